import { owesNothing } from '../../tcp/owed.ts'
import type { Seat } from '../seat.ts'
import type { Round } from './room.ts'
import { callDue, callOffered } from './script.ts'

/** Nothing is on its way, and nobody has anything to do. */
export const isQuiet = (round: Round): boolean => round.flights.length === 0 && isIdle(round)

/** Nobody has anything to do; segments may be on their way. */
export const isIdle = (round: Round): boolean => isSeatIdle(round, 'client') && isSeatIdle(round, 'server')

const isSeatIdle = (round: Round, seat: Seat): boolean =>
  owesNothing(round.play[seat].tcb) &&
  callDue(round, seat) === undefined &&
  // Who waits instead of making the call that it is offered lets time pass.
  (callOffered(round, seat) === undefined || round.skips[seat])
