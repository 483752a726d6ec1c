import type { Budget } from './world.ts'

const CALM: Budget = {
  octets: { C: 1, S: 1 },
  losses: 0,
  overtakings: 0,
  doubles: 0,
  timeouts: 0,
  aborts: false,
  deaf: false,
}

/** The walks by name: what may happen in each, and how deep `npm test` goes. */
export const WALKS = {
  /** Nothing goes wrong: every order of opening, talking and closing, to the very end */
  calm: { budget: CALM, depth: 40, complete: true, unmerged: 8 },
  /** One segment is lost, and one timer runs out, in time or too early */
  loss: {
    budget: { ...CALM, octets: { C: 1, S: 0 }, losses: 1, timeouts: 1 },
    depth: 13,
    complete: false,
    unmerged: 7,
  },
  /** A segment overtakes another, and applications abort */
  disorder: {
    budget: { ...CALM, octets: { C: 1, S: 0 }, overtakings: 1, timeouts: 1, aborts: true },
    depth: 10,
    complete: false,
    unmerged: 6,
  },
  /** Everything at once: losses, doubles, overtaking, aborts, applications that stop reading */
  storm: {
    budget: { ...CALM, losses: 2, overtakings: 1, doubles: 1, timeouts: 2, aborts: true, deaf: true },
    depth: 8,
    complete: false,
    unmerged: 5,
  },
} as const satisfies {
  readonly [name: string]: {
    readonly budget: Budget
    readonly depth: number
    /** At this depth nothing is left to happen */
    readonly complete: boolean
    readonly unmerged: number
  }
}

export type WalkName = keyof typeof WALKS
export const WALK_NAMES: readonly WalkName[] = ['calm', 'loss', 'disorder', 'storm']
