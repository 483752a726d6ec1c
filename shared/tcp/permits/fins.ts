import type { Permission } from '../permission.ts'
import {
  bufferStart,
  isFinAcked,
  sentOctets,
  unsentLength,
  unsentOctets,
  usableWindow,
} from '../sendBuffer.ts'
import type { Tcb } from '../tcb.ts'
import { FIN_ACK, NONE, permission } from './bare.ts'

/** A FIN follows the last queued octet: alone when all have been sent, or on the segment that carries the rest. */
export const fins = (tcb: Tcb): readonly Permission[] => {
  if (!isFinDue(tcb)) return NONE
  const unsent = unsentOctets(tcb)
  return [
    permission(tcb, tcb.sndNxt, {
      kind: unsent === '' ? 'fin' : 'fin-with-data',
      flags: FIN_ACK,
      octets: unsent,
      toEnd: true,
      because: 'close-called',
      rfc: '3.10.4',
    }),
  ]
}

/** CLOSE was called, and all that is queued fits out before the FIN. */
const isFinDue = (tcb: Tcb): boolean =>
  tcb.finQueued && tcb.finSeq === undefined && unsentLength(tcb) <= usableWindow(tcb)

/** The FIN again, alone or after old data; or for the first time, at the end of data that are sent again (3.8.1). */
export const finsAgain = (tcb: Tcb): readonly Permission[] => {
  const octets = sentOctets(tcb)
  const again = {
    flags: FIN_ACK,
    toEnd: true,
    because: 'retransmission-timeout',
    rfc: '3.8.1',
  } as const
  if (tcb.finSeq !== undefined) {
    if (isFinAcked(tcb)) return NONE
    const seq = { from: bufferStart(tcb), count: octets.length + 1 }
    return [permission(tcb, seq.from, { ...again, kind: 'fin-retransmission', seq, octets })]
  }
  if (octets === '' || !isFinDue(tcb)) return NONE
  const seq = { from: bufferStart(tcb), count: octets.length }
  return [permission(tcb, seq.from, { ...again, kind: 'fin-with-data', seq, octets: tcb.sendBuffer })]
}
