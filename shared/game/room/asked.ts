import type { State } from '../../tcp/state.ts'
import type { QuestionId } from '../coach/questionId.ts'
import { optionOrder } from '../coach/optionOrder.ts'
import { QUESTIONS } from '../coach/questions.ts'
import { teaching } from '../coach/teaching.ts'
import type { Level } from '../levels/level.ts'
import type { Score } from '../judging/score.ts'
import { bySeat, peerOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import type { Room, Round } from './room.ts'
import type { Step } from './step.ts'
import type { QuestionView } from './view.ts'

/**
 * The questions before a player now: those of the level whose moment has come for this endpoint, one for each
 * misconception that its moves have shown, and once the round is over those of its end. None of them stops the
 * play, and each is asked once in a round.
 */
export const askedOf = (round: Round, seat: Seat, over: boolean): readonly QuestionId[] => {
  const { level } = round
  const { revealed, decision } = round.play[seat]
  // As good as always, and asked after every move.
  if (!over && level.between === undefined && revealed.length === 0) return NONE
  const asked: QuestionId[] = []
  for (const { question, when } of level.between ?? NONE_BETWEEN)
    if (over || hasBeenIn(round, seat, when[seat])) ask(asked, question)
  if (over) for (const question of level.questions) ask(asked, question)
  // While a refused draft stands its question would give away what is due: it is offered when the move is settled.
  if (over || decision.refused === undefined)
    for (const { id, by } of revealed)
      if (by === 'draft' || by === 'wait')
        ask(
          asked,
          teaching(id).find((question) => !isOfLevel(level, question)),
        )
  return asked
}

const ask = (asked: QuestionId[], question: QuestionId | undefined): void => {
  if (question !== undefined && !asked.includes(question)) asked.push(question)
}

const NONE: readonly QuestionId[] = []
const NONE_BETWEEN: NonNullable<Level['between']> = []

const isOfLevel = ({ between, questions }: Level, id: QuestionId): boolean =>
  questions.includes(id) || (between ?? []).some(({ question }) => question === id)

/** True when this endpoint has shown the state at any step of the round. */
const hasBeenIn = ({ steps }: Round, seat: Seat, state: State): boolean => {
  for (const step of steps) if (stateShown(step, seat) === state) return true
  return false
}

/** The state that a step has shown of this endpoint, if any. */
const stateShown = (step: Step, seat: Seat): State | undefined => {
  if (step.kind === 'refused' || step.kind === 'forged') return undefined
  if (step.kind !== 'segment') return step.seat === seat ? step.state : undefined
  return step.seat === seat ? step.senderState : step.receiverState
}

/**
 * Whether a player may see how a question was answered. A question of the level waits for every person at the
 * table; and while the round is played, the partner's answer travels like everything else: it is known when a
 * segment sent after it has arrived.
 */
const isTold = (room: Room, round: Round, seat: Seat, id: QuestionId): boolean => {
  if (round.answers[seat][id] === undefined) return false
  const peer = peerOf(seat)
  if (!isOfLevel(round.level, id) || room.seats[peer].kind !== 'person') return true
  const theirs = round.answers[peer][id]
  if (theirs === undefined) return false
  return (
    room.phase !== 'playing' ||
    round.steps.some(
      (step) =>
        step.kind === 'segment' &&
        step.seat === peer &&
        step.flight > theirs.after &&
        step.arrivedAt !== undefined,
    )
  )
}

/**
 * The questions that a player sees, with as much of the answers as may be known.
 *
 * @param last the cards that it saw before in the same round: one that is as it was stays the same object
 */
export const questionViews = (
  room: Room,
  round: Round,
  seat: Seat,
  last: readonly QuestionView[] = NO_CARDS,
): readonly QuestionView[] => {
  const asked = askedOf(round, seat, room.phase !== 'playing')
  if (asked.length === 0) return NO_CARDS
  const cards = asked.map((id, at) => questionView(room, round, seat, id, last[at]))
  return cards.length === last.length && cards.every((card, at) => card === last[at]) ? last : cards
}

const NO_CARDS: readonly QuestionView[] = []

const questionView = (
  room: Room,
  round: Round,
  seat: Seat,
  id: QuestionId,
  last: QuestionView | undefined,
): QuestionView => {
  const mine = round.answers[seat][id]?.option
  // Before it is answered there is nothing about it to know.
  if (mine === undefined && last?.id === id && last.mine === undefined) return last
  const { right, rfc, options } = QUESTIONS[id]
  const shared = isOfLevel(round.level, id)
  return {
    id,
    order: last?.id === id ? last.order : optionOrder(round.replayId, id, options.length),
    shared,
    mine,
    reveal: isTold(room, round, seat, id)
      ? {
          right,
          rfc,
          answers: bySeat((of) => (of === seat || shared ? round.answers[of][id]?.option : undefined)),
        }
      : undefined,
  }
}

/** The partner's score without its marks for answers that this player may not see yet. */
export const scoreSeen = (room: Room, round: Round, seat: Seat, of: Seat): Score => {
  const { score } = round.play[of]
  if (of === seat) return score
  const reason = [...score.marks.reason]
  for (const id of [
    ...(round.level.between ?? []).map(({ question }) => question),
    ...round.level.questions,
  ]) {
    const answer = round.answers[of][id]
    if (answer === undefined || isTold(room, round, seat, id)) continue
    const at = reason.lastIndexOf(answer.option === QUESTIONS[id].right ? 'first' : 'missed')
    if (at >= 0) reason.splice(at, 1)
  }
  return { ...score, marks: { ...score.marks, reason } }
}

/** True for a question that exists for this player in this round and has such an option. */
export const mayAnswer = (round: Round, seat: Seat, over: boolean, id: QuestionId, option: number): boolean =>
  askedOf(round, seat, over).includes(id) && option < QUESTIONS[id].options.length
