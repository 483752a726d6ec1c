import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ClassReport } from '../../shared/class/report/report.ts'
import { Bar, LanguageButton } from '../app/Bar.tsx'
import { ThemeButton } from '../app/ThemeButton.tsx'
import { useHosting } from '../host/hosting.ts'
import { MoreMenu } from '../host/MoreMenu.tsx'
import { useProblem } from '../host/problem.ts'
import { useClassSaid } from '../host/Spoken.tsx'
import { useLanguage } from '../i18n/index.ts'
import type { ClassProblem } from '../net/hostSession.ts'
import { Icon } from '../ui/Icon.tsx'
import { useCompact } from '../ui/useMedia.ts'
import '../styles/report.css'
import { Findings } from './Findings.tsx'
import { HeatTable } from './HeatTable.tsx'
import { Overlays } from './Overlays.tsx'
import { RoomsTable } from './RoomsTable.tsx'
import { StudentsTable } from './StudentsTable.tsx'
import { Takeaway } from './Takeaway.tsx'
import { TravelFigure } from './TravelFigure.tsx'

/** What the class has shown: the finding first, then what it stands on. Nobody is ranked. */
export const ReportScreen = ({ onBack }: { readonly onBack: (() => void) | undefined }): ReactNode => {
  const { create, controls, report: said } = useClassSaid()
  const { view, run } = useHosting()
  const { language } = useLanguage()
  const isCompact = useCompact()
  const [report, setReport] = useState<ClassReport>()
  const [problem, setProblem] = useState<ClassProblem>()
  const sentence = useProblem(problem)
  const { phase } = view
  useEffect(() => {
    let isWanted = true
    void run({ kind: 'report' }).then((answer) => {
      if (!isWanted) return
      if (answer.ok) setReport(answer.report)
      else setProblem(answer.code)
    })
    return () => {
      isWanted = false
    }
    // While the class goes on it is read when it is opened, not with each event; and once more when the class ends.
  }, [run, phase])
  return (
    <div className={`report-page${isCompact ? ' phone' : ''}`}>
      <Bar title={view.title === '' ? create.untitled : view.title} more={said.title} isCompact={isCompact}>
        {report !== undefined && (
          <span className="cap erased">{said.erased(dateText(report.erasedAt, language))}</span>
        )}
        {!isCompact && <ThemeButton />}
        {!isCompact && <LanguageButton />}
        <MoreMenu />
      </Bar>
      <main className="report">
        {onBack !== undefined && (
          <button type="button" className="btn small back" onClick={onBack}>
            <Icon name="back" />
            {controls.back}
          </button>
        )}
        {report === undefined ? (
          <p aria-live="polite">{sentence === '' ? said.loading : sentence}</p>
        ) : (
          <Report report={report} />
        )}
      </main>
    </div>
  )
}

const Report = ({ report }: { readonly report: ClassReport }): ReactNode => {
  const { report: said } = useClassSaid()
  const { language } = useLanguage()
  const { counts, findings } = report
  const hasPlayed = report.tables.some(({ rounds }) => rounds.length > 0)
  const heading = findings.length === 0 ? 'none' : findings.length === 1 ? 'one' : 'two'
  return (
    <>
      <header className="head">
        <div>
          <h1>{hasPlayed ? said.heading[heading] : said.empty}</h1>
          <p className="muted">
            {said.counts(
              counts.students,
              counts.tables,
              counts.levels,
              counts.judged.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB'),
            )}
          </p>
        </div>
        <Takeaway report={report} />
      </header>
      {hasPlayed && (
        <>
          <div className="cols">
            <HeatTable heat={report.heat} />
            <Findings report={report} />
          </div>
          <Overlays overlays={report.overlays} />
          <TravelFigure map={report.map} />
          <StudentsTable report={report} />
          <RoomsTable report={report} />
        </>
      )}
    </>
  )
}

const dateText = (at: number, language: 'en' | 'zh'): string =>
  new Date(at).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', { day: 'numeric', month: 'long' })
