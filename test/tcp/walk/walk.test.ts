import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { WALKS, WALK_NAMES } from './budgets.ts'
import { tableOf } from './table.ts'
import type { Walk } from './walk.ts'
import { walk, walkUnmerged } from './walk.ts'

const golden = (name: string): string => join(import.meta.dirname, '../../golden/walk', `${name}.txt`)

/** docs/walk.md says what these counts are and what it means when one changes. */
describe.each(WALK_NAMES)('the walk "%s"', (name) => {
  const { budget, depth, complete, unmerged } = WALKS[name]
  let merged: Walk

  beforeAll(() => {
    merged = walk(budget, depth)
  })

  test('breaks no invariant, and nothing is stuck', () => {
    expect(merged.faults).toEqual([])
    expect(merged.endings.stuck).toBe(0)
    expect(merged.worlds).toBeGreaterThan(1000)
  })

  test(complete ? 'comes to its end: there is no other order' : 'goes as deep as it should', () => {
    expect(merged.complete).toBe(complete)
    if (!complete) expect(merged.layers.at(-1)?.depth).toBe(depth)
  })

  test('meets what it met before, layer by layer', async () => {
    await expect(tableOf(name, merged)).toMatchFileSnapshot(golden(name))
  })

  test('counts the same when equal worlds are not merged', () => {
    const counted = merged.layers.slice(0, unmerged + 1).map(({ orders, pairs }) => ({ orders, pairs }))
    expect(walkUnmerged(budget, unmerged)).toEqual(counted)
  })
})
