import type { MisconceptionId } from '../judging/misconceptions.ts'
import { QUESTION_IDS } from './questionId.ts'
import type { QuestionId } from './questionId.ts'
import { QUESTIONS } from './questions.ts'

/** The questions of the bank that have this misconception among their wrong options, in the bank's order. */
export const teaching = (misconception: MisconceptionId): readonly QuestionId[] =>
  TEACHING.get(misconception) ?? []

const TEACHING: ReadonlyMap<MisconceptionId, readonly QuestionId[]> = (() => {
  const found = new Map<MisconceptionId, QuestionId[]>()
  for (const id of QUESTION_IDS)
    for (const { betrays } of QUESTIONS[id].options) {
      if (betrays === undefined) continue
      const questions = found.get(betrays) ?? []
      if (!questions.includes(id)) questions.push(id)
      found.set(betrays, questions)
    }
  return found
})()
