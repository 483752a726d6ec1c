import type { Step } from '../../shared/game/room/step.ts'
import { gapsOf } from '../../shared/replay/beside.ts'
import type { Abreast } from '../../shared/replay/beside.ts'
import { FIRST_NAME_ROOM, rowHeight } from '../../shared/replay/ladder.ts'
import type { LadderSize } from '../../shared/replay/ladder.ts'
import type { Look } from '../ladder/look.ts'
import { timelineLook } from '../pages/timeline/timelineSize.ts'

/** Below this width a ladder is drawn as on a phone. */
const DENSE_BELOW = 600

const PITCH = { dense: 76, wide: 72 }
const MARGIN = { dense: 28, least: 120, share: 0.2 }

/** How the ladders of two plays are drawn: in columns of this width, both as high, alike at one height. */
export interface BesideSize {
  readonly mine: LadderSize
  readonly perfect: LadderSize
  readonly look: Look
}

/**
 * The sizes of two ladders.
 *
 * @param twoMslMs  how long 2 MSL are in this level; the game's own unless given
 * @param isAbreast they stand beside each other; otherwise one is shown at a time, without empty room
 */
export const besideSize = (
  lines: readonly Abreast[],
  width: number,
  minHeight: number,
  isAbreast: boolean,
  twoMslMs: number | undefined,
): BesideSize => {
  const isDense = width < DENSE_BELOW
  const pitch = isDense ? PITCH.dense : PITCH.wide
  const heightOf = (step: Step): number => rowHeight(step, pitch)
  const gaps = gapsOf(lines, heightOf)
  const margin = isDense ? MARGIN.dense : Math.max(MARGIN.least, width * MARGIN.share)
  const [top, tail] = [14, 24]
  const size: LadderSize = {
    width: Math.max(280, width),
    x: { client: margin, server: Math.max(280, width) - margin },
    top,
    pitch,
    slant: isDense ? 22 : 28,
    lead: isDense ? 0.5 : 0.4,
    tail,
    ...(twoMslMs !== undefined && { twoMslMs }),
    minHeight: isAbreast ? Math.max(minHeight, top + FIRST_NAME_ROOM + gaps.height + tail) : minHeight,
  }
  return {
    mine: isAbreast ? { ...size, gaps: gaps.mine } : size,
    perfect: isAbreast ? { ...size, gaps: gaps.perfect } : size,
    look: timelineLook(isDense, pitch),
  }
}
