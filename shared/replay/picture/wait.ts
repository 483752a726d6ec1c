import { SEATS } from '../../game/seat.ts'
import type { Seat } from '../../game/seat.ts'
import { WAIT_ROOM } from '../ladder.ts'
import type { LadderRow, LadderSize } from '../ladder.ts'
import type { Point } from './arrow.ts'
import type { Look } from './look.ts'

/** A long wait above a row: a zigzag in both lifelines, and how long it was between them. */
export interface WaitShape {
  /** Paths, for each lifeline: what of it is left out, and the zigzag instead */
  readonly lines: readonly { readonly seat: Seat; readonly gap: string; readonly zig: string }[]
  /** Middle of the writing's line */
  readonly name: Point
}

export const waitShape = (row: LadderRow, size: LadderSize, look: Look): WaitShape => {
  const top = row.y + 4
  const step = (WAIT_ROOM - 8) / 6
  return {
    lines: SEATS.map((seat) => ({
      seat,
      gap: `M${size.x[seat]} ${top}v${step * 6}`,
      zig: `M${size.x[seat]} ${top}l6 ${step}l-12 ${step * 2}l12 ${step * 2}l-6 ${step}`,
    })),
    name: { x: (size.x.client + size.x.server) / 2, y: top + step * 3 + look.noteSize * 0.35 },
  }
}
