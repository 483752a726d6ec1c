import { SEATS } from '../seat.ts'
import type { BySeat } from '../seat.ts'
import { clocksOf } from './clock.ts'
import type { RoomEvent } from './event.ts'
import { isQuiet } from './quiet.ts'
import type { EndpointPlay, Loss, Round } from './room.ts'
import { callOffered } from './script.ts'

/**
 * So many segments as the rules ask, and neither end has got anywhere: two ends that tell each other where they are for
 * ever (an ACK storm), or one that repeats what the other will never take. A real TCP gives up as well (RFC 9293
 * 3.8.3, R2).
 */
const MOST_IN_VAIN = 6

/**
 * How a round is lost that cannot be won any more; undefined while it can. Only a segment that did not conform brings a
 * round there: as long as all that was sent was right, the level is the one that leads to its goal.
 */
export const lossOf = (round: Round): Loss | undefined => {
  // Whoever is offered a call can still change things: in a flood, to answer with cookies.
  if (round.inVain === undefined || SEATS.some((seat) => callOffered(round, seat) !== undefined))
    return undefined
  if (round.inVain < MOST_IN_VAIN && !isStill(round)) return undefined
  const without = SEATS.filter((seat) => isWithout(round.play[seat]))
  if (without.length === 1) return 'half-open'
  return without.length === SEATS.length && hasReset(round) ? 'reset' : 'adrift'
}

/** Nothing is on its way, nobody owes anything, and no timer runs: so it would stay for ever. */
const isStill = (round: Round): boolean => isQuiet(round) && clocksOf(round).length === 0

const isWithout = ({ tcb }: EndpointPlay): boolean => tcb.state === 'CLOSED' || tcb.state === 'LISTEN'

const hasReset = ({ steps }: Round): boolean =>
  steps.some((step) => step.kind === 'segment' && step.segment.flags.rst && step.arrivedAt !== undefined)

/** `Round.inVain` after an event of a round in which something wrong was sent. */
export const inVainAfter = (was: Round, is: Round, event: RoomEvent): number | undefined => {
  if (is.inVain === undefined) return undefined
  if (SEATS.some((seat) => hasMoved(was.play, is.play, seat))) return 0
  const sent = event.kind === 'segment-sent' ? is.steps.at(-1) : undefined
  const isAsked = sent?.kind === 'segment' && sent.wrong === undefined && sent.typical
  return isAsked ? is.inVain + 1 : is.inVain
}

/** This end has got somewhere: to another state, or on in its numbers, or its application has. */
const hasMoved = (
  before: BySeat<EndpointPlay>,
  after: BySeat<EndpointPlay>,
  seat: keyof BySeat<EndpointPlay>,
): boolean => {
  const [was, is] = [before[seat], after[seat]]
  if (was === is) return false
  return (
    was.scriptAt !== is.scriptAt ||
    was.tcb.state !== is.tcb.state ||
    was.tcb.sndUna !== is.tcb.sndUna ||
    was.tcb.sndNxt !== is.tcb.sndNxt ||
    was.tcb.rcvNxt !== is.tcb.rcvNxt ||
    was.tcb.lastAckSent !== is.tcb.lastAckSent ||
    was.tcb.timeWaitStarts !== is.tcb.timeWaitStarts
  )
}
