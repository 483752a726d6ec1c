import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  MOST_BRANCHES,
  NAME_CHARS,
  bodyOf,
  branchOf,
  branchesOf,
  deleteBranch,
  isKept,
  keepBranch,
  leavingAt,
  renameBranch,
} from '../../client/fork/branches.ts'
import type { Branch } from '../../client/fork/branches.ts'
import { boughsOf } from '../../client/fork/branchTree.ts'
import { replayBody } from '../../shared/wire/replayBody.ts'
import { memoryStorage } from '../support/memoryStorage.ts'
import { playedRound } from '../support/playedRound.ts'

const { events, names } = playedRound('handshake')

let made = 0
const branch = (part: Partial<Branch> = {}): Branch => ({
  id: `f-${(made += 1)}`,
  trunk: 'round',
  parent: 'round',
  at: 3,
  name: '',
  madeAt: made,
  steps: 7,
  isWon: true,
  ...part,
})

describe('the branches of a device', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', memoryStorage())
  })
  afterEach(() => {
    for (const { id } of branchesOf('round')) deleteBranch(id)
    vi.unstubAllGlobals()
  })

  it('are kept with their whole record, and kept anew when they have grown', () => {
    const one = branch({ steps: 4, isWon: false })
    expect(keepBranch(one, names, events.slice(0, 5))).toBe('kept')
    expect(keepBranch({ ...one, steps: 7, isWon: true }, names, events)).toBe('kept')
    expect(branchesOf('round')).toEqual([{ ...one, steps: 7, isWon: true }])
    expect(replayBody(bodyOf(one.id))?.events).toEqual(JSON.parse(JSON.stringify(events)))
    expect(branchesOf('another round')).toEqual([])
    expect(branchOf('f-unknown')).toBeUndefined()
  })

  it('can be named, within bounds, and deleted with all that was kept of them', () => {
    const one = branch()
    keepBranch(one, names, events)
    renameBranch(one.id, `  ${'n'.repeat(100)}`)
    expect(branchOf(one.id)?.name).toBe('n'.repeat(NAME_CHARS))
    renameBranch(one.id, ' ')
    expect(branchOf(one.id)?.name).toBe('')
    deleteBranch(one.id)
    expect(branchesOf('round')).toEqual([])
    expect(bodyOf(one.id)).toBeNull()
  })

  it('are not kept beyond so many: the newest stays until the page is closed, and says so', () => {
    for (let n = 0; n < MOST_BRANCHES; n += 1) keepBranch(branch({ trunk: 'full' }), names, events)
    const late = branch()
    expect(keepBranch(late, names, events)).toBe('too-many')
    expect(isKept(late.id)).toBe(false)
    expect(branchesOf('round')).toEqual([late])
    expect(replayBody(bodyOf(late.id))?.id).toBe(late.id)
    renameBranch(late.id, 'late')
    expect(branchOf(late.id)?.name).toBe('late')
    const [first] = branchesOf('full')
    deleteBranch(first?.id ?? '')
    expect(keepBranch(late, names, events)).toBe('kept')
    expect(isKept(late.id)).toBe(true)
  })

  it('are not half kept where the storage is full', () => {
    const full = memoryStorage()
    vi.stubGlobal('localStorage', {
      getItem: full.getItem.bind(full),
      removeItem: full.removeItem.bind(full),
      setItem: (key: string, value: string) => {
        if (key === 'wavehand.branches') throw new Error('quota')
        full.setItem(key, value)
      },
    })
    const one = branch()
    expect(keepBranch(one, names, events)).toBe('no-room')
    expect(full.getItem(`wavehand.branch.${one.id}`)).toBeNull()
    expect(branchesOf('round')).toEqual([one])
  })

  it('stand as none where nonsense stands in the storage', () => {
    for (const nonsense of ['{', '7', '[{"id":1}]', '[null]', '{"id":"f-1"}']) {
      localStorage.setItem('wavehand.branches', nonsense)
      expect(branchesOf('round')).toEqual([])
    }
  })

  it('grow from each other; what left a deleted one has left its parent', () => {
    const low = branch({ at: 5 })
    const high = branch({ parent: low.id, at: 9 })
    const early = branch({ at: 1 })
    for (const one of [low, high, early]) keepBranch(one, names, events)
    const shape = () =>
      boughsOf(branchesOf('round'), 'round').map((bough) => [
        bough.branch.id,
        ...bough.boughs.map((inner) => inner.branch.id),
      ])
    expect(shape()).toEqual([[low.id, high.id], [early.id]])
    deleteBranch(low.id)
    expect(branchOf(high.id)).toMatchObject({ parent: 'round', at: 5 })
    expect(shape()).toEqual([[high.id], [early.id]])
    expect(boughsOf([{ ...high, parent: 'f-gone' }], 'round')).toHaveLength(1)
  })

  it('are left where they are themselves; in the part that they share, their parent is', () => {
    const low = branch({ at: 5 })
    const high = branch({ parent: low.id, at: 9 })
    keepBranch(low, names, events)
    keepBranch(high, names, events)
    expect(leavingAt(undefined, 'round', 2)).toEqual({ trunk: 'round', parent: 'round', at: 2 })
    expect(leavingAt(high, high.id, 10)).toEqual({ trunk: 'round', parent: high.id, at: 10 })
    expect(leavingAt(high, high.id, 7)).toEqual({ trunk: 'round', parent: low.id, at: 7 })
    expect(leavingAt(high, high.id, 5)).toEqual({ trunk: 'round', parent: 'round', at: 5 })
  })
})
