import type { BoardTold } from '../../shared/wire/classAnswers.ts'
import type { BoardRow } from '../../shared/class/view.ts'

/** The rows of the board after more has been told of it, by number; a row that has not changed stays the same object. */
export const rowsAfter = (
  rows: readonly BoardRow[],
  { isWhole, rows: told }: BoardTold,
): readonly BoardRow[] => {
  const byNumber = new Map(isWhole ? [] : rows.map((row) => [row.n, row]))
  for (const row of told) byNumber.set(row.n, row)
  return [...byNumber.values()].toSorted((a, b) => a.n - b.n)
}
