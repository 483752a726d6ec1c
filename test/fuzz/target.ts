import type { Random } from './values.ts'

/** Something that takes what comes from outside. */
export interface Target {
  readonly name: string
  /** Its part of all cases; all targets together have 1 */
  readonly share: number
  readonly open: (options: { readonly seed: number }) => Promise<OpenTarget>
}

/** Whoever took the cases is not there any more: nothing is left to be tried. */
export class Died extends Error {
  override readonly name = 'Died'
}

export interface OpenTarget {
  /** How many cases may be under way at once */
  readonly atOnce: number
  /**
   * One case, made from these numbers. Answers what came of it: a code, or `done`. Rejects where something is wrong: an
   * answer that nobody has described, none at all, an exception.
   */
  readonly run: (random: Random) => Promise<string> | string
  /** Octets on the heap of whoever took the cases, after a collection */
  readonly heap: () => Promise<number>
  /** Rejects when a process has died. */
  readonly close: () => Promise<void>
}
