import { describe, expect, it } from 'vitest'
import { WAIT_ROOM, ladderOf } from '../../shared/replay/ladder.ts'
import { isMistake } from '../../shared/replay/mistakes.ts'
import { longWaits } from '../../shared/replay/waits.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { refusedStep, segmentStep } from '../support/steps.ts'

const timer = (n: number, at: number): Step => ({
  kind: 'timer',
  n,
  at,
  seat: 'client',
  timer: 'retransmission',
  state: 'SYN-SENT',
})
const segment = (n: number, at: number): Step =>
  segmentStep(n, 'client', ['ACK'], { at, arrivedAt: at + 100 })

describe('the long waits of a round', () => {
  it('are told before a timer that ran out, from three seconds on', () => {
    expect([...longWaits([segment(1, 0), timer(2, 5_100)])]).toEqual([[2, 5_000]])
    expect(longWaits([segment(1, 0), timer(2, 3_000)]).size).toBe(0)
  })

  it('count from the last thing that happened, an arrival included', () => {
    const late = segmentStep(1, 'client', ['SYN'], { at: 0, arrivedAt: 4_000 })
    expect(longWaits([late, timer(2, 5_000)]).size).toBe(0)
  })

  it('are not the pauses in which people think', () => {
    const thinking = [0, 8_000, 17_000, 24_000, 33_000].map((at, index) => segment(index + 1, at))
    expect(longWaits(thinking).size).toBe(0)
  })

  it('are pauses far longer than the usual one', () => {
    const steps = [0, 500, 1_000, 1_500, 31_500].map((at, index) => segment(index + 1, at))
    expect([...longWaits(steps).keys()]).toEqual([5])
  })

  it('take room of their own above their row', () => {
    const steps = [segment(1, 0), timer(2, 5_100)]
    const size = {
      width: 600,
      x: { client: 100, server: 500 },
      top: 20,
      pitch: 80,
      slant: 30,
      lead: 0.4,
      tail: 20,
      minHeight: 0,
    }
    const start = { client: 'SYN-SENT', server: 'LISTEN' } as const
    const plain = ladderOf(steps, start, size, undefined)
    const waiting = ladderOf(steps, start, { ...size, waits: longWaits(steps) }, undefined)
    expect(waiting.height).toBe(plain.height + WAIT_ROOM)
    expect(waiting.rows[1]?.yFrom).toBe((plain.rows[1]?.yFrom ?? 0) + WAIT_ROOM)
    expect(waiting.rows[1]?.waitMs).toBe(5_000)
  })
})

describe('a mistake', () => {
  it('is a refused draft, or an allowed segment that shows a misconception', () => {
    expect(isMistake(refusedStep(1, 'client'))).toBe(true)
    expect(isMistake(segmentStep(1, 'client', ['ACK'], { reveals: 'M16' }))).toBe(true)
    expect(isMistake(segment(1, 0))).toBe(false)
  })
})
