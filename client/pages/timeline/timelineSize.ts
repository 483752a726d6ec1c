import type { Step } from '../../../shared/game/room/step.ts'
import { WAIT_ROOM, pitchFilling } from '../../../shared/replay/ladder.ts'
import type { LadderSize } from '../../../shared/replay/ladder.ts'
import { longWaits } from '../../../shared/replay/waits.ts'
import type { Look } from '../../ladder/look.ts'
import type { Size } from '../../ui/useSize.ts'

/** The whole round on one board, rows as they are read best, rows with everything written out. */
export const ZOOMS = ['fit', 'normal', 'close'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Rows fill the board between these heights; a phone's stay as they are. */
const PITCH = { least: 51, most: 160, phone: 76 }
/** Rows seen from close are so many times higher, at least so high */
const CLOSE = { times: 1.6, least: 104 }
/** Lower than this a row has no room for writing: two lines on a phone, one elsewhere. */
const WRITABLE = { dense: 44, wide: 30 }

/** How large the ladder of a whole round is drawn in a box of this size. */
export const timelineSize = (
  steps: readonly Step[],
  box: Size,
  isDense: boolean,
  zoom: Zoom = 'normal',
): LadderSize => {
  const width = Math.max(280, box.width)
  const top = 14
  const tail = isDense ? 24 : 44
  const waits = longWaits(steps)
  const room = box.height - top - tail - waits.size * WAIT_ROOM
  const whole = pitchFilling(steps, false, room, { least: 0.5, most: PITCH.most })
  const usual = isDense ? PITCH.phone : Math.min(PITCH.most, Math.max(PITCH.least, whole))
  const pitch =
    zoom === 'normal'
      ? usual
      : zoom === 'close'
        ? Math.max(CLOSE.least, usual * CLOSE.times)
        : Math.min(usual, whole)
  const margin = isDense ? 28 : Math.max(150, width * 0.2106)
  const slant = isDense ? 22 : Math.min(64, Math.max(24, pitch * 0.4))
  return {
    width,
    x: { client: margin, server: width - margin },
    top,
    pitch,
    slant: Math.min(slant, pitch * 0.6),
    lead: isDense ? 0.5 : 0.4,
    tail,
    minHeight: box.height,
    ...(waits.size > 0 && { waits }),
  }
}

/** Rows are too low for any writing: the round is drawn as lines. */
export const isUnwritten = (size: LadderSize, isDense: boolean): boolean =>
  size.pitch < (isDense ? WRITABLE.dense : WRITABLE.wide)

/** @param isLong numbers of up to ten digits stand on the arrows: where these are short the writing is smaller */
export const timelineLook = (isDense: boolean, pitch: number, isLong = false): Look => ({
  compact: isDense,
  segmentSize: !isDense && pitch > 100 ? 16 : pitch < 40 || (isDense && isLong) ? 12 : 14,
  noteSize: !isDense && pitch > 100 ? 14 : 13,
  nameSize: isDense || pitch < 40 ? 12 : 13,
  hasPlain: !isDense && pitch >= 78,
  hasGutter: !isDense,
})
