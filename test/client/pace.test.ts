import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paceOf } from '../../client/pages/timeline/pace.ts'

describe('the pace at which a board is sent on', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const told: boolean[] = []
  const pace = () => {
    told.length = 0
    const made = paceOf(
      () => performance.now(),
      () => told.push(made.isFast()),
    )
    return made
  }
  const leaps = (on: ReturnType<typeof pace>, times: number, px: number, everyMs: number): void => {
    for (let time = 0; time < times; time += 1) {
      vi.advanceTimersByTime(everyMs)
      on.moved(px)
    }
  }

  it('is not fast by one leap, however far: its end is read at once', () => {
    const on = pace()
    leaps(on, 1, 20_000, 0)
    expect(on.isFast()).toBe(false)
    leaps(on, 1, 20_000, 251)
    expect(on.isFast()).toBe(false)
    expect(told).toEqual([])
  })

  it('is not fast by rows that can be read, however quickly they come', () => {
    const on = pace()
    leaps(on, 100, 159, 16)
    expect(on.isFast()).toBe(false)
  })

  it('is fast from the second leap on, down and up, and is told once', () => {
    const on = pace()
    leaps(on, 2, 160, 16)
    expect(on.isFast()).toBe(true)
    leaps(on, 60, -357, 16)
    expect(on.isFast()).toBe(true)
    expect(told).toEqual([true])
  })

  it('is at rest 120 ms after the last leap, also where small steps follow', () => {
    const on = pace()
    leaps(on, 30, 357, 16)
    vi.advanceTimersByTime(119)
    on.moved(51)
    expect(on.isFast()).toBe(true)
    vi.advanceTimersByTime(1)
    expect(on.isFast()).toBe(false)
    expect(told).toEqual([true, false])
    leaps(on, 2, 357, 16)
    expect(told).toEqual([true, false, true])
  })

  it('tells nobody after its end', () => {
    const on = pace()
    leaps(on, 2, 357, 16)
    on.end()
    vi.advanceTimersByTime(10_000)
    expect(told).toEqual([true])
  })
})
