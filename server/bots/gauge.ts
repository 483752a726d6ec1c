/** What a run of bots has measured so far. Times in milliseconds. */
export interface Gauge {
  /** A move was stored and both players have seen it, so long after it was submitted. */
  readonly moved: (ms: number) => void
  /** The server told something, in so many octets. */
  readonly heard: (octets: number) => void
  readonly refused: (code: string) => void
  readonly failed: (why: string) => void
  /** Forgets the moves so far: the warm-up is over. */
  readonly begin: () => void
  readonly read: () => Measured
}

export interface Measured {
  readonly moves: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly slowest: number
  /** What the server told unasked, and how many octets that was */
  readonly events: number
  readonly octets: number
  /** How often each code was answered */
  readonly refusals: { readonly [code: string]: number }
  /** How often each error happened */
  readonly errors: { readonly [why: string]: number }
}

/** Buckets of a hundredth of a millisecond up to a second, of a millisecond up to a minute. */
const FINE = 100_000
const COARSE = 60_000

export const createGauge = (): Gauge => {
  const fine = new Uint32Array(FINE)
  const coarse = new Uint32Array(COARSE + 1)
  let moves = 0
  let slowest = 0
  let events = 0
  let octets = 0
  const refusals = new Map<string, number>()
  const errors = new Map<string, number>()
  const count = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }

  const percentile = (share: number): number => {
    let left = Math.ceil(moves * share)
    if (left === 0) return 0
    for (let at = 0; at < FINE; at += 1) if ((left -= fine[at] ?? 0) <= 0) return (at + 1) / 100
    for (let at = 0; at <= COARSE; at += 1) if ((left -= coarse[at] ?? 0) <= 0) return at + 1
    return slowest
  }

  return {
    moved: (ms) => {
      moves += 1
      slowest = Math.max(slowest, ms)
      const at = Math.floor(ms * 100)
      if (at < FINE) fine[at] = (fine[at] ?? 0) + 1
      else {
        const ms = Math.min(COARSE, Math.floor(at / 100))
        coarse[ms] = (coarse[ms] ?? 0) + 1
      }
    },
    heard: (more) => {
      events += 1
      octets += more
    },
    refused: (code) => count(refusals, code),
    failed: (why) => count(errors, why),
    begin: () => {
      fine.fill(0)
      coarse.fill(0)
      moves = 0
      slowest = 0
      events = 0
      octets = 0
    },
    read: () => ({
      moves,
      p50: percentile(0.5),
      p95: percentile(0.95),
      p99: percentile(0.99),
      slowest,
      events,
      octets,
      refusals: Object.fromEntries(refusals),
      errors: Object.fromEntries(errors),
    }),
  }
}
