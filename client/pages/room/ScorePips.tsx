import type { ReactNode } from 'react'
import { COLUMNS } from '../../../shared/game/judging/score.ts'
import type { Score } from '../../../shared/game/judging/score.ts'
import { useWords } from '../../i18n/index.ts'

/** Four columns kept apart: right at the first try, of all. A dash before the first decision; never speed. */
export const ScorePips = ({ score }: { readonly score: Score }): ReactNode => {
  const words = useWords()
  return (
    <dl className="score" aria-label={words.table.score}>
      {COLUMNS.map((column) => {
        const marks = score.marks[column]
        const first = marks.filter((mark) => mark === 'first').length
        return (
          <div key={column}>
            <dt>{words.table[column]}</dt>
            <dd>{marks.length === 0 ? words.table.unknown : `${first}/${marks.length}`}</dd>
            <span className="pips" aria-hidden="true">
              {marks.length === 0
                ? [0, 1, 2].map((at) => <i key={at} className="later" />)
                : marks
                    .slice(-8)
                    .map((mark, at) => <i key={`${at}-${mark}`} className={mark === 'first' ? '' : 'no'} />)}
            </span>
          </div>
        )
      })}
    </dl>
  )
}
