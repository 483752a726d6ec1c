import type { Kind } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { State } from '../../tcp/state.ts'
import type { PlainWords } from '../coach/plainWords.ts'
import type { Draft } from '../draft.ts'
import type { MisconceptionId } from '../judging/misconceptions.ts'
import type { DraftField } from '../judging/verdict.ts'
import type { ScriptCall } from '../levels/level.ts'
import type { Seat } from '../seat.ts'
import type { ForgedFate } from './host.ts'

/**
 * One line of a round's record, as its ladder draws it. The same type serves the live table (what one endpoint
 * has seen: the other end's states and times are undefined) and the replay (everything).
 */
export type Step = CallStep | SegmentStep | RefusedStep | TimerStep | ForgedStep

interface StepBase {
  /** Position in this list, from 1 */
  readonly n: number
  /** Milliseconds since the round began */
  readonly at: number
}

/** An application call on a lifeline. */
export interface CallStep extends StepBase {
  readonly kind: 'call'
  readonly seat: Seat
  readonly call: ScriptCall
  /** State shown by that endpoint afterwards */
  readonly state: State
}

/** A segment that left one end; it may have arrived at the other. */
export interface SegmentStep extends StepBase {
  readonly kind: 'segment'
  /** Who sent it */
  readonly seat: Seat
  /** Names the flight; the same in every view of the round */
  readonly flight: number
  readonly segment: Segment
  readonly plain: PlainWords
  /** As which kind it conforms; undefined for a receiver, who cannot know what its sender meant */
  readonly as: Kind | undefined
  readonly typical: boolean
  /** A misconception that an allowed segment shows all the same; undefined for its receiver */
  readonly reveals: MisconceptionId | undefined
  /** The wire lost it: known when the round is over */
  readonly lost?: true
  /** The receiver's host had no room for it: nobody saw it. Known to the receiver; to the others when the round is over */
  readonly dropped?: true
  /** The wire made it: a second copy of another flight, or a segment that nobody sent. Known when the round is over */
  readonly made?: 'copy' | 'stray'
  /**
   * Fields that RFC 9293 forbids and that went out all the same: a segment of a recording, or of a live-wire round.
   * Undefined for a receiver, who sees a segment like any other, until the round is over
   */
  readonly wrong?: readonly DraftField[]
  /** It repeats numbers that this sender had sent before */
  readonly again: boolean
  /** State shown by the sender just after sending; undefined for the other end */
  readonly senderState: State | undefined
  /** The step (by n) after which it arrived, 0 to the list's length; undefined while in flight, or for its sender */
  readonly arrivedAfter: number | undefined
  /** Milliseconds since the round began; undefined while in flight, or for its sender */
  readonly arrivedAt: number | undefined
  /** State shown by the receiver just after receiving; undefined for the other end */
  readonly receiverState: State | undefined
}

/** The step with the fields named that were wrong, where every wrong step has them. */
export const withWrong = (step: SegmentStep, wrong: readonly DraftField[]): SegmentStep => {
  const { again, senderState, arrivedAfter, arrivedAt, receiverState, n, at, ...said } = step
  return { ...said, wrong, again, senderState, arrivedAfter, arrivedAt, receiverState, n, at }
}

/** A draft that the referee refused before the wire; the same draft again only counts its tries. */
export interface RefusedStep extends StepBase {
  readonly kind: 'refused'
  readonly seat: Seat
  readonly draft: Draft
  /** The fields that were wrong */
  readonly fields: readonly DraftField[]
  readonly tries: number
}

/** A timer that ran out on a lifeline. */
export interface TimerStep extends StepBase {
  readonly kind: 'timer'
  readonly seat: Seat
  /** `wait`: none did, although its player waited */
  readonly timer: 'retransmission' | 'time-wait' | 'wait'
  readonly state: State
}

/** A forged SYN that came to this end's host from outside, and what the host made of it. */
export interface ForgedStep extends StepBase {
  readonly kind: 'forged'
  readonly seat: Seat
  readonly address: string
  readonly seq: number
  readonly fate: ForgedFate
}

/** How many segments these steps show that somebody at the table has sent. */
export const segmentsOf = (steps: readonly Step[]): number => {
  let count = 0
  for (const step of steps) if (step.kind === 'segment' && step.made === undefined) count += 1
  return count
}
