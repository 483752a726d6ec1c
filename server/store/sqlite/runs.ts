import { formatEvent } from '../events.ts'
import type { Row } from '../store.ts'

/** Events that follow each other in one room and are stored together: one row of the journal, a line for each. */
export interface Run {
  readonly room: string
  /** Of the first */
  readonly version: number
  readonly count: number
  /** When the last happened */
  readonly at: number
  /** An event each, without line ends */
  readonly lines: readonly string[]
  /** The replay ids of rounds that begin in it */
  readonly replays: readonly string[]
}

export const LINE_END = '\n'

/** What is handed over at once, as it is stored. Rows of one room that do not follow each other are left to be refused. */
export const runsOf = (rows: readonly Row[]): readonly Run[] => {
  const runs: Run[] = []
  let from = 0
  for (let next = 1; next <= rows.length; next += 1) {
    if (follows(rows[next - 1], rows[next])) continue
    const run = runOf(rows, from, next)
    if (run !== undefined) runs.push(run)
    from = next
  }
  return runs
}

const follows = (row: Row | undefined, next: Row | undefined): boolean =>
  row !== undefined && next?.room === row.room && next.version === row.version + 1

const runOf = (rows: readonly Row[], from: number, to: number): Run | undefined => {
  const [first, last] = [rows[from], rows[to - 1]]
  if (first === undefined || last === undefined) return undefined
  const lines: string[] = []
  const replays: string[] = []
  for (let at = from; at < to; at += 1) {
    const event = rows[at]?.event
    if (event === undefined) continue
    lines.push(formatEvent(event))
    if (event.kind === 'round-started') replays.push(event.replayId)
  }
  return { room: first.room, version: first.version, count: to - from, at: last.event.at, lines, replays }
}
