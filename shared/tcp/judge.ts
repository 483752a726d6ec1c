import { dueFrom, hasAck, hasOctets, hasSeq, lengthOf } from './match.ts'
import type { Fault, FaultCode, Judgement, Permission } from './permission.ts'
import { permissionOf, permitted } from './permitted.ts'
import { FLAG_NAMES, flagNames, toFlagKey } from './segment.ts'
import type { FlagName, Segment } from './segment.ts'
import { seqAdd, seqBefore } from './seq.ts'
import type { Tcb } from './tcb.ts'

/**
 * Holds a segment against everything that this endpoint may send now. Conforming: as which kind. Otherwise the
 * fields that differ from the permission that comes nearest, each with what stands there and what may.
 *
 * Nearest is the permission with the fewest wrong flags, then the fewest wrong fields; among equals the one that
 * is owed, for that is what the sender most likely meant.
 */
export const judge = (tcb: Tcb, segment: Segment): Judgement => {
  const permission = permissionOf(tcb, segment)
  if (permission !== undefined) return { verdict: 'conforming', kind: permission.kind, permission }
  const compared = permitted(tcb).map((one) => ({ permission: one, faults: faultsOf(one, segment) }))
  const [nearest] = [...compared].sort((a, b) => distance(a, segment) - distance(b, segment))
  if (nearest === undefined)
    return { verdict: 'nonconforming', faults: [nothingToSend(tcb, segment)], nearest: undefined }
  return { verdict: 'nonconforming', faults: nearest.faults, nearest: nearest.permission }
}

interface Compared {
  readonly permission: Permission
  readonly faults: readonly Fault[]
}

/**
 * A wrong flag weighs more than all other fields together. What may be sent but is not due (a repetition, an ACK
 * that nothing calls for) weighs a flag more: somebody who errs here most likely meant what is due.
 */
const distance = ({ permission, faults }: Compared, segment: Segment): number =>
  differingFlags(permission, segment).length * 10 + faults.length + (isDue(permission) ? 0 : 12)

const isDue = ({ because }: Permission): boolean =>
  because !== 'allowed-any-time' && because !== 'retransmission-timeout'

const nothingToSend = (tcb: Tcb, segment: Segment): Fault => ({
  field: 'flags',
  code: 'nothing-to-send',
  found: flagNames(segment.flags).join(','),
  expected: '',
  rfc: tcb.state === 'LISTEN' ? '3.10.7.2' : '3.10.7.1',
})

const faultsOf = (permission: Permission, segment: Segment): readonly Fault[] => [
  ...flagFaults(permission, segment),
  ...seqFaults(permission, segment),
  ...ackFaults(permission, segment),
  ...dataFaults(permission, segment),
]

const differingFlags = (permission: Permission, segment: Segment): readonly FlagName[] =>
  FLAG_NAMES.filter(
    (name) => name !== 'PSH' && segment.flags[toFlagKey(name)] !== permission.flags[toFlagKey(name)],
  )

const MISSING: { readonly [F in FlagName]: FaultCode } = {
  SYN: 'syn-missing',
  ACK: 'ack-missing',
  FIN: 'fin-missing',
  RST: 'rst-missing',
  PSH: 'flags-other',
}

const UNEXPECTED: { readonly [F in FlagName]: FaultCode } = {
  SYN: 'syn-unexpected',
  ACK: 'ack-unexpected',
  FIN: 'fin-unexpected',
  RST: 'rst-unexpected',
  PSH: 'flags-other',
}

/** One fault for the flags as a whole, named after the first that differs: they are chosen together. */
const flagFaults = (permission: Permission, segment: Segment): readonly Fault[] => {
  const [first] = differingFlags(permission, segment)
  if (first === undefined) return []
  const isSet = segment.flags[toFlagKey(first)]
  return [
    {
      field: 'flags',
      code: isSet ? UNEXPECTED[first] : MISSING[first],
      found: flagNames(segment.flags).join(','),
      expected: flagNames(permission.flags).join(','),
      rfc: permission.rfc,
    },
  ]
}

const seqFaults = (permission: Permission, segment: Segment): readonly Fault[] => {
  if (hasSeq(permission, segment)) return []
  const { seq, rfc } = permission
  const expected = seq.count === 1 ? String(seq.from) : `${seq.from} to ${seqAdd(seq.from, seq.count - 1)}`
  return [{ field: 'seq', code: 'seq-wrong', found: String(segment.seq), expected, rfc }]
}

const ackFaults = (permission: Permission, segment: Segment): readonly Fault[] => {
  if (hasAck(permission, segment)) return []
  const { ack, rfc } = permission
  const found = String(segment.ack)
  const expected = ack === undefined ? '' : String(ack)
  if (!segment.flags.ack || ack === undefined)
    return [{ field: 'ack', code: 'ack-without-flag', found, expected, rfc: '3.1' }]
  const code = seqBefore(ack, segment.ack) ? 'ack-of-unsent' : 'ack-too-low'
  return [{ field: 'ack', code, found, expected, rfc }]
}

const dataFaults = (permission: Permission, segment: Segment): readonly Fault[] => {
  const { minLen, toEnd, rfc } = permission
  const due = dueFrom(permission, segment).length
  const fault = (code: FaultCode): readonly Fault[] => {
    const expected = toEnd || minLen === due ? String(due) : `${minLen} to ${due}`
    return [{ field: 'data', code, found: String(segment.data.length), expected, rfc }]
  }
  const length = lengthOf(permission, segment)
  if (length === 'too-long') return fault(due === 0 ? 'data-unexpected' : 'data-beyond-window')
  if (length === 'too-short') return fault('data-missing')
  return hasOctets(permission, segment) ? [] : fault('data-not-queued')
}
