import type { Permission } from '../permission.ts'
import { isWindowShut } from '../retransmission.ts'
import { bufferStart, sentOctets, unsentOctets, usableWindow } from '../sendBuffer.ts'
import type { Tcb } from '../tcb.ts'
import { NONE, permission } from './bare.ts'

/** What has never been sent, as far as the peer's window goes; one octet that asks whether a shut one is open again. */
export const texts = (tcb: Tcb): readonly Permission[] => {
  const unsent = unsentOctets(tcb)
  const octets = unsent.slice(0, usableWindow(tcb))
  if (octets !== '')
    return [
      permission(tcb, tcb.sndNxt, { kind: 'data', octets, minLen: 1, because: 'send-called', rfc: '3.10.2' }),
    ]
  if (unsent === '' || !isWindowShut(tcb)) return NONE
  const probe = { kind: 'zero-window-probe', octets: unsent.slice(0, 1), minLen: 1 } as const
  return [permission(tcb, tcb.sndNxt, { ...probe, because: 'send-called', rfc: '3.8.6.1' })]
}

/**
 * Whatever has been sent and not acknowledged may be sent again with its old numbers, in other pieces too, and what
 * follows it in the same segment: after a timeout many stacks go back and cut their segments anew (3.8.1).
 */
export const textsAgain = (tcb: Tcb): readonly Permission[] => {
  const sent = sentOctets(tcb)
  if (sent === '') return NONE
  return [
    permission(tcb, bufferStart(tcb), {
      kind: 'data-retransmission',
      seq: { from: bufferStart(tcb), count: sent.length },
      octets: tcb.sendBuffer.slice(0, sent.length + usableWindow(tcb)),
      minLen: 1,
      because: 'retransmission-timeout',
      rfc: '3.8.1',
    }),
  ]
}
