import type { MisconceptionId } from '../../game/judging/misconceptions.ts'
import { COLUMNS } from '../../game/judging/score.ts'
import type { Column } from '../../game/judging/score.ts'
import type { LevelId } from '../../game/levels/level.ts'
import type { ClassReport, Columns, Share } from './report.ts'

/** A cell: text, a number, or nothing. */
export type Cell = string | number | undefined

/** A table of a report, as files hold it. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

/** What stands in the files in the reader's language. */
export interface SheetWords {
  readonly sheets: { readonly students: string; readonly tables: string; readonly misconceptions: string }
  readonly columns: { readonly [C in Column]: string }
  readonly student: string
  readonly table: string
  readonly rounds: string
  readonly refused: string
  readonly shown: string
  readonly practise: string
  readonly level: string
  readonly tablesPlayed: string
  readonly levelName: (id: LevelId) => string
  readonly misconception: (id: MisconceptionId) => string
}

/**
 * The tables of a report: students in the order of joining, tables by number, misconceptions by level. Shares are whole
 * per cents; empty where nothing was asked.
 */
export const sheetsOf = (report: ClassReport, words: SheetWords): readonly Sheet[] => [
  { name: words.sheets.students, rows: studentRows(report, words) },
  { name: words.sheets.tables, rows: tableRows(report, words) },
  { name: words.sheets.misconceptions, rows: heatRows(report, words) },
]

const studentRows = (report: ClassReport, words: SheetWords): Sheet['rows'] => [
  [
    words.student,
    ...COLUMNS.map((column) => words.columns[column]),
    words.rounds,
    words.shown,
    words.practise,
  ],
  ...report.students.map(({ names, columns, rounds, shown, practise }) => [
    names.join(' + '),
    ...shares(columns),
    rounds,
    shown.map(({ id }) => id).join(' '),
    practise && words.levelName(practise),
  ]),
]

const tableRows = (report: ClassReport, words: SheetWords): Sheet['rows'] => {
  const names = new Map(report.students.map((student) => [student.id, student.names.join(' + ')]))
  return [
    [
      words.table,
      words.student,
      ...COLUMNS.map((column) => words.columns[column]),
      words.rounds,
      words.refused,
    ],
    ...report.tables.map(({ n, students, columns, rounds }) => [
      n,
      students.map((id) => names.get(id) ?? id).join(', '),
      ...shares(columns),
      rounds.filter(({ isWon }) => isWon).length,
      rounds.reduce((sum, { refused }) => sum + refused, 0),
    ]),
  ]
}

const heatRows = ({ heat }: ClassReport, words: SheetWords): Sheet['rows'] => [
  [words.level, words.tablesPlayed, ...heat.ids.map((id) => `${id} ${words.misconception(id)}`)],
  ...heat.rows.map(({ level, of, tables }) => [words.levelName(level), of, ...tables]),
]

const shares = (columns: Columns): readonly Cell[] => COLUMNS.map((column) => perCent(columns[column]))

const perCent = ({ right, of }: Share): number | undefined =>
  of === 0 ? undefined : Math.round((100 * right) / of)
