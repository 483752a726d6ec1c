/** One figure: the median of several rounds, and how far the slowest and the fastest lie from it. */
export interface Figure {
  readonly name: string
  /** What is counted, in the plural */
  readonly unit: string
  readonly perSecond: number
  readonly slowest: number
  readonly fastest: number
}

export interface Bench {
  readonly name: string
  readonly unit: string
  /** Does its work once and answers how many units that were */
  readonly run: () => number
}

const ROUNDS = 7
const WARM_UP_MS = 1_500
const ROUND_MS = 300

/** Runs each bench in turn, round by round, so that a slow moment of the machine touches all of them alike. */
export const measured = (benches: readonly Bench[]): readonly Figure[] => {
  for (const bench of benches) rateOf(bench, WARM_UP_MS)
  const rates = benches.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [at, bench] of benches.entries()) rates[at]?.push(rateOf(bench, ROUND_MS))
  return benches.map(({ name, unit }, at) => {
    const sorted = (rates[at] ?? []).toSorted((a, b) => a - b)
    return {
      name,
      unit,
      perSecond: sorted[Math.floor(sorted.length / 2)] ?? 0,
      slowest: sorted[0] ?? 0,
      fastest: sorted.at(-1) ?? 0,
    }
  })
}

const rateOf = (bench: Bench, ms: number): number => {
  const started = processorMs()
  let units = 0
  let elapsed = 0
  while (elapsed < ms) {
    units += bench.run()
    elapsed = processorMs() - started
  }
  return (units / elapsed) * 1000
}

/**
 * Milliseconds of processor that this process has used, its garbage collector included: on a machine that others
 * use too, a wall clock would measure them.
 */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
