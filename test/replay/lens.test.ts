import { describe, expect, it } from 'vitest'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { throughLens } from '../../shared/replay/lens.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'

const played = (...round: Parameters<typeof playedRound>): Timeline => {
  const timeline = timelineOf(playedRound(...round).events)
  if (timeline === undefined) throw new Error('a played round begins with its start')
  return timeline
}
const slips = [
  { seat: 'client', at: 3, change: { ack: 5002 } },
  { seat: 'server', at: 2, change: { seq: 1 } },
] as const

describe('the lens of a timeline', () => {
  it('shows everything where nobody is hidden', () => {
    const { steps } = played('half-close', slips)
    expect(throughLens(steps, 'all')).toEqual(steps)
  })

  it.each(LEVEL_IDS)('keeps the number of each step in %s, whoever looks', (level) => {
    const { steps } = played(level)
    for (const seat of SEATS)
      for (const seen of throughLens(steps, seat)) {
        const real = steps.find((step) => step.n === seen.n)
        expect(real).toMatchObject({ kind: seen.kind, seat: seen.seat })
      }
  })

  it('hides what the other end called, drafted and waited for', () => {
    const { steps } = played('half-close', slips)
    const seen = throughLens(steps, 'client')
    expect(seen.filter((step) => step.kind !== 'segment').every((step) => step.seat === 'client')).toBe(true)
    expect(seen.filter((step) => step.kind === 'refused')).toHaveLength(1)
  })

  it('tells the receiver nothing of the sender, and the sender nothing of the arrival', () => {
    const { steps } = played('handshake')
    for (const step of throughLens(steps, 'server')) {
      if (step.kind !== 'segment') continue
      if (step.seat === 'server') expect(step.receiverState).toBeUndefined()
      else expect(step.senderState).toBeUndefined()
    }
  })
})

describe('a timeline', () => {
  it.each(LEVEL_IDS)('has both ends at every step of %s, and ends where the level wants them', (level) => {
    const { steps, moments } = played(level)
    expect(moments).toHaveLength(steps.length + 1)
    const last = moments.at(-1)
    const { goal } = LEVELS[level]
    expect(SEATS.map((seat) => last?.[seat].state)).toEqual(SEATS.map((seat) => goal[seat]))
  })

  it('keeps the verdict of a refused draft, with what was due', () => {
    const { steps, verdicts } = played('half-close', slips)
    const refused = steps.find((step) => step.kind === 'refused' && step.seat === 'client')
    const verdict = verdicts[refused?.n ?? 0]
    expect(verdict).toMatchObject({ kind: 'nonconforming', diagnosis: { field: 'ack' } })
  })
})
