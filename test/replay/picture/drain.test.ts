import { describe, expect, it } from 'vitest'
import type { Step, TimerStep } from '../../../shared/game/room/step.ts'
import { ladderOf } from '../../../shared/replay/ladder.ts'
import type { LadderSize } from '../../../shared/replay/ladder.ts'
import { throughLens } from '../../../shared/replay/lens.ts'
import { TWO_MSL_MS, drainShape, drainsOf } from '../../../shared/replay/picture/drain.ts'
import type { Drain } from '../../../shared/replay/picture/drain.ts'
import { segmentStep } from '../../support/steps.ts'
import { canonicalRound } from '../../support/rounds.ts'

const SIZE: LadderSize = {
  width: 1000,
  x: { client: 200, server: 800 },
  top: 14,
  pitch: 80,
  slant: 30,
  lead: 0.4,
  tail: 30,
  minHeight: 0,
}

const timer = (n: number, at: number, kind: TimerStep['timer'], state: TimerStep['state']): Step => ({
  kind: 'timer',
  n,
  at,
  seat: 'client',
  timer: kind,
  state,
})

/** The server's FIN comes at 1.5 s, the client's ACK leaves at 4 s. */
const ENTRY: readonly Step[] = [
  segmentStep(1, 'server', ['FIN', 'ACK'], {
    at: 1000,
    arrivedAt: 1500,
    senderState: 'LAST-ACK',
    receiverState: 'TIME-WAIT',
  }),
  segmentStep(2, 'client', ['ACK'], {
    at: 4000,
    arrivedAt: 4500,
    senderState: 'TIME-WAIT',
    receiverState: 'CLOSED',
  }),
]

const drained = (steps: readonly Step[]): readonly Drain[] =>
  drainsOf(ladderOf(steps, { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' }, SIZE, undefined), TWO_MSL_MS)

/** "1 1 0.5 skipped": what is left at each turn, and how it ends */
const told = ({ levels, end }: Drain): string =>
  `${levels.map(({ left }) => Math.round(left * 100) / 100).join(' ')} ${end}`

describe('TIME-WAIT as a bar', () => {
  it('begins full at the entry and is empty when 2 MSL have run out; thinking takes nothing of it', () => {
    expect(drained([...ENTRY, timer(3, 24_500, 'time-wait', 'CLOSED')]).map(told)).toEqual(['1 1 0 drained'])
  })

  it('is cut where the players let the rest pass', () => {
    const [drain] = drained([...ENTRY, timer(3, 9_500, 'time-wait', 'CLOSED')])
    expect(drain && told(drain)).toBe('1 1 0.75 skipped')
    expect(drain && drainShape(drain, SIZE).cut).toMatch(/^M185 /)
  })

  it('begins anew when the FIN comes again', () => {
    const again: readonly Step[] = [
      { ...timer(3, 9_500, 'retransmission', 'LAST-ACK'), seat: 'server' },
      segmentStep(4, 'server', ['FIN', 'ACK'], {
        at: 9_600,
        arrivedAt: 10_100,
        again: true,
        senderState: 'LAST-ACK',
        receiverState: 'TIME-WAIT',
      }),
      timer(5, 30_100, 'time-wait', 'CLOSED'),
    ]
    expect(drained([...ENTRY, ...again]).map(told)).toEqual(['1 1 0.75 0.75 again', '1 0 drained'])
  })

  it('still runs as long as nothing has ended it', () => {
    const [drain] = drained(ENTRY)
    expect(drain && told(drain)).toBe('1 1 open')
    expect(drain && drainShape(drain, SIZE).cut).toBeUndefined()
  })

  it('stands at both lifelines after two FINs that crossed, and at none that is in the fog', () => {
    const { timeline } = canonicalRound('cross-close', 'small')
    const start = { client: 'ESTABLISHED', server: 'ESTABLISHED' } as const
    const all = drainsOf(ladderOf(timeline.steps, start, SIZE, undefined), TWO_MSL_MS)
    expect(all.map(({ band }) => band.seat)).toEqual(['client', 'server'])
    const client = ladderOf(
      throughLens(timeline.steps, 'client'),
      { ...start, server: undefined },
      SIZE,
      undefined,
    )
    expect(drainsOf(client, TWO_MSL_MS).map(({ band }) => band.seat)).toEqual(['client'])
  })

  it('lies within its band, and runs down it', () => {
    const { timeline } = canonicalRound('lost-last-ack', 'any')
    const ladder = ladderOf(timeline.steps, { client: 'ESTABLISHED', server: 'ESTABLISHED' }, SIZE, undefined)
    const runs = drainsOf(ladder, TWO_MSL_MS)
    expect(runs.map(({ end }) => end)).toEqual(['again', 'skipped'])
    for (const { levels, band } of runs) {
      const ys = levels.map(({ y }) => y)
      expect(ys).toEqual(ys.toSorted((a, b) => a - b))
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(band.y)
      expect(Math.max(...ys)).toBeLessThanOrEqual(band.y + band.height)
      for (const { left } of levels) expect(left >= 0 && left <= 1).toBe(true)
    }
  })
})
