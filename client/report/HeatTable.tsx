import type { ReactNode } from 'react'
import type { HeatMap } from '../../shared/class/report/report.ts'
import { useClassSaid, useMistakes } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'

/** Levels by mistakes, in one hue; the number says how many rooms. */
export const HeatTable = ({ heat }: { readonly heat: HeatMap }): ReactNode => {
  const words = useWords()
  const { report: said } = useClassSaid()
  const mistakes = useMistakes()
  if (heat.ids.length === 0) return <p className="muted">{said.noMistakes}</p>
  return (
    <section
      className="heat-place"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={said.heat}
    >
      <table className="heat">
        <caption>{said.heatMore}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{said.level}</span>
            </th>
            {heat.ids.map((id) => (
              <th key={id} scope="col">
                <span className="mono">{id}</span>
                {mistakes[id].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map(({ level, of, tables }) => (
            <tr key={level}>
              <th scope="row">
                {words.levels.name[level]} <small className="mono">{of}</small>
              </th>
              {heat.ids.map((id, at) => {
                const count = tables[at] ?? 0
                return (
                  <td key={id} className={`h${heatOf(count, of)}`}>
                    {count === 0 ? '·' : count}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** How strong the colour is, 0 to 4: none, then up to an eighth, a third, a half of the rooms, and more. */
export const heatOf = (count: number, of: number): 0 | 1 | 2 | 3 | 4 => {
  if (count === 0) return 0
  const share = count / Math.max(count, of)
  return share <= 1 / 8 ? 1 : share <= 1 / 3 ? 2 : share <= 1 / 2 ? 3 : 4
}
