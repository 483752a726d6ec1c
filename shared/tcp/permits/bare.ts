import type { Permission } from '../permission.ts'
import { flagsOf } from '../segment.ts'
import type { Seq } from '../seq.ts'
import type { Tcb } from '../tcb.ts'

export const ACK = flagsOf('ACK')
export const FIN_ACK = flagsOf('ACK', 'FIN')

export const NONE: readonly Permission[] = []

export type Parts = Partial<Permission> & Pick<Permission, 'kind' | 'because' | 'rfc'>

/** A bare ACK of RCV.NXT at this number, but for what `parts` says otherwise. */
export const permission = (tcb: Tcb, from: Seq, parts: Parts): Permission => ({
  kind: parts.kind,
  flags: parts.flags ?? ACK,
  seq: parts.seq ?? { from, count: 1 },
  ack: 'ack' in parts ? parts.ack : tcb.rcvNxt,
  octets: parts.octets ?? '',
  isGarbage: parts.isGarbage ?? false,
  minLen: parts.minLen ?? 0,
  toEnd: parts.toEnd ?? false,
  because: parts.because,
  rfc: parts.rfc,
})
