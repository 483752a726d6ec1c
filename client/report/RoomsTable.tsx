import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ClassReport } from '../../shared/class/report/report.ts'
import { COLUMNS } from '../../shared/game/judging/score.ts'
import { useClassSaid } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'
import { ShareCell } from './ShareCell.tsx'

/** Each room in four columns, and its rounds as timelines. */
export const RoomsTable = ({ report }: { readonly report: ClassReport }): ReactNode => {
  const words = useWords()
  const { report: said } = useClassSaid()
  const names = new Map(report.students.map((student) => [student.id, student.names.join(' + ')]))
  return (
    <section
      className="wide"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={said.pairs}
    >
      <table className="people">
        <caption>
          <h2>{said.pairs}</h2>
        </caption>
        <thead>
          <tr>
            <th scope="col">{said.pair}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {said.column[column]}
              </th>
            ))}
            <th scope="col">{said.rounds}</th>
          </tr>
        </thead>
        <tbody>
          {report.tables.map(({ n, students, columns, rounds }) => (
            <tr key={n}>
              <th scope="row">
                <span className="mono">{n}</span> {students.map((id) => names.get(id) ?? id).join(' · ')}
              </th>
              {COLUMNS.map((column) => (
                <ShareCell key={column} share={columns[column]} />
              ))}
              <td>
                <ul className="rounds-played">
                  {rounds.map(({ turn, level, replayId }) => (
                    <li key={turn}>
                      <Link href={`/timeline/${replayId}`}>{words.levels.name[level]}</Link>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
