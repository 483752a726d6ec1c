import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import type { AnswerCode } from '../../../shared/wire/answers.ts'
import { useWords } from '../../i18n/index.ts'
import { Refused } from '../../ladder/Refused.tsx'

/** Why nobody has sat down. */
export type Problem =
  | { readonly kind: 'code' }
  | { readonly kind: 'name' }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: AnswerCode }

/** What went wrong, told as TCP would: a room that nobody keeps answers with a reset. */
export const JoinProblem = ({ problem }: { readonly problem: Problem }): ReactNode => {
  const words = useWords()
  switch (problem.kind) {
    case 'code':
      return <p className="problem">{words.home.badCode}</p>
    case 'name':
      return <p className="problem">{words.home.badName}</p>
    case 'refused': {
      const { code, reason } = problem
      if (reason === 'room/unknown' || reason === 'room/closed')
        return (
          <div className="refused">
            <Refused width={150} />
            <p>
              <b>{words.refusals.nobody(code)}</b> {words.refusals[reason]}
            </p>
          </div>
        )
      return (
        <p className="problem">
          {reason === 'room/full' && <b>{words.refusals.full(code)}</b>} {words.refusals[reason]}
        </p>
      )
    }
    default:
      return unreachable(problem)
  }
}
