import type { InMaking } from '../../base/inMaking.ts'
import { QUESTIONS } from '../coach/questions.ts'
import { markReason } from '../judging/marking.ts'
import { DRAFT_FIELDS } from '../judging/verdict.ts'
import { withSeat } from '../seat.ts'
import { copyOfPlay } from './copies.ts'
import type { RoomEvent } from './event.ts'
import { reveal } from './knowledge.ts'
import { setPlay } from './record.ts'
import type { Round } from './room.ts'

export const hintTaken = (next: InMaking<Round>, event: Extract<RoomEvent, { kind: 'hint-taken' }>): void => {
  const play = copyOfPlay(next.play[event.seat])
  const { decision, score } = play
  const { verdict, flight } = decision.refused ?? {}
  const isWhole = verdict === undefined || verdict.kind === 'conforming' || flight !== undefined
  const told = isWhole ? DRAFT_FIELDS : [verdict.diagnosis.field]
  play.score = { ...score, hintsPaid: score.hintsPaid + event.cost }
  play.decision = {
    ...decision,
    depth: event.depth,
    helped: event.depth === 'answer' ? [...new Set([...decision.helped, ...told])] : decision.helped,
  }
  setPlay(next, event.seat, play)
}

export const questionAnswered = (
  next: InMaking<Round>,
  event: Extract<RoomEvent, { kind: 'question-answered' }>,
): void => {
  const play = copyOfPlay(next.play[event.seat])
  const { right, options } = QUESTIONS[event.question]
  play.score = markReason(play.score, right === event.option)
  reveal(play, options[event.option]?.betrays, 'answer')
  setPlay(next, event.seat, play)
  next.answers = withSeat(next.answers, event.seat, {
    ...next.answers[event.seat],
    [event.question]: { option: event.option, after: next.flightsMade },
  })
}
