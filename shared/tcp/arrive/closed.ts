import { owing, rstFor } from '../reply.ts'
import type { Segment } from '../segment.ts'
import type { Tcb } from '../tcb.ts'

/** CLOSED: there is no connection. A reset is discarded, anything else is answered by one. @see RFC 9293 3.10.7.1 */
export const closed = (tcb: Tcb, segment: Segment): Tcb =>
  segment.flags.rst ? tcb : owing(tcb, rstFor(segment, 'no-connection', '3.10.7.1'))
