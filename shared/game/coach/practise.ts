import { accuracyOf } from '../judging/score.ts'
import { LEVEL_IDS } from '../levels/level.ts'
import { SEATS, peerOf } from '../seat.ts'
import type { Viewer } from '../seat.ts'
import type { Round } from '../room/room.ts'
import type { Practice } from '../room/view.ts'

/** What this viewer should play next: the same again if much went wrong or all was lost, the other end, the next level. */
export const practiseNext = (round: Round, viewer: Viewer): readonly Practice[] => {
  if (viewer.kind === 'spectator') return []
  const { level } = round.settings
  const { right, of } = accuracyOf(round.play[viewer.seat].score)
  const next = LEVEL_IDS[LEVEL_IDS.indexOf(level) + 1]
  const isLost = round.lost !== undefined
  const hard = isLost || (of > 0 && right / of < 0.7)
  return [
    ...(hard ? [{ level, seat: viewer.seat, because: 'again' } as const] : []),
    { level, seat: peerOf(viewer.seat), because: 'other-end' } as const,
    ...(next === undefined || isLost
      ? []
      : [{ level: next, seat: SEATS[0], because: 'next-level' } as const]),
  ].slice(0, 2)
}
