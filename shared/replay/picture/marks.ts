import type { ForgedFate } from '../../game/room/host.ts'
import type { LadderRow, LadderSize } from '../ladder.ts'
import type { Point } from './arrow.ts'
import { BAND, OUT } from './look.ts'
import type { Look } from './look.ts'

/** Where the name of a mark on a lifeline stands: in the margin, or inside where there is none. */
export const markName = (
  { seat, yFrom }: LadderRow,
  size: LadderSize,
  look: Look,
): { readonly at: Point; readonly anchor: 'start' | 'end' } => {
  const outside = look.compact ? -OUT[seat] : OUT[seat]
  return {
    at: { x: size.x[seat] + outside * (look.compact ? 16 : BAND + 14), y: yFrom + 4.5 },
    anchor: outside > 0 ? 'start' : 'end',
  }
}

/** A forged SYN: a short line out of nowhere to an end's lifeline; stopped before it where nothing was kept. */
export interface ForgedShape {
  readonly from: Point
  /** At the lifeline: a head, or a cross where it was dropped */
  readonly end: Point
  /** A path: the head that points at the lifeline */
  readonly head: string
  readonly name: Point
  readonly anchor: 'start' | 'end'
}

/** The geometry of a forged SYN's row. */
export const forgedShape = (
  { seat, yFrom: y }: LadderRow,
  fate: ForgedFate,
  size: LadderSize,
  look: Look,
): ForgedShape => {
  const out = -OUT[seat]
  const x = size.x[seat] + out * (BAND / 2 + (fate === 'dropped' ? 8 : 2))
  const reach = look.compact ? 30 : 44
  return {
    from: { x: x + out * reach, y },
    end: { x, y },
    head: `M${x} ${y}l${out * 10} -4.5v9Z`,
    name: { x: x + out * (reach + 8), y: y + 4.5 },
    anchor: out > 0 ? 'start' : 'end',
  }
}
