import { owed } from './owed.ts'
import type { Segment } from './segment.ts'
import type { Tcb } from './tcb.ts'
import { transmit } from './transmit.ts'

/**
 * Sends everything that is owed, as a kernel does at once, until nothing is; the segments are in the order in
 * which they leave.
 */
export const pay = (tcb: Tcb): { readonly tcb: Tcb; readonly sent: readonly Segment[] } => {
  const sent: Segment[] = []
  let paid = tcb
  for (let [debt] = owed(paid); debt !== undefined; [debt] = owed(paid)) {
    sent.push(debt.segment)
    paid = transmit(paid, debt.segment)
  }
  return { tcb: paid, sent }
}
