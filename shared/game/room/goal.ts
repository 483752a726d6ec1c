import { appearance } from '../../tcp/appearance.ts'
import { owesNothing } from '../../tcp/owed.ts'
import type { Seat } from '../seat.ts'
import type { Round } from './room.ts'
import { isScriptDone } from './script.ts'

/** True when both ends stand where the level wants them, and nothing is under way, owed or waiting any more. */
export const isWon = (round: Round): boolean =>
  round.flights.length === 0 &&
  round.straysSent === round.strays.length &&
  isThere(round, 'client') &&
  isThere(round, 'server')

const isThere = (round: Round, seat: Seat): boolean => {
  const { tcb } = round.play[seat]
  return (
    isScriptDone(round, seat) &&
    appearance(tcb) === round.level.goal[seat] &&
    owesNothing(tcb) &&
    tcb.sndUna === tcb.sndNxt
  )
}
