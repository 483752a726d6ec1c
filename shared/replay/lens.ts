import { livedBy } from '../game/room/lived.ts'
import type { Step } from '../game/room/step.ts'
import type { Seat } from '../game/seat.ts'

/** Whose eyes look at a finished round. */
export type Lens = Seat | 'all'

/**
 * The steps of a round as one end lived through them, or all of them. In contrast to a live view the steps keep
 * their numbers, so that a step has one number under every lens; under a seat's lens they stand in the order in
 * which that seat learned of them.
 */
export const throughLens = (steps: readonly Step[], lens: Lens): readonly Step[] => {
  if (lens === 'all') return steps
  const ofFlight = new Map(steps.flatMap((step) => (step.kind === 'segment' ? [[step.flight, step.n]] : [])))
  const others = steps.filter((step) => step.kind !== 'segment' && step.seat === lens).values()
  return livedBy(steps, lens).map((step) => {
    // What an end does alone it sees in the order in which it did it.
    const n = step.kind === 'segment' ? ofFlight.get(step.flight) : others.next().value?.n
    return { ...step, n: n ?? step.n }
  })
}
