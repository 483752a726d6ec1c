import type { SegmentStep, Step } from '../game/room/step.ts'
import type { Told } from './timeline.ts'

/** A segment that was on its way as a step happened. */
export interface Flying {
  /** As the record has it; a second copy has a step of its own, from when it comes */
  readonly step: SegmentStep
  /** The step that sent it, by n */
  readonly sent: number
  /** How much of its way lay behind it, 0 to 1 */
  readonly way: number
  /** `open`: the record ends before it came */
  readonly fate: 'arrives' | 'lost' | 'open'
  /** The step, by n, after which it comes; undefined where it never does */
  readonly comesAfter: number | undefined
}

/** Where a lost segment is drawn once it has been on its way for a while: there its arrow ends, too. */
const LOST_AT = 0.62

/**
 * The segments on the wire just as step n happened, in both directions; those that come sooner stand before those
 * that come later, and before those that never do. Only eyes that see both ends can know of it.
 */
export const flyingAt = (told: Told, n: number): readonly Flying[] => {
  const now = told.steps.find((step) => step.n === n)
  if (now === undefined) return []
  return flightsIn(told)
    .filter(({ original, until }) => original.n <= n && n <= until)
    .map(({ step, original, fate }) => ({
      step,
      sent: original.n,
      way: wayOf(step, original, now),
      fate,
      comesAfter: step.arrivedAfter,
    }))
}

interface Flight {
  readonly step: SegmentStep
  /** The step that sent it: of a second copy that of the first */
  readonly original: SegmentStep
  readonly fate: Flying['fate']
  /** The last step, by n, at which it is on its way */
  readonly until: number
}

const known = new WeakMap<Told, readonly Flight[]>()

/** All flights of a round, in the order in which they end. */
const flightsIn = (told: Told): readonly Flight[] => {
  const before = known.get(told)
  if (before !== undefined) return before
  const { steps, losses } = told
  const byFlight = new Map(steps.flatMap((step) => (step.kind === 'segment' ? [[step.flight, step]] : [])))
  const flights = steps
    .flatMap((step): readonly Flight[] => {
      if (step.kind !== 'segment') return []
      const original = step.made === 'copy' ? byFlight.get(step.flight - 1) : step
      return original === undefined ? [] : [{ step, original, ...endOf(step, losses[step.n]) }]
    })
    .toSorted((a, b) => placeOf(a) - placeOf(b) || timeOf(a) - timeOf(b) || a.original.n - b.original.n)
  known.set(told, flights)
  return flights
}

/** A segment whose loss nobody has seen is shown where it was sent, and no longer. */
const endOf = (step: SegmentStep, lostAfter: number | undefined): Pick<Flight, 'fate' | 'until'> => {
  if (step.lost === true) return { fate: 'lost', until: lostAfter ?? step.n }
  if (step.arrivedAfter === undefined) return { fate: 'open', until: Infinity }
  return { fate: 'arrives', until: step.made === 'copy' ? step.n : Math.max(step.n, step.arrivedAfter) }
}

const placeOf = ({ fate, until }: Flight): number => (fate === 'lost' ? Infinity : Math.min(until, 2 ** 53))
const timeOf = ({ step }: Flight): number => step.arrivedAt ?? 0

const wayOf = (step: SegmentStep, original: SegmentStep, now: Step): number => {
  if (original.n === now.n) return 0
  if (step.lost === true) return LOST_AT
  if (step.arrivedAt === undefined || step.arrivedAt <= original.at) return 0.5
  return Math.min(1, Math.max(0, (now.at - original.at) / (step.arrivedAt - original.at)))
}
