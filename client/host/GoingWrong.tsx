import type { ReactNode } from 'react'
import { goingWrong } from '../../shared/class/board.ts'
import type { MisconceptionId } from '../../shared/game/judging/misconceptions.ts'
import type { BoardRow } from '../../shared/class/view.ts'
import { useClassSaid, useMistakes } from './Spoken.tsx'

/** So far back it is looked, in milliseconds. */
const LOOK_BACK_MS = 300_000
const MOST_LISTED = 6
const MOST_BLOCKS = 20

/** What most rooms get wrong now; a press shows which rooms. */
export const GoingWrong = ({
  rows,
  now,
  only,
  onOnly,
}: {
  readonly rows: readonly BoardRow[]
  /** The server's clock, in milliseconds */
  readonly now: number
  readonly only: MisconceptionId | undefined
  readonly onOnly: (id: MisconceptionId | undefined) => void
}): ReactNode => {
  const { live } = useClassSaid()
  const mistakes = useMistakes()
  const found = goingWrong(rows, now - LOOK_BACK_MS).slice(0, MOST_LISTED)
  const most = Math.max(1, ...found.map(({ tables }) => tables.length))
  const scale = Math.min(1, MOST_BLOCKS / most)
  return (
    <section className="going-wrong">
      <h2>{live.wrong}</h2>
      {found.length === 0 && <p className="cap">{live.nothingWrong}</p>}
      <ol className="mis">
        {found.map(({ id, tables }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={only === id}
              title={live.showRooms(mistakes[id].name)}
              onClick={() => onOnly(only === id ? undefined : id)}
            >
              <span>
                {mistakes[id].name}
                <small className="mono">{id}</small>
              </span>
              <span className="mono">{live.roomsWith(tables.length)}</span>
              <span className="blocks" aria-hidden="true">
                {Array.from({ length: Math.max(1, Math.round(tables.length * scale)) }, (_, at) => (
                  <i key={at} />
                ))}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
