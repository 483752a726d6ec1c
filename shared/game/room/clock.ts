import { appearance } from '../../tcp/appearance.ts'
import { owesNothing } from '../../tcp/owed.ts'
import type { LevelClocks } from '../levels/level.ts'
import { SEATS, peerOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { isIdle, isQuiet } from './quiet.ts'
import type { Round } from './room.ts'
import { callOffered } from './script.ts'
import { isTimed } from './timers.ts'

/** A timer that runs now. Times in milliseconds, of the same epoch as the events. */
export interface Clock {
  readonly kind: 'retransmission' | 'time-wait'
  readonly seat: Seat
  /** How long it runs in all, in milliseconds */
  readonly totalMs: number
  readonly endsAt: number
  /** How often it has run before: a retransmission timer that ran out, a 2 MSL that began anew */
  readonly runs: number
}

/**
 * How long timers run in the game, in milliseconds: long enough to be seen, far shorter than people think. 2 MSL
 * outlasts a retransmission timer that has doubled once, as it would in life.
 */
export const DEFAULT_CLOCKS: LevelClocks = { rtoMs: 5_000, twoMslMs: 20_000 }

/** A retransmission timer doubles up to this many milliseconds (RFC 6298 2.5: at least 60 seconds). */
const LONGEST_RTO_MS = 60_000

/**
 * The timers that run now, the one that runs out first before the others. They stand still while anybody thinks or
 * anything is on its way: only when both ends have done all that they owe does time pass.
 */
export const clocksOf = (round: Round): readonly Clock[] => {
  if (!doClocksRun(round)) return NO_CLOCKS
  const clocks: Ordered[] = []
  for (const seat of SEATS)
    for (const clock of [retransmissionClock(round, seat), twoMslClock(round, seat)])
      if (clock !== undefined) clocks.push(clock)
  return clocks.sort((a, b) => a.endsAt - b.endsAt || a.order - b.order)
}

const NO_CLOCKS: readonly Clock[] = []

/** The timer that runs out next: the first of `clocksOf`, found without making a list. */
export const clockOf = (round: Round): Clock | undefined => {
  if (!doClocksRun(round)) return undefined
  let first: Ordered | undefined
  for (const seat of SEATS)
    first = sooner(sooner(first, retransmissionClock(round, seat)), twoMslClock(round, seat))
  return first
}

const doClocksRun = (round: Round): boolean =>
  (isTimed(round.play.client) || isTimed(round.play.server)) && isQuiet(round)

interface Ordered extends Clock {
  /** Of two that run out together the one that was started first does so first */
  readonly order: number
}

const sooner = (first: Ordered | undefined, other: Ordered | undefined): Ordered | undefined => {
  if (first === undefined || other === undefined) return first ?? other
  const isSooner = other.endsAt < first.endsAt || (other.endsAt === first.endsAt && other.order < first.order)
  return isSooner ? other : first
}

/** When a clock that runs so long from a moment of the round's own time will have run out. */
const endOf = ({ lastAt, ranMs }: Round, from: number, totalMs: number): number =>
  lastAt + totalMs - (ranMs - from)

const retransmissionClock = (round: Round, seat: Seat): Ordered | undefined => {
  const { timer } = round.play[seat]
  if (timer === undefined) return undefined
  const { rtoMs } = round.level.clocks ?? DEFAULT_CLOCKS
  const totalMs = Math.min(rtoMs * 2 ** timer.expiries, Math.max(rtoMs, LONGEST_RTO_MS))
  return {
    kind: 'retransmission',
    seat,
    totalMs,
    endsAt: endOf(round, timer.armedAt, totalMs),
    runs: timer.expiries,
    order: timer.armedBy,
  }
}

const twoMslClock = (round: Round, seat: Seat): Ordered | undefined => {
  const { waitsFrom, tcb } = round.play[seat]
  if (waitsFrom === undefined || appearance(tcb) !== 'TIME-WAIT') return undefined
  const { twoMslMs } = round.level.clocks ?? DEFAULT_CLOCKS
  return {
    kind: 'time-wait',
    seat,
    totalMs: twoMslMs,
    endsAt: endOf(round, waitsFrom, twoMslMs),
    runs: tcb.timeWaitStarts - 1,
    order: Infinity,
  }
}

/** Everybody whom the clock keeps waiting would let it run out now. */
export const isSkipAgreed = (round: Round, seat: Seat, isPerson: (seat: Seat) => boolean): boolean =>
  [seat, peerOf(seat)].every((one) => !isPerson(one) || round.skips[one])

/** This player is offered a call, owes nothing, and does not wait already while a clock runs. */
export const mayWait = (round: Round, seat: Seat): boolean =>
  callOffered(round, seat) !== undefined &&
  owesNothing(round.play[seat].tcb) &&
  !(round.skips[seat] && clockOf(round) !== undefined)

/**
 * This player may let its 2 MSL pass at once: it owes nothing, and the other end does not either. While that one has
 * something to do time stands still, and what it then says may begin them anew.
 */
export const mayPassTwoMsl = (round: Round, seat: Seat): boolean => {
  const { tcb } = round.play[seat]
  const isFree = appearance(tcb) === 'TIME-WAIT' && owesNothing(tcb)
  return isFree && (round.flights.length > 0 || isIdle(round))
}
