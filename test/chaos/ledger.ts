/** What the players of a run were told: the audit holds it against what is stored. */
export interface Ledger {
  /** An answer to a move: whatever it says of its outcome holds for ever. */
  readonly told: (moveId: string, outcome: string | undefined) => void
  readonly refused: (code: string) => void
  /** Moves that were acknowledged, with the kind of outcome that was named */
  readonly acknowledged: () => ReadonlyMap<string, string>
  /** Moves whose answers did not all say the same */
  readonly contradicted: () => ReadonlySet<string>
  /** How often each code was answered */
  readonly refusals: () => ReadonlyMap<string, number>
  /** Resolves when this holds; looked at after each answer. Rejects when it takes too long. */
  readonly until: (what: string, fact: () => boolean) => Promise<void>
}

const PATIENCE_MS = 90_000

export const createLedger = (): Ledger => {
  const acknowledged = new Map<string, string>()
  const texts = new Map<string, string>()
  const contradicted = new Set<string>()
  const refusals = new Map<string, number>()
  const watchers = new Set<() => void>()
  const wake = (): void => {
    for (const watcher of watchers) watcher()
  }

  return {
    told: (moveId, outcome) => {
      if (outcome === undefined) return
      const before = texts.get(moveId)
      if (before !== undefined && before !== outcome) contradicted.add(moveId)
      texts.set(moveId, outcome)
      acknowledged.set(moveId, /"kind":"(\w+)"/.exec(outcome)?.[1] ?? '')
      wake()
    },
    refused: (code) => {
      refusals.set(code, (refusals.get(code) ?? 0) + 1)
      wake()
    },
    acknowledged: () => acknowledged,
    contradicted: () => contradicted,
    refusals: () => refusals,
    until: (what, fact) =>
      new Promise((resolve, reject) => {
        const done = (): void => {
          clearTimeout(late)
          watchers.delete(look)
        }
        const late = setTimeout(() => {
          done()
          reject(new Error(`waited in vain: ${what}; ${JSON.stringify([...refusals])}`))
        }, PATIENCE_MS)
        const look = (): void => {
          if (!fact()) return
          done()
          resolve()
        }
        watchers.add(look)
        look()
      }),
  }
}
