import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { besideOf, gapsOf } from '../../shared/replay/beside.ts'
import type { Abreast } from '../../shared/replay/beside.ts'
import { ladderOf } from '../../shared/replay/ladder.ts'
import { perfectPlay } from '../../shared/replay/perfect.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { playedRound } from '../support/playedRound.ts'
import { ROUNDS } from '../support/rounds.ts'
import { wildRound } from '../support/wildRound.ts'
import type { Deed } from '../support/wildRound.ts'

const besides = (events: Parameters<typeof perfectPlay>[0]): readonly Abreast[] => {
  const [mine, perfect] = [timelineOf(events), perfectPlay(events)]
  if (mine === undefined || perfect === undefined) throw new Error('no start')
  return besideOf(mine.steps, perfect.steps)
}

const sideOf = (lines: readonly Abreast[], side: 'mine' | 'perfect'): readonly number[] =>
  lines.flatMap((line) => {
    if (line.kind === 'both') return [line[side].n]
    return line.kind === side ? [line.step.n] : []
  })

describe('the perfect play', () => {
  test.each(ROUNDS)('has the ISNs of $name, no refusal, and comes to the end', ({ events, timeline }) => {
    const perfect = perfectPlay(events)
    expect(perfect?.start).toEqual(timeline.start)
    expect(perfect?.steps.some(({ kind }) => kind === 'refused')).toBe(false)
    expect(perfect?.moments[0]).toEqual(timeline.moments[0])
    const states = perfect?.moments.at(-1)
    expect(states?.client.state).toBe(timeline.moments.at(-1)?.client.state)
    expect(states?.server.state).toBe(timeline.moments.at(-1)?.server.state)
  })

  test('meets the faults that the round met', () => {
    for (const { events, timeline } of ROUNDS.filter(
      ({ level }) => level === 'lost-syn' || level === 'lost-fin',
    ))
      expect(perfectPlay(events)?.steps.filter((step) => step.kind === 'segment' && step.lost)).toHaveLength(
        timeline.steps.filter((step) => step.kind === 'segment' && step.lost).length,
      )
  })

  test('is not there without a start', () => {
    expect(perfectPlay([])).toBeUndefined()
  })
})

describe('a round beside the perfect play', () => {
  test('that was played as well differs nowhere', () => {
    for (const level of ['handshake', 'first-words', 'close-client', 'lost-syn'] as const)
      expect(besides(playedRound(level).events).every(({ kind }) => kind === 'both')).toBe(true)
  })

  test('differs by the draft that was refused, and by nothing else', () => {
    const { events } = playedRound('handshake', [{ seat: 'server', at: 1, change: { ack: 7 } }])
    const apart = besides(events).filter(({ kind }) => kind !== 'both')
    expect(apart).toMatchObject([{ kind: 'mine', isMoved: false, step: { kind: 'refused', seat: 'server' } }])
  })

  const steps = timelineOf(playedRound('half-close').events)?.steps ?? []

  test('names what was done in another order, on both sides', () => {
    const segments = steps.filter((step) => step.kind === 'segment').slice(0, 4)
    const [a, b, c, d] = segments
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('too short')
    const lines = besideOf([a, b, c, d], [a, c, b, d])
    expect(lines.filter(({ kind }) => kind === 'both')).toHaveLength(3)
    expect(lines.filter((line) => line.kind !== 'both').map((line) => [line.kind, line.isMoved])).toEqual([
      ['mine', true],
      ['perfect', true],
    ])
  })

  test('has every step of both once, in order, at every round that can be played', () => {
    const seat = fc.constantFrom('client' as const, 'server' as const)
    const deed: fc.Arbitrary<Deed> = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('right' as const), seat }) },
      { weight: 4, arbitrary: fc.constant({ kind: 'time' as const }) },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('slip' as const), seat, change: fc.constant({ seq: 3 }) }),
      },
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVEL_IDS),
        fc.string(),
        fc.array(deed, { maxLength: 60 }),
        (level, seed, deeds) => {
          const { events } = wildRound(level, seed, deeds)
          const lines = besides(events)
          expect(sideOf(lines, 'mine')).toEqual(timelineOf(events)?.steps.map(({ n }) => n))
          expect(sideOf(lines, 'perfect')).toEqual(perfectPlay(events)?.steps.map(({ n }) => n))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('stands at one height where both did the same, and nowhere else', () => {
    const { events } = playedRound('half-close', [
      { seat: 'server', at: 1, change: { ack: 7 } },
      { seat: 'client', at: 3, change: { seq: 7 } },
    ])
    const lines = besides(events)
    const heightOf = (step: Step): number => (step.kind === 'segment' || step.kind === 'refused' ? 70 : 42)
    const gaps = gapsOf(lines, heightOf)
    const rows = (side: 'mine' | 'perfect', all: readonly Step[]): ReadonlyMap<number | undefined, number> =>
      new Map(
        ladderOf(
          all,
          { client: undefined, server: undefined },
          {
            width: 600,
            x: { client: 100, server: 500 },
            top: 0,
            pitch: 70,
            slant: 20,
            lead: 0.4,
            tail: 10,
            minHeight: 0,
            gaps: gaps[side],
          },
          undefined,
        ).rows.map(({ n, y }) => [n, y]),
      )
    const mine = rows('mine', timelineOf(events)?.steps ?? [])
    const perfect = rows('perfect', perfectPlay(events)?.steps ?? [])
    let last = -1
    for (const line of lines) {
      const y = line.kind === 'both' ? mine.get(line.mine.n) : { mine, perfect }[line.kind].get(line.step.n)
      if (line.kind === 'both') expect(perfect.get(line.perfect.n)).toBe(y)
      expect(y).toBeGreaterThan(last)
      last = y ?? last
    }
  })
})
