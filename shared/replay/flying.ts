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
export const flyingAt = ({ steps, losses }: Told, n: number): readonly Flying[] => {
  const now = steps.find((step) => step.n === n)
  if (now === undefined) return []
  const bySent = new Map(steps.flatMap((step) => (step.kind === 'segment' ? [[step.flight, step]] : [])))
  return steps
    .flatMap((step): readonly Flying[] => {
      if (step.kind !== 'segment') return []
      const original = step.made === 'copy' ? bySent.get(step.flight - 1) : step
      if (original === undefined || original.n > n || hasLanded(step, n, losses[step.n])) return []
      const fate = step.lost === true ? 'lost' : step.arrivedAfter === undefined ? 'open' : 'arrives'
      return [
        { step, sent: original.n, way: wayOf(step, original, now), fate, comesAfter: step.arrivedAfter },
      ]
    })
    .sort(
      (a, b) => whenOf(a) - whenOf(b) || (a.step.arrivedAt ?? 0) - (b.step.arrivedAt ?? 0) || a.sent - b.sent,
    )
}

/** Before step n it has come, or it was gone. A segment that nobody has seen get lost is shown where it was sent. */
const hasLanded = (step: SegmentStep, n: number, lostAfter: number | undefined): boolean => {
  if (step.made === 'copy') return step.n < n
  if (step.n >= n) return false
  return step.lost === true ? (lostAfter ?? step.n) < n : (step.arrivedAfter ?? Infinity) < n
}

const whenOf = ({ fate, comesAfter }: Flying): number =>
  fate === 'arrives' ? (comesAfter ?? Infinity) : fate === 'open' ? Number.MAX_SAFE_INTEGER : Infinity

const wayOf = (step: SegmentStep, original: SegmentStep, now: Step): number => {
  if (original.n === now.n) return 0
  if (step.lost === true) return LOST_AT
  if (step.arrivedAt === undefined || step.arrivedAt <= original.at) return 0.5
  return Math.min(1, Math.max(0, (now.at - original.at) / (step.arrivedAt - original.at)))
}
