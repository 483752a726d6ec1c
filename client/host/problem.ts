import { useWords } from '../i18n/index.ts'
import type { ClassProblem } from '../net/hostSession.ts'
import { useClassSaid } from './Spoken.tsx'

/** Why something was not done, in a sentence; empty where nothing went wrong. */
export const useProblem = (problem: ClassProblem | undefined): string => {
  const { refusals } = useWords()
  const said = useClassSaid()
  const sentences: { readonly [C in ClassProblem]: string } = { ...refusals, ...said.refusals }
  return problem === undefined ? '' : sentences[problem]
}
