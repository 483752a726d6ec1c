import type { MisconceptionId } from '../judging/misconceptions.ts'
import type { QuestionId } from './questionId.ts'

/** One way to answer a question; a wrong one betrays a misconception of the catalogue. */
export interface QuestionOption {
  readonly betrays: MisconceptionId | undefined
}

/** A question of the bank. Its sentences stand in the catalogue of words, in this order of options. */
export interface Question {
  readonly options: readonly QuestionOption[]
  /** Index of the right option, from 0 */
  readonly right: number
}

const right = { betrays: undefined } as const
const wrong = (betrays: MisconceptionId): QuestionOption => ({ betrays })

/** The questions that the present levels ask (RFC 9293 decides what is right). */
export const QUESTIONS: { readonly [Q in QuestionId]: Question } = {
  Q01: { options: [wrong('M52'), right, wrong('M42')], right: 1 },
  Q05: { options: [right, wrong('M51'), wrong('M52')], right: 0 },
  Q09: { options: [wrong('M04'), wrong('M05'), right], right: 2 },
  Q12: { options: [wrong('M38'), right, wrong('M04')], right: 1 },
  Q36: { options: [wrong('M59'), wrong('M60'), right], right: 2 },
  Q38: { options: [wrong('M57'), right, wrong('M84')], right: 1 },
  Q40: { options: [right, wrong('M57'), wrong('M76')], right: 0 },
  Q44: { options: [wrong('M14'), wrong('M17'), right], right: 2 },
  Q52: { options: [wrong('M67'), right, wrong('M68')], right: 1 },
  Q53: { options: [wrong('M70'), wrong('M89'), right], right: 2 },
}
