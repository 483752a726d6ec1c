import type { ReactNode } from 'react'
import { csvOf } from '../../shared/class/report/csv.ts'
import type { ClassReport } from '../../shared/class/report/report.ts'
import { sheetsOf } from '../../shared/class/report/sheets.ts'
import type { Sheet } from '../../shared/class/report/sheets.ts'
import { xlsxOf } from '../../shared/class/report/xlsx.ts'
import { useClassSaid, useMistakes } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The report to take away: as tables, and on paper. The files are made in this page; no server sees them again. */
export const Takeaway = ({ report }: { readonly report: ClassReport }): ReactNode => {
  const { levels } = useWords()
  const { report: said } = useClassSaid()
  const mistakes = useMistakes()
  const sheets = (): readonly Sheet[] =>
    sheetsOf(report, {
      ...said.file,
      columns: said.column,
      student: said.student,
      table: said.pair,
      practise: said.practise,
      level: said.level,
      levelName: (id) => levels.name[id],
      misconception: (id) => mistakes[id].name,
    })
  return (
    <p className="btns">
      <button
        type="button"
        className="btn small"
        onClick={() => hand(xlsxOf(sheets()), XLSX, `wavehand-${report.code}.xlsx`)}
      >
        {said.xlsx}
      </button>
      <button
        type="button"
        className="btn small"
        onClick={() => hand(csvOf(sheets()), 'text/csv', `wavehand-${report.code}.csv`)}
      >
        {said.csv}
      </button>
      <button type="button" className="btn small" onClick={() => print()}>
        {said.print}
      </button>
    </p>
  )
}

/** Hands a file to the browser to keep. */
const hand = (content: BlobPart, type: string, name: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
