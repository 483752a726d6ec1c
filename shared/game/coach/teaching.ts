import type { MisconceptionId } from '../judging/misconceptions.ts'
import { QUESTION_IDS } from './questionId.ts'
import type { QuestionId } from './questionId.ts'
import { QUESTIONS } from './questions.ts'

/** The questions of the bank that have this misconception among their wrong options, in the bank's order. */
export const teaching = (misconception: MisconceptionId): readonly QuestionId[] =>
  QUESTION_IDS.filter((id) => QUESTIONS[id].options.some(({ betrays }) => betrays === misconception))
