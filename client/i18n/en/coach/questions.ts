import type { QuestionId } from '../../../../shared/game/coach/questionId.ts'
import { closing } from './questions/closing.ts'
import { failure } from './questions/failure.ts'
import { loss } from './questions/loss.ts'
import { numbers } from './questions/numbers.ts'
import { opening } from './questions/opening.ts'
import { waiting } from './questions/waiting.ts'

/** The question bank. Options stand in the order that shared/game/coach/questions.ts fixes. */
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
