import { unreachable } from '../../base/unreachable.ts'
import type { Viewer } from '../seat.ts'
import type { SegmentStep, Step } from './step.ts'

/**
 * The part of a round's record that a viewer has lived through, in the order in which it did, numbered anew.
 * A seat: its own calls, timers, drafts and segments (not whether they arrived), and the segments that reached
 * it, at the moment they did. A spectator: the segments that have crossed the wire, without states.
 */
export const seenSteps = (steps: readonly Step[], viewer: Viewer): readonly Step[] =>
  steps
    .flatMap((step) => seen(step, viewer))
    .sort((a, b) => a.order - b.order)
    .map(({ step }, index) => ({ ...step, n: index + 1 }))

interface Seen {
  /** Position among all steps; an arrival lies between the steps around it */
  readonly order: number
  readonly step: Step
}

const seen = (step: Step, viewer: Viewer): readonly Seen[] => {
  switch (step.kind) {
    case 'call':
    case 'refused':
    case 'timer':
      return viewer.kind === 'seat' && viewer.seat === step.seat ? [{ order: step.n, step }] : []
    case 'segment':
      if (viewer.kind === 'seat' && viewer.seat === step.seat) return [{ order: step.n, step: unheard(step) }]
      return step.arrivedAt === undefined || step.arrivedAfter === undefined
        ? []
        : [
            {
              order: step.arrivedAfter + 0.5 + step.flight / 1e9,
              step: { ...arrivedOnly(step, step.arrivedAt), ...(viewer.kind === 'spectator' && hidden) },
            },
          ]
    default:
      return unreachable(step)
  }
}

/** As its sender knows it: nothing about its arrival. */
const unheard = (step: SegmentStep): SegmentStep => ({
  ...step,
  arrivedAfter: undefined,
  arrivedAt: undefined,
  receiverState: undefined,
})

/** As its receiver knows it: nothing about its leaving, or about what its sender meant by it. */
const arrivedOnly = (step: SegmentStep, arrivedAt: number): SegmentStep => ({
  ...step,
  at: arrivedAt,
  arrivedAt,
  arrivedAfter: undefined,
  as: undefined,
  typical: true,
  reveals: undefined,
  again: false,
  senderState: undefined,
})

const hidden = { receiverState: undefined }
