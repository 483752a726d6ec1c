import { stateAfter } from '../../tcp/appearance.ts'
import { judge } from '../../tcp/judge.ts'
import { owed } from '../../tcp/owed.ts'
import type { Move } from '../draft.ts'
import { toDraft } from '../judging/toSegment.ts'
import type { Seat } from '../seat.ts'
import { mayPassTwoMsl } from '../room/clock.ts'
import type { Round } from '../room/room.ts'
import { callOffered } from '../room/script.ts'

/** How long a bot looks at its desk before it moves, in milliseconds: long enough to be followed. */
export const BOT_THINKS_MS = 900

/**
 * The move that a sound endpoint makes now; undefined when it only waits. It speaks as `permitted` allows, the
 * same answer that the judge and the hints use, and it knows no more than a person on its seat.
 */
export const botMove = (round: Round, seat: Seat): Move | undefined => {
  const { tcb } = round.play[seat]
  const [debt] = owed(tcb)
  if (debt !== undefined && judge(tcb, debt.segment).verdict === 'conforming') {
    const claim = round.settings.asksState ? stateAfter(tcb, debt.segment) : undefined
    return { kind: 'segment', draft: { ...toDraft(debt.segment), claim } }
  }
  const call = callOffered(round, seat)
  if (call !== undefined) return { kind: 'call', call }
  return mayPassTwoMsl(round, seat) ? { kind: 'timer', timer: 'time-wait' } : undefined
}

/** When the bot on this seat moves; undefined when it has nothing to do. */
export const botThinksUntil = (round: Round, seat: Seat): number | undefined =>
  botMove(round, seat) === undefined ? undefined : round.play[seat].changedAt + BOT_THINKS_MS
