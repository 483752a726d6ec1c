import type { Tcb } from '../../tcp/tcb.ts'
import type { BySeat } from '../../game/seat.ts'
import type { State } from '../../tcp/state.ts'
import type { Explanation } from './explanation.ts'
import type { RecordedConnection, RecordedSegment } from './recorded.ts'

/** The judge's word on one recorded segment. */
export interface JudgedSegment {
  readonly recorded: RecordedSegment
  readonly verdict: Explanation['verdict']
  /** The segment, by `n`, whose numbers this one repeats */
  readonly retransmissionOf: number | undefined
  /** It left its sender and never reached the other end, as far as the recording tells */
  readonly lost: boolean
  /** The sender's state after sending it, the receiver's after receiving it (where lost: its state at that time) */
  readonly states: BySeat<State>
  /** Its sender just before sending it, with the calls made that it speaks of; undefined where nothing is known */
  readonly sender: Tcb | undefined
}

export interface JudgedRecording {
  readonly connection: RecordedConnection
  readonly segments: readonly JudgedSegment[]
  readonly final: BySeat<State>
}
