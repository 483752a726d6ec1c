import { needOf, needsFirst } from '../../shared/class/board.ts'
import type { Need } from '../../shared/class/board.ts'
import type { BoardRow, TableView } from '../../shared/class/view.ts'

/** A room of the board: who sits there, and how its round stands; undefined until its room has told of itself. */
export interface Spot {
  readonly table: TableView
  readonly row: BoardRow | undefined
  readonly need: Need
}

/** How the rooms are laid out. */
export type Order = 'needs' | 'number'

/**
 * The rooms in the order in which the host wants to see them.
 *
 * @param ranked the rows by which they are ordered: those of a moment ago, so that rooms do not jump about
 * @param now    the server's clock, in milliseconds
 */
export const spotsOf = (
  tables: readonly TableView[],
  rows: readonly BoardRow[],
  order: Order,
  now: number,
  ranked: readonly BoardRow[] = rows,
): readonly Spot[] => {
  const byNumber = new Map(rows.map((row) => [row.n, row]))
  const spots = tables.map((table): Spot => {
    const row = byNumber.get(table.n)
    return {
      table,
      row,
      need:
        row === undefined
          ? table.calls
            ? 'called'
            : 'waiting'
          : needOf(row, { calls: table.calls, now, isDone: table.repeats > 0 }),
    }
  })
  if (order === 'number') return spots
  const calls = new Set(tables.filter(({ calls: isCalling }) => isCalling).map(({ n }) => n))
  const done = new Set(tables.filter(({ repeats }) => repeats > 0).map(({ n }) => n))
  const place = new Map(needsFirst(ranked, { calls, now, done }).map(({ n }, at) => [n, at]))
  const placeOf = ({ table }: Spot): number => place.get(table.n) ?? ranked.length + table.n
  return spots.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** How many rooms need what. */
export const countsOf = (spots: readonly Spot[]): { readonly [N in Need]: number } => {
  const counts = { called: 0, stuck: 0, wrong: 0, playing: 0, waiting: 0, done: 0 }
  for (const { need } of spots) counts[need] += 1
  return counts
}
