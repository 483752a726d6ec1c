import { askedOf, questionViews } from '../../shared/game/room/asked.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { bySeat, peerOf } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import type { QuestionId } from '../../shared/game/coach/questionId.ts'
import type { View } from '../../shared/game/room/view.ts'

/** What had been asked at each end before the table was taken up again. */
export type AskedBefore = BySeat<readonly QuestionId[]>

export const askedBefore = ({ round }: Room): AskedBefore =>
  bySeat((seat) => (round === undefined ? [] : askedOf(round, seat, false)))

/**
 * The view with the question cards of whoever plays on: those whose moment has come since the table was taken up, each
 * once, though both ends may be played. Nobody else is asked, so that an answer is told at once.
 */
export const withCards = (view: View, room: Room, seat: Seat, before: AskedBefore): View => {
  const { round } = room
  if (round === undefined || view.round === undefined) return view
  const peer = peerOf(seat)
  const alone: Room = { ...room, seats: { ...room.seats, [peer]: { kind: 'bot' } } }
  const questions = questionViews(alone, round, seat).filter(
    ({ id }) => !before[seat].includes(id) && round.answers[peer][id] === undefined,
  )
  return {
    ...view,
    seats: { ...view.seats, [peer]: { ...view.seats[peer], held: 'bot' } },
    round: { ...view.round, questions },
  }
}
