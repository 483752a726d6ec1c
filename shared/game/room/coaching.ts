import { QUESTIONS } from '../coach/questions.ts'
import { DRAFT_FIELDS } from '../judging/verdict.ts'
import { withSeat } from '../seat.ts'
import type { RoomEvent } from './event.ts'
import { revealing } from './knowledge.ts'
import { withPlay } from './record.ts'
import type { Round } from './room.ts'

export const hintTaken = (round: Round, event: Extract<RoomEvent, { kind: 'hint-taken' }>): Round => {
  const play = round.play[event.seat]
  const { decision } = play
  const { verdict, flight } = decision.refused ?? {}
  const isWhole = verdict === undefined || verdict.kind === 'conforming' || flight !== undefined
  const told = isWhole ? DRAFT_FIELDS : [verdict.diagnosis.field]
  return withPlay(round, event.seat, {
    ...play,
    score: { ...play.score, hintsPaid: play.score.hintsPaid + event.cost },
    decision: {
      ...decision,
      depth: event.depth,
      helped: event.depth === 'answer' ? [...new Set([...decision.helped, ...told])] : decision.helped,
    },
  })
}

export const questionAnswered = (
  round: Round,
  event: Extract<RoomEvent, { kind: 'question-answered' }>,
): Round => {
  const play = round.play[event.seat]
  const { right, options } = QUESTIONS[event.question]
  const mark = right === event.option ? 'first' : 'missed'
  const marked = {
    ...play,
    score: {
      ...play.score,
      marks: { ...play.score.marks, reason: [...play.score.marks.reason, mark] as const },
    },
  }
  return {
    ...withPlay(round, event.seat, revealing(marked, options[event.option]?.betrays, 'answer')),
    answers: withSeat(round.answers, event.seat, {
      ...round.answers[event.seat],
      [event.question]: { option: event.option, after: round.flightsMade },
    }),
  }
}
