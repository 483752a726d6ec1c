import type { QuestionId } from '../../../../shared/game/coach/questionId.ts'
import { closing } from './questions/closing.ts'
import { failure } from './questions/failure.ts'
import { loss } from './questions/loss.ts'
import { numbers } from './questions/numbers.ts'
import { opening } from './questions/opening.ts'
import { waiting } from './questions/waiting.ts'

/** 题库。选项顺序由 shared/game/coach/questions.ts 固定。 */
export const questions = {
  ...opening,
  ...numbers,
  ...loss,
  ...closing,
  ...waiting,
  ...failure,
} satisfies {
  readonly [Q in QuestionId]: {
    readonly text: string
    readonly options: readonly string[]
    readonly reason: string
  }
}
