import type { Step } from '../game/room/step.ts'

/** A wait is long from here, in milliseconds, */
const LONG_MS = 3_000
/** and where nothing ran out, only when it is so many times longer than what is usual in this round. */
const UNUSUAL = 8

/**
 * The long waits of a round: milliseconds of silence before a step, by its n. Before a timer that ran out silence was
 * the point; elsewhere people think, and only what is far longer than their usual pause counts.
 *
 * @param steps in order; what the viewer may see
 */
export const longWaits = (steps: readonly Step[]): ReadonlyMap<number, number> => {
  let last = steps[0]?.at ?? 0
  const gaps = steps.map((step) => {
    const gap = step.at - last
    last = Math.max(last, step.at, step.kind === 'segment' ? (step.arrivedAt ?? 0) : 0)
    return { step, gap }
  })
  const sorted = gaps.map(({ gap }) => gap).toSorted((a, b) => a - b)
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0
  return new Map(
    gaps
      .filter(
        ({ step, gap }) => gap >= (step.kind === 'timer' ? LONG_MS : Math.max(LONG_MS, usual * UNUSUAL)),
      )
      .map(({ step, gap }) => [step.n, gap]),
  )
}
