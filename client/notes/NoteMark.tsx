import type { ReactNode } from 'react'
import type { Note } from '../../shared/replay/notes.ts'
import type { Ladder, LadderRow } from '../../shared/replay/ladder.ts'
import '../styles/notes.css'

/** A sheet with a folded corner. */
const SHEET = 'M0 0h8l4 4v10h-12zM8 0v4h4M2.500 7.500h7M2.500 10.500h7'

/** Marks the rows of a ladder on whose steps there is a note: at the edge, beside their number. */
export const NoteMarks = ({
  ladder,
  notes,
  isDense,
}: {
  readonly ladder: Ladder
  readonly notes: readonly Note[]
  /** The lifelines leave no margin for numbers */
  readonly isDense: boolean
}): ReactNode =>
  notedRows(ladder, notes).map(({ n, yFrom }) => (
    <span key={n} className="noted-row" style={{ top: yFrom - 8, left: isDense ? 2 : 34 }}>
      <NoteIcon />
    </span>
  ))

const notedRows = ({ rows }: Ladder, notes: readonly Note[]): readonly LadderRow[] =>
  notes.flatMap(({ step }) => rows.find(({ n }) => n === step) ?? [])

/** The same on the map. */
export const NotesOnMap = ({
  ladder,
  notes,
}: {
  readonly ladder: Ladder
  readonly notes: readonly Note[]
}): ReactNode =>
  notedRows(ladder, notes).map(({ n, yFrom }) => (
    <i key={n} className="noted" style={{ top: `${(yFrom / ladder.height) * 100}%` }} />
  ))

export const NoteIcon = (): ReactNode => (
  <svg className="note-icon" viewBox="-1 -1 14 16" width="14" height="16" aria-hidden="true">
    <path className="note-mark" d={SHEET} />
  </svg>
)
