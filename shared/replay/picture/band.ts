import { familyOf } from '../ladder.ts'
import type { LadderBand, LadderSize, StateFamily } from '../ladder.ts'
import type { Point } from './arrow.ts'
import { BAND, OUT } from './look.ts'
import type { Look } from './look.ts'

/** A band beside its lifeline, and where its state's name stands. */
export interface BandShape {
  readonly family: StateFamily
  readonly left: number
  readonly height: number
  readonly name: Point
  readonly anchor: 'start' | 'end'
}

/** Bands lie outside the lifeline; names outside them, or inside where the ladder has no margins. */
export const bandShape = (band: LadderBand, size: LadderSize, look: Look): BandShape => {
  const x = size.x[band.seat]
  const outside = look.compact ? -OUT[band.seat] : OUT[band.seat]
  return {
    family: familyOf(band.state),
    left: band.seat === 'client' ? x - BAND : x,
    height: Math.max(2, band.height),
    name: { x: x + outside * (look.compact ? 12 : BAND + 12), y: band.y + dropOf(band, look) },
    anchor: outside > 0 ? 'start' : 'end',
  }
}

/** How far below the beginning of a band the base line of its name lies, in pixels. */
const dropOf = ({ named, isFirst }: LadderBand, { compact }: Look): number => {
  if (named === 'below-mark') return 25
  if (compact) return 19
  if (isFirst) return 13
  return named === 'above' ? -6 : 17
}
