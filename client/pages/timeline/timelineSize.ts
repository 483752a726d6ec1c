import type { Step } from '../../../shared/game/room/step.ts'
import { pitchFilling } from '../../../shared/replay/ladder.ts'
import type { LadderSize } from '../../../shared/replay/ladder.ts'
import type { Look } from '../../ladder/look.ts'
import type { Size } from '../../ui/useSize.ts'

/** Rows fill the board between these heights; a phone's stay as they are. */
const PITCH = { least: 51, most: 160, phone: 76 }

/** How large the ladder of a whole round is drawn in a box of this size. */
export const timelineSize = (steps: readonly Step[], box: Size, isDense: boolean): LadderSize => {
  const width = Math.max(280, box.width)
  if (isDense)
    return {
      width,
      x: { client: 28, server: width - 28 },
      top: 14,
      pitch: PITCH.phone,
      slant: 22,
      lead: 0.5,
      tail: 24,
      minHeight: box.height,
    }
  const top = 14
  const tail = 44
  const pitch = pitchFilling(steps, false, box.height - top - tail, PITCH)
  const margin = Math.max(150, width * 0.2106)
  return {
    width,
    x: { client: margin, server: width - margin },
    top,
    pitch,
    slant: Math.min(64, Math.max(24, pitch * 0.4)),
    lead: 0.4,
    tail,
    minHeight: box.height,
  }
}

export const timelineLook = (isDense: boolean, pitch: number): Look => ({
  compact: isDense,
  segmentSize: !isDense && pitch > 100 ? 16 : 14,
  noteSize: !isDense && pitch > 100 ? 14 : 13,
  nameSize: isDense ? 12 : 13,
  hasPlain: !isDense && pitch >= 78,
  hasGutter: !isDense,
})
