import { describe, expect, test } from 'vitest'
import { fuzzTable, isSound } from './results.ts'
import { heapHere } from './heap.ts'
import { fuzz } from './run.ts'
import { Died } from './target.ts'
import type { OpenTarget, Target } from './target.ts'
import { TARGETS } from './targets/all.ts'

// npm run test:fuzz in small. A failure names its case; npm run test:fuzz -- --seed 20261121 --only NAME --from CASE makes it again.
const SEED = 20_261_121
const CASES = 6_000

test('all targets together take all cases', () => {
  expect(TARGETS.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})

test.each(TARGETS)('$name: no crash, every answer described, nothing left behind', async (target) => {
  const run = await fuzz(target, { seed: SEED, cases: Math.ceil(CASES * target.share) })
  expect(run.failures).toEqual([])
  expect(isSound(run)).toBe(true)
  // What comes in is not all refused at the first look.
  expect(run.outcomes.size).toBeGreaterThan(1)
  expect([...run.outcomes.values()].reduce((sum, n) => sum + n, 0)).toBe(run.cases)
})

describe('a run', () => {
  const targetOf = (opened: Partial<OpenTarget>): Target => ({
    name: 'made up',
    share: 1,
    open: () =>
      Promise.resolve({
        atOnce: 3,
        run: () => 'done',
        heap: heapHere,
        close: () => Promise.resolve(),
        ...opened,
      }),
  })

  test('names the case that goes wrong, and makes it again', async () => {
    const target = targetOf({
      run: (random) => {
        if (random() > 0.99) throw new Error('too large')
        return 'done'
      },
    })
    const run = await fuzz(target, { seed: 7, cases: 1_000 })
    expect(isSound(run)).toBe(false)
    const [first] = run.failures
    expect(first?.why).toContain('too large')
    const again = await fuzz(target, { seed: 7, cases: 1, from: first?.case ?? -1 })
    expect(again.failures.map(({ case: number }) => number)).toEqual([first?.case])
    expect(fuzzTable([run])).toMatch(/\| made up \| 1000 \| 1 \| \d+ \|/)
  })

  test('sees memory that is not given back', async () => {
    const kept: Uint8Array[][] = []
    const leaking = targetOf({ run: () => String(kept.push(Array.from({ length: 60_000 }))).slice(0, 0) })
    expect(isSound(await fuzz(leaking, { seed: 1, cases: 200 }))).toBe(false)
    kept.length = 0
    expect(isSound(await fuzz(targetOf({}), { seed: 1, cases: 200 }))).toBe(true)
  })

  test('ends at once when whoever takes the cases has died, and names the case', async () => {
    const dead = targetOf({ run: () => Promise.reject(new Died('it ended with 1')) })
    await expect(fuzz(dead, { seed: 1, cases: 10, from: 40 })).rejects.toThrow('case 40: it ended with 1')
  })

  test('does not hide that a process has died', async () => {
    const dying = targetOf({ close: () => Promise.reject(new Error('it ended with 1')) })
    await expect(fuzz(dying, { seed: 1, cases: 10 })).rejects.toThrow('it ended with 1')
  })
})
