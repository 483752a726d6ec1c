import type { ReactNode } from 'react'
import type { ClassReport } from '../../shared/class/report/report.ts'
import { COLUMNS } from '../../shared/game/judging/score.ts'
import { useClassSaid } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'
import { ShareCell } from './ShareCell.tsx'

/** Each student in four columns, in the order of joining. */
export const StudentsTable = ({ report }: { readonly report: ClassReport }): ReactNode => {
  const words = useWords()
  const { report: said } = useClassSaid()
  return (
    <section
      className="wide"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={said.students}
    >
      <table className="people">
        <caption>
          <h2>{said.students}</h2> <span className="cap">{said.order}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{said.student}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {said.column[column]}
              </th>
            ))}
            <th scope="col">{said.practise}</th>
          </tr>
        </thead>
        <tbody>
          {report.students.map(({ id, names, columns, practise }) => (
            <tr key={id}>
              <th scope="row">{names.join(' + ')}</th>
              {COLUMNS.map((column) => (
                <ShareCell key={column} share={columns[column]} />
              ))}
              <td>{practise === undefined ? '–' : words.levels.name[practise]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
