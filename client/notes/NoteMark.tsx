import type { ReactNode } from 'react'
import type { Note } from '../../shared/replay/notes.ts'
import { NOTE_PATH } from '../../shared/replay/picture/noteList.ts'
import type { Ladder, LadderRow } from '../../shared/replay/ladder.ts'
import '../styles/notes.css'

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
    <path className="note-mark" d={NOTE_PATH} />
  </svg>
)
