import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ClassReport } from '../../shared/class/report/report.ts'
import { useClassSaid, useMistakes } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'
import { Icon } from '../ui/Icon.tsx'

/** What to teach again, with the step that shows it; and what was learned on the way. */
export const Findings = ({ report }: { readonly report: ClassReport }): ReactNode => {
  const words = useWords()
  const { report: said } = useClassSaid()
  const mistakes = useMistakes()
  return (
    <aside className="again">
      <ol>
        {report.findings.map(({ id, level, tables, of, show }, at) => (
          <li key={id}>
            <span className="mono">{at + 1}</span>
            <h2>{mistakes[id].fact}</h2>
            <p>{said.finding(tables, of, words.levels.name[level], mistakes[id].name)}</p>
            {show !== undefined && (
              <Link href={`/timeline/${show.replayId}#step=${show.step}`}>
                {said.show(show.table, show.step)}
              </Link>
            )}
          </li>
        ))}
      </ol>
      <section className="well">
        <Icon name="tick" />
        <h2>{said.learned}</h2>
        {report.learned.length === 0 && <p>{said.nothingLearned}</p>}
        {report.learned.map(({ id, students, learned, until }) => (
          <p key={id}>{said.learnedOne(mistakes[id].name, students, learned, words.levels.name[until])}</p>
        ))}
      </section>
    </aside>
  )
}
