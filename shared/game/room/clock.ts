import { owesNothing } from '../../tcp/owed.ts'
import { SEATS, peerOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import type { Round } from './room.ts'
import { callDue, callOffered } from './script.ts'

/** A retransmission timer that runs, and when it does. Milliseconds, of the same epoch as the events. */
export interface Clock {
  readonly seat: Seat
  readonly startedAt: number
  readonly endsAt: number
}

/**
 * How long a retransmission timer runs in the game: long enough to be seen, far shorter than people think. (RFC 6298
 * begins with one second and doubles it; a bar that doubles teaches only patience.)
 */
export const RTO_MS = 5_000

/**
 * The retransmission timer that runs now. Time stands still while anybody thinks or anything is on its way: only
 * when both ends have done all that they owe, and one of them still waits for an acknowledgement, does it pass. Of
 * two timers the one that was started first runs out first.
 */
export const clockOf = (round: Round): Clock | undefined => {
  if (!isQuiet(round)) return undefined
  const [seat] = SEATS.filter((one) => isWaiting(round, one)).sort(
    (a, b) => sentAt(round, a) - sentAt(round, b),
  )
  if (seat === undefined) return undefined
  const startedAt = Math.max(round.startedAt, round.quietAt, ...SEATS.map((one) => round.play[one].changedAt))
  return { seat, startedAt, endsAt: startedAt + RTO_MS }
}

/** Nothing is on its way, and nobody has anything to do. */
export const isQuiet = (round: Round): boolean => round.flights.length === 0 && isIdle(round)

/** Nobody has anything to do; segments may be on their way. */
export const isIdle = (round: Round): boolean =>
  SEATS.every(
    (seat) =>
      owesNothing(round.play[seat].tcb) &&
      callDue(round, seat) === undefined &&
      // Who waits instead of making the call that it is offered lets time pass.
      (callOffered(round, seat) === undefined || round.skips[seat]),
  )

const isWaiting = (round: Round, seat: Seat): boolean => {
  const { state, sndUna, sndNxt } = round.play[seat].tcb
  return state !== 'CLOSED' && state !== 'LISTEN' && sndUna !== sndNxt
}

const sentAt = (round: Round, seat: Seat): number =>
  round.steps.findLast((step) => step.kind === 'segment' && step.seat === seat && step.made === undefined)
    ?.at ?? (seat === 'client' ? 0 : 1)

/** Everybody whom the clock keeps waiting would let it run out now. */
export const isSkipAgreed = (round: Round, seat: Seat, isPerson: (seat: Seat) => boolean): boolean =>
  [seat, peerOf(seat)].every((one) => !isPerson(one) || round.skips[one])

/** This player is offered a call, owes nothing, and does not wait already while a clock runs. */
export const mayWait = (round: Round, seat: Seat): boolean =>
  callOffered(round, seat) !== undefined &&
  owesNothing(round.play[seat].tcb) &&
  !(round.skips[seat] && clockOf(round) !== undefined)
