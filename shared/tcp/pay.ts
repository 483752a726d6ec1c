import { owed } from './owed.ts'
import type { Segment } from './segment.ts'
import type { Tcb } from './tcb.ts'
import { transmit } from './transmit.ts'

/** Sends everything that is owed, as a kernel does at once; the segments are in the order in which they leave. */
export const pay = (tcb: Tcb): { readonly tcb: Tcb; readonly sent: readonly Segment[] } => {
  const [debt] = owed(tcb)
  if (debt === undefined) return { tcb, sent: [] }
  const rest = pay(transmit(tcb, debt.segment))
  return { tcb: rest.tcb, sent: [debt.segment, ...rest.sent] }
}
