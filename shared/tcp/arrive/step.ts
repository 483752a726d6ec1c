import { appended } from '../../base/appended.ts'
import type { TcpEvent } from '../events.ts'
import type { Segment } from '../segment.ts'
import type { Tcb } from '../tcb.ts'

/** A segment on its way through the steps of RFC 9293 3.10.7.4. */
export interface Arriving {
  readonly tcb: Tcb
  readonly events: readonly TcpEvent[]
  /** The RFC says "drop the segment and return": no later step looks at it */
  readonly done: boolean
}

/** One step of 3.10.7.4. */
export type Step = (arriving: Arriving, segment: Segment) => Arriving

export const begin = (tcb: Tcb): Arriving => ({ tcb, events: [], done: false })

/** The TCB changed, and the segment goes on to the next step. */
export const goOn = (arriving: Arriving, tcb: Tcb, event?: TcpEvent): Arriving => ({
  tcb,
  events: withEvent(arriving, event),
  done: false,
})

/** The segment has been dealt with. */
export const finish = (arriving: Arriving, tcb: Tcb, event?: TcpEvent): Arriving => ({
  tcb,
  events: withEvent(arriving, event),
  done: true,
})

const withEvent = ({ events }: Arriving, event: TcpEvent | undefined): readonly TcpEvent[] =>
  event === undefined ? events : appended(events, event)
