import type { Step } from '../../shared/game/room/step.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { pitchFilling } from '../../shared/replay/ladder.ts'
import type { LadderSize } from '../../shared/replay/ladder.ts'
import type { Size } from '../ui/useSize.ts'
import type { Look } from './look.ts'

/** Rows grow to fill the board, between these heights; the phone's a little only. */
const PITCH = { least: 64, most: 190 }
const PHONE_PITCH = { least: 78, most: 100 }

/**
 * How large the ladder is drawn on a board of this size: the far lifeline stands near the far edge, the near one
 * leaves room for its states' names.
 */
export const boardSize = (
  steps: readonly Step[],
  hasDraft: boolean,
  board: Size,
  viewer: Seat | 'all',
  isCompact: boolean,
): LadderSize => {
  const width = Math.max(280, board.width)
  const filling = (top: number, tail: number, between: typeof PITCH): number =>
    pitchFilling(steps, hasDraft, board.height - top - tail, between)
  if (isCompact) {
    const edge = viewer === 'all' ? 30 : 26
    return {
      width,
      x: { client: edge, server: width - edge },
      top: 14,
      // A whole round is as long as it is: only the board in play has a height to fill.
      pitch: viewer === 'all' ? PHONE_PITCH.least : filling(14, 18, PHONE_PITCH),
      slant: 22,
      lead: 0.5,
      tail: 18,
      minHeight: board.height - 2,
    }
  }
  const top = 20
  const tail = 40
  const pitch = filling(top, tail, PITCH)
  const near = Math.min(152, width * 0.22)
  const far = Math.max(48, width * 0.1)
  return {
    width,
    x: {
      client: viewer === 'server' ? far : near,
      server: viewer === 'client' ? width - far : width - near,
    },
    top,
    pitch,
    slant: Math.min(70, Math.max(24, pitch * 0.38)),
    lead: 0.36,
    tail,
    minHeight: board.height - 2,
  }
}

/** Writing on the board: larger where rows are few, smaller where numbers are long. */
export const boardLook = (isCompact: boolean, pitch: number, isLong = false): Look => ({
  compact: isCompact,
  segmentSize: isCompact ? 15 : isLong ? 14 : pitch > 100 ? 17 : 15,
  noteSize: isCompact ? 13 : pitch > 100 ? 15 : 13,
  nameSize: isCompact ? 12.5 : 14,
  hasPlain: !isCompact && pitch >= 70,
  hasGutter: false,
})
