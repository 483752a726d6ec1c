import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { BySeat } from '../../shared/game/seat.ts'
import { RULES_VERSION } from '../../shared/replay/timeline.ts'
import type { ReplayBody } from '../../shared/wire/answers.ts'
import { createStore } from '../net/store.ts'

/** A round that was taken up at a step and played on: where it left, and how far it came. */
export interface Branch {
  readonly id: string
  /** The round at the bottom of it all: the id by which its timeline opens */
  readonly trunk: string
  /** What it left: the round, or another branch of it */
  readonly parent: string
  /** The last step that both have, from 0 */
  readonly at: number
  /** Empty while nobody has named it */
  readonly name: string
  /** Milliseconds since 1970 */
  readonly madeAt: number
  readonly steps: number
  readonly isWon: boolean
}

/** Whether a branch is kept on this device; if not, it can be seen until the page is closed. */
export type Keeping = 'kept' | 'too-many' | 'no-room'

/** So many branches this device keeps, of all rounds together. */
export const MOST_BRANCHES = 40
/** Characters of a branch's name at most */
export const NAME_CHARS = 40

const LIST_KEY = 'wavehand.branches'
const bodyKey = (id: string): string => `wavehand.branch.${id}`

/** What could not be kept */
const unkept = new Map<string, { readonly branch: Branch; readonly body: ReplayBody }>()

/** Counts the changes: screens that list branches watch it. */
export const changes = createStore(0)

const changed = (): void => changes.set(changes.get() + 1)

/** Keeps a branch, or what has become of it since. One more than this device keeps, or has room for, is not kept. */
export const keepBranch = (branch: Branch, names: BySeat<string>, events: readonly RoomEvent[]): Keeping => {
  const body: ReplayBody = { rules: RULES_VERSION, id: branch.id, names, events }
  const others = listed().filter(({ id }) => id !== branch.id)
  const keeping = others.length >= MOST_BRANCHES ? 'too-many' : written([...others, branch], branch.id, body)
  if (keeping === 'kept') unkept.delete(branch.id)
  else unkept.set(branch.id, { branch, body })
  changed()
  return keeping
}

/** The branches of a round, oldest first; also those that are only here until the page is closed. */
export const branchesOf = (trunk: string): readonly Branch[] =>
  [...listed(), ...Array.from(unkept.values(), ({ branch }) => branch)]
    .filter((branch) => branch.trunk === trunk)
    .sort((a, b) => a.madeAt - b.madeAt)

export const branchOf = (id: string): Branch | undefined =>
  unkept.get(id)?.branch ?? listed().find((branch) => branch.id === id)

/** The record of a branch, as it stands in the storage: whatever reads it expects nonsense. */
export const bodyOf = (id: string): unknown => unkept.get(id)?.body ?? read(bodyKey(id))

/** True when it will still be here after the page is closed. */
export const isKept = (id: string): boolean => !unkept.has(id)

/** Gives a branch a name; an empty one takes the name away. */
export const renameBranch = (id: string, name: string): void => {
  const named = (branch: Branch): Branch =>
    branch.id === id ? { ...branch, name: name.trim().slice(0, NAME_CHARS) } : branch
  const here = unkept.get(id)
  if (here !== undefined) unkept.set(id, { ...here, branch: named(here.branch) })
  else write(LIST_KEY, listed().map(named))
  changed()
}

/** Deletes a branch. What had left it then has left its parent, where the deleted one had, or before. */
export const deleteBranch = (id: string): void => {
  const gone = branchOf(id)
  if (gone === undefined) return
  const moved = (branch: Branch): Branch =>
    branch.parent === id ? { ...branch, parent: gone.parent, at: Math.min(branch.at, gone.at) } : branch
  unkept.delete(id)
  for (const [key, { branch, body }] of unkept) unkept.set(key, { branch: moved(branch), body })
  write(
    LIST_KEY,
    listed()
      .filter((branch) => branch.id !== id)
      .map(moved),
  )
  try {
    localStorage.removeItem(bodyKey(id))
  } catch {
    // Nothing stands there.
  }
  changed()
}

/**
 * What one leaves who plays on from step `n` of a timeline: in the part that a branch shares with its parent it is the
 * parent that is left.
 *
 * @param branch the timeline; undefined for the round itself
 */
export const leavingAt = (
  branch: Branch | undefined,
  round: string,
  n: number,
): Pick<Branch, 'trunk' | 'parent' | 'at'> => {
  if (branch === undefined) return { trunk: round, parent: round, at: n }
  if (n > branch.at) return { trunk: branch.trunk, parent: branch.id, at: n }
  return leavingAt(branchOf(branch.parent), branch.trunk, n)
}

const written = (list: readonly Branch[], id: string, body: ReplayBody): Keeping => {
  if (!write(bodyKey(id), body)) return 'no-room'
  if (write(LIST_KEY, list)) return 'kept'
  try {
    localStorage.removeItem(bodyKey(id))
  } catch {
    // Nothing stands there.
  }
  return 'no-room'
}

const listed = (): readonly Branch[] => {
  const stored = read(LIST_KEY)
  return Array.isArray(stored) ? stored.filter(isBranch) : []
}

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'trunk', 'parent', 'name'].every((key) => typeof fieldOf(value, key) === 'string') &&
  ['at', 'madeAt', 'steps'].every((key) => Number.isSafeInteger(fieldOf(value, key))) &&
  typeof fieldOf(value, 'isWon') === 'boolean'

const fieldOf = (value: object, key: string): unknown =>
  Object.entries(value).find(([name]) => name === key)?.[1]

const read = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** False when the storage is full or forbidden. */
const write = (key: string, value: unknown): boolean => {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
