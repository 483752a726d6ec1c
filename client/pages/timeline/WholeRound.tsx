import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { bySeat } from '../../../shared/game/seat.ts'
import type { Ladder, LadderRow, LadderSize } from '../../../shared/replay/ladder.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import { BAND } from '../../ladder/look.ts'
import type { Look } from '../../ladder/look.ts'
import { MiniLadder } from '../../ladder/MiniLadder.tsx'
import { NotesOnMap } from '../../notes/NoteMark.tsx'
import { PointerLayer } from '../../review/PointerLayer.tsx'
import type { Pointer } from '../../review/PointerLayer.tsx'

/** A round on one board, without writing; a step is chosen by pointing at it. */
export const WholeRound = ({
  ladder,
  size,
  look,
  row,
  notes,
  pointer,
  onSelect,
}: {
  readonly ladder: Ladder
  readonly size: LadderSize
  readonly look: Look
  /** The selected step's */
  readonly row: LadderRow | undefined
  /** What was written about its steps */
  readonly notes: readonly Note[]
  /** What somebody points at, where it is looked at together */
  readonly pointer: Pointer | undefined
  readonly onSelect: (n: number) => void
}): ReactNode => {
  const mini = useMemo(
    () => ({
      x: bySeat((seat) => (size.x[seat] / size.width) * 100),
      band: (BAND / size.width) * 100,
    }),
    [size],
  )
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the keys are the page's, and its twin is a list
    <div
      className="picture whole"
      style={{ height: ladder.height }}
      onClick={(event) => {
        const y = event.clientY - event.currentTarget.getBoundingClientRect().top
        const hit = ladder.rows.findLast((each) => each.y <= y)
        if (hit?.n !== undefined) onSelect(hit.n)
      }}
    >
      <MiniLadder ladder={ladder} size={mini} />
      <NotesOnMap ladder={ladder} notes={notes} />
      {row !== undefined && <i className="here" style={{ top: row.y, height: Math.max(3, row.height) }} />}
      {pointer !== undefined && (
        <svg className="ladder over" width={ladder.width} height={ladder.height} aria-hidden="true">
          <PointerLayer rows={ladder.rows} drawn={ladder} size={size} look={look} pointer={pointer} />
        </svg>
      )}
    </div>
  )
}
