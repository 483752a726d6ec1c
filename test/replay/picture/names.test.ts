import { expect, test } from 'vitest'
import { timelineLook, timelineSize } from '../../../client/pages/timeline/timelineSize.ts'
import { LEVEL_IDS } from '../../../shared/game/levels/level.ts'
import { SEATS, bySeat } from '../../../shared/game/seat.ts'
import { ladderOf } from '../../../shared/replay/ladder.ts'
import { bandShape } from '../../../shared/replay/picture/band.ts'
import { markName } from '../../../shared/replay/picture/marks.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import { playedRound } from '../../support/playedRound.ts'

/** Text of 13 pixels: base lines nearer to each other than this overlap. */
const LINE = 11

test.each(LEVEL_IDS)('%s: no name on a lifeline is written over another, however low the rows', (level) => {
  const timeline = timelineOf(playedRound(level).events)
  if (timeline === undefined) throw new Error(`${level} leaves no timeline`)
  for (const [width, height] of [
    [980, 700],
    [1360, 960],
    [980, 2400],
  ] as const) {
    const size = timelineSize(timeline.steps, { width, height }, false)
    const look = timelineLook(false, size.pitch)
    const [begun] = timeline.moments
    const start = bySeat((seat) => begun?.[seat].state)
    const { rows, bands } = ladderOf(timeline.steps, start, size, undefined)
    for (const seat of SEATS) {
      const names = [
        ...bands
          .filter((band) => band.seat === seat && band.isNamed)
          .map((band) => ({ of: band.state as string, y: bandShape(band, size, look).name.y })),
        ...rows
          .filter((row) => row.seat === seat && (row.kind === 'call' || row.kind === 'timer'))
          .map((row) => ({ of: `mark ${row.n}`, y: markName(row, size, look).at.y })),
      ].toSorted((a, b) => a.y - b.y)
      for (const [at, { of, y }] of names.entries()) {
        const next = names[at + 1]
        if (next !== undefined) expect(next.y - y, `${seat}: ${of}, ${next.of}`).toBeGreaterThanOrEqual(LINE)
      }
    }
  }
})
