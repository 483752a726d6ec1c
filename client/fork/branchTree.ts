import type { Branch } from './branches.ts'

/** A branch, and what has left it. */
export interface Bough {
  readonly branch: Branch
  readonly boughs: readonly Bough[]
}

/** The branches of a round as they grew: each under what it left. One whose parent is not here stands under the round. */
export const boughsOf = (branches: readonly Branch[], trunk: string): readonly Bough[] => {
  const here = new Set(branches.map(({ id }) => id))
  const under = (parent: string): readonly Bough[] =>
    branches
      .filter(
        (branch) =>
          branch.parent === parent ||
          (parent === trunk && !here.has(branch.parent) && branch.parent !== trunk),
      )
      .map((branch) => ({ branch, boughs: under(branch.id) }))
  return under(trunk)
}
