import { seqBefore } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { BySeat } from '../seat.ts'
import type { RoomEvent } from './event.ts'
import { isQuiet } from './quiet.ts'
import type { EndpointPlay, RetransmissionTimer, Round } from './room.ts'

/**
 * How long the round has been quiet in all when an event comes, in milliseconds: its own time. That time passes only
 * while nobody has anything to do and nothing is on its way. So a player may think for as long as it takes, and no
 * timer runs out meanwhile.
 */
export const ranUntil = (round: Round, at: number): number => {
  const isRunning = isTimed(round.play.client) || isTimed(round.play.server)
  return isRunning && isQuiet(round) ? round.ranMs + Math.max(0, at - round.lastAt) : round.ranMs
}

/** Some timer of this endpoint runs. */
export const isTimed = ({ timer, waitsFrom: since }: EndpointPlay): boolean =>
  timer !== undefined || since !== undefined

/** Both ends with their timers as an event leaves them: armed, armed anew, left as they are, or stopped. */
export const timersAfter = (
  before: BySeat<EndpointPlay>,
  after: BySeat<EndpointPlay>,
  event: RoomEvent,
  now: Now,
): BySeat<EndpointPlay> => {
  const client = timerAfter(before.client, after.client, event, now)
  const server = timerAfter(before.server, after.server, event, now)
  return client === after.client && server === after.server ? after : { client, server }
}

/** The moment of an event: in the round's own time, and in the room's versions. */
interface Now {
  readonly ranMs: number
  readonly version: number
}

const timerAfter = (was: EndpointPlay, is: EndpointPlay, event: RoomEvent, now: Now): EndpointPlay => {
  if (was.tcb === is.tcb) return is
  const timer = retransmissionTimer(was, is.tcb, event, now)
  const since = waitsFrom(was, is.tcb, now.ranMs)
  return timer === is.timer && since === is.waitsFrom ? is : { ...is, timer, waitsFrom: since }
}

/**
 * RFC 6298 5: it runs while anything sent is not acknowledged; news from the peer, or sending the oldest thing again,
 * starts it anew. Each time it runs out it doubles (5.5), until new data are acknowledged.
 */
const retransmissionTimer = (
  { tcb: was, timer }: EndpointPlay,
  is: Tcb,
  event: RoomEvent,
  now: Now,
): RetransmissionTimer | undefined => {
  if (is.state === 'CLOSED' || is.state === 'LISTEN' || is.sndUna === is.sndNxt) return undefined
  const fresh = { armedAt: now.ranMs, armedBy: now.version, expiries: 0 }
  if (timer === undefined || (was.sndUna !== is.sndUna && was.synAcked)) return fresh
  if (event.kind === 'timer-expired') return { ...timer, expiries: timer.expiries + 1 }
  const isAgain = event.kind === 'segment-sent' && seqBefore(event.segment.seq, was.sndNxt)
  return isAgain ? { ...fresh, expiries: timer.expiries } : timer
}

/** When 2 MSL began: anew each time the FIN comes again (RFC 9293 3.10.7.4 eighth). */
const waitsFrom = (
  { tcb: was, waitsFrom: since }: EndpointPlay,
  is: Tcb,
  ranMs: number,
): number | undefined => {
  if (is.state !== 'TIME-WAIT') return undefined
  return since === undefined || was.timeWaitStarts !== is.timeWaitStarts ? ranMs : since
}
