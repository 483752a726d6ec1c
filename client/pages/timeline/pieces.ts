import type { Ladder, LadderRow } from '../../../shared/replay/ladder.ts'

/** Some rows of a ladder that are drawn, kept and dropped together. */
export interface Piece {
  readonly rows: readonly LadderRow[]
  /** What its rows cover with all that reaches out of them: arrows into later rows, writing above their line */
  readonly from: number
  readonly to: number
}

/**
 * Few enough that drawing one more fits into a frame of a slow device, and not so few that each scroll brings another:
 * measured, 8 and 16 cost a third more in a frame, 64 and 128 have frames that come late.
 */
const ROWS = 40
/** How far writing and heads reach out of their rows, in pixels */
const REACH = 32

/** A ladder cut into pieces, from the top. */
export const piecesOf = ({ rows }: Ladder): readonly Piece[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, at) => {
    const some = rows.slice(at * ROWS, (at + 1) * ROWS)
    return {
      rows: some,
      from: Math.floor(some.reduce((least, { y }) => Math.min(least, y), Infinity) - REACH),
      to: Math.ceil(some.reduce((most, { y, height, yTo }) => Math.max(most, y + height, yTo), 0) + REACH),
    }
  })
