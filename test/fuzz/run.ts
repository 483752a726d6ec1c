import { randomOf } from '../support/random.ts'
import { Died } from './target.ts'
import type { OpenTarget, Target } from './target.ts'

export interface Fuzzed {
  readonly name: string
  readonly cases: number
  /** How often each outcome came */
  readonly outcomes: ReadonlyMap<string, number>
  /** Cases that went wrong, the first few */
  readonly failures: readonly { readonly case: number; readonly why: string }[]
  /** Octets by which the heap has grown between the second quarter of the cases and the end */
  readonly grown: number
  readonly seconds: number
}

const MOST_FAILURES = 10
/** Seeds of neighbouring cases must not be neighbours. */
const STRIDE = 0x9e3779b1

/**
 * Gives a target so many cases. A case is made from the seed and its number alone, so that it can be made again: `from`
 * begins with a later one.
 */
export const fuzz = async (
  target: Target,
  { seed, cases, from = 0 }: { readonly seed: number; readonly cases: number; readonly from?: number },
): Promise<Fuzzed> => {
  const since = performance.now()
  const outcomes = new Map<string, number>()
  const failures: { readonly case: number; readonly why: string }[] = []
  const opened = await target.open({ seed })
  const runOne = async (number: number): Promise<void> => {
    try {
      const outcome = await opened.run(randomOf(seed + Math.imul(number, STRIDE)))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    } catch (error) {
      if (error instanceof Died) throw new Died(`case ${number}: ${error.message}`)
      if (failures.length < MOST_FAILURES) failures.push({ case: number, why: reasonOf(error) })
    }
  }
  const half = Math.floor(cases / 2)
  let grown: number
  try {
    await runAll(opened, from, from + half, runOne)
    const before = await opened.heap()
    await runAll(opened, from + half, from + cases, runOne)
    grown = (await opened.heap()) - before
  } catch (error) {
    // What is dead cannot be closed.
    if (!(error instanceof Died)) await opened.close()
    throw error
  }
  await opened.close()
  return { name: target.name, cases, outcomes, failures, grown, seconds: (performance.now() - since) / 1_000 }
}

const runAll = async (
  { atOnce }: OpenTarget,
  from: number,
  to: number,
  runOne: (number: number) => Promise<void>,
): Promise<void> => {
  let next = from
  const work = async (): Promise<void> => {
    while (next < to) await runOne(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
