import { unreachable } from '../../base/unreachable.ts'
import type { Seat, Viewer } from '../seat.ts'
import type { SegmentStep, Step } from './step.ts'

/**
 * The part of a round's record that a viewer has lived through, in the order in which it did, numbered anew.
 * A seat: its own calls, timers, drafts and segments (not whether they arrived), and the segments that reached
 * it, at the moment they did. A spectator: the segments that have crossed the wire, without states.
 */
export const seenSteps = (steps: readonly Step[], viewer: Viewer): readonly Step[] => {
  const remembered = MEMORY[viewer.kind === 'seat' ? viewer.seat : 'spectator']
  const lived: Seen[] = []
  for (const step of steps) {
    const known = remembered.get(step) ?? remember(remembered, step, seen(step, viewer))
    if (known !== 'unseen') lived.push(known)
  }
  lived.sort((a, b) => a.order - b.order)
  return lived.map((each, index) => numbered(each, index + 1))
}

interface Seen {
  /** Position among all steps; an arrival lies between the steps around it */
  readonly order: number
  /** Numbered as it was last asked for: a step keeps its place, so once is nearly always enough */
  step: Step
}

/**
 * What each viewer has seen of a step never changes as long as the step is the same value, and a room is looked
 * at after every move: only what is new is worked out. The memory goes with the steps.
 */
const MEMORY: { readonly [V in Seat | 'spectator']: Memory } = {
  client: new WeakMap(),
  server: new WeakMap(),
  spectator: new WeakMap(),
}

type Memory = WeakMap<Step, Seen | 'unseen'>

const remember = (memory: Memory, step: Step, met: Seen | 'unseen'): Seen | 'unseen' => {
  memory.set(step, met)
  return met
}

const numbered = (each: Seen, n: number): Step => {
  if (each.step.n !== n) each.step = { ...each.step, n }
  return each.step
}

const seen = (step: Step, viewer: Viewer): Seen | 'unseen' => {
  switch (step.kind) {
    case 'call':
    case 'refused':
    case 'timer':
      return viewer.kind === 'seat' && viewer.seat === step.seat ? { order: step.n, step } : 'unseen'
    case 'segment':
      if (viewer.kind === 'seat' && viewer.seat === step.seat)
        return step.made === undefined ? { order: step.n, step: unheard(step) } : 'unseen'
      if (step.arrivedAt === undefined || step.arrivedAfter === undefined) return 'unseen'
      return {
        order: step.arrivedAfter + 0.5 + step.flight / 1e9,
        step: { ...arrivedOnly(step, step.arrivedAt), ...(viewer.kind === 'spectator' && hidden) },
      }
    default:
      return unreachable(step)
  }
}

/** As its sender knows it: nothing about its arrival, or that it never will. */
const unheard = ({ lost: _lost, ...step }: SegmentStep): SegmentStep => ({
  ...step,
  arrivedAfter: undefined,
  arrivedAt: undefined,
  receiverState: undefined,
})

/** As its receiver knows it: nothing about its leaving, who made it, or what its sender meant by it. */
const arrivedOnly = ({ made: _made, ...step }: SegmentStep, arrivedAt: number): SegmentStep => ({
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
