import type { MisconceptionId } from '../judging/misconceptions.ts'

/** Parts of the bank, as practice lists them. */
export const TOPICS = ['opening', 'numbers', 'loss', 'closing', 'waiting', 'failure'] as const
export type Topic = (typeof TOPICS)[number]

/** One way to answer a question; a wrong one betrays a misconception of the catalogue. */
export interface QuestionOption {
  readonly betrays: MisconceptionId | undefined
}

/** A question of the bank. Its sentences stand in the catalogue of words, in this order of options. */
export interface Question {
  readonly topic: Topic
  /** Section of RFC 9293 that decides it; undefined where an application or another text does */
  readonly rfc: string | undefined
  readonly options: readonly QuestionOption[]
  /** Index of the right option, from 0 */
  readonly right: number
}

/** A question from its options in their order: the misconception that each betrays, or `right`. */
export const ask = (
  topic: Topic,
  rfc: string | undefined,
  ...options: readonly (MisconceptionId | 'right')[]
): Question => ({
  topic,
  rfc,
  options: options.map((option) => ({ betrays: option === 'right' ? undefined : option })),
  right: options.indexOf('right'),
})
