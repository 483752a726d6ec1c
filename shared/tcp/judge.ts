import type { Fault, FaultCode, Judgement, Permission } from './permission.ts'
import { permitted } from './permitted.ts'
import { FLAG_NAMES, flagNames, toFlagKey } from './segment.ts'
import type { FlagName, Flags, Segment } from './segment.ts'
import { seqAdd, seqBefore, seqDistance, seqInWindow } from './seq.ts'
import type { Tcb } from './tcb.ts'

/**
 * Holds a segment against everything that this endpoint may send now. Conforming: as which kind. Otherwise the
 * fields that differ from the permission that comes nearest, each with what stands there and what may.
 *
 * Nearest is the permission with the fewest wrong flags, then the fewest wrong fields; among equals the one that
 * is owed, for that is what the sender most likely meant.
 */
export const judge = (tcb: Tcb, segment: Segment): Judgement => {
  const all = permitted(tcb)
  const match = all.find((permission) => matches(permission, segment))
  if (match !== undefined) return { verdict: 'conforming', kind: match.kind, permission: match }
  const compared = all.map((permission) => ({ permission, faults: faultsOf(permission, segment) }))
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

/** Nothing differs. Asked of every segment, so it looks before it words any fault: the flags sort most of them out. */
const matches = (permission: Permission, segment: Segment): boolean =>
  hasFlags(segment, permission.flags) &&
  seqInWindow(segment.seq, permission.seq.from, permission.seq.count) &&
  ackFaults(permission, segment).length === 0 &&
  dataFaults(permission, segment).length === 0

/** The segment carries these flags, and no others but PSH, which is always free. */
const hasFlags = ({ flags }: Segment, { syn, ack, fin, rst }: Flags): boolean =>
  flags.syn === syn && flags.ack === ack && flags.fin === fin && flags.rst === rst

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

const seqFaults = ({ seq, rfc }: Permission, segment: Segment): readonly Fault[] => {
  if (seqInWindow(segment.seq, seq.from, seq.count)) return []
  const expected = seq.count === 1 ? String(seq.from) : `${seq.from} to ${seqAdd(seq.from, seq.count - 1)}`
  return [{ field: 'seq', code: 'seq-wrong', found: String(segment.seq), expected, rfc }]
}

/** Without its flag an ACK field says nothing to anybody, and a sender leaves it 0 (3.1). */
const strayAck = (segment: Segment, expected: string): readonly Fault[] =>
  segment.ack === 0
    ? []
    : [{ field: 'ack', code: 'ack-without-flag', found: String(segment.ack), expected, rfc: '3.1' }]

const ackFaults = ({ ack, rfc }: Permission, segment: Segment): readonly Fault[] => {
  if (!segment.flags.ack) return strayAck(segment, ack === undefined ? '' : String(ack))
  if (ack === undefined) return []
  if (segment.ack === ack) return []
  const code = seqBefore(ack, segment.ack) ? 'ack-of-unsent' : 'ack-too-low'
  return [{ field: 'ack', code, found: String(segment.ack), expected: String(ack), rfc }]
}

const dataFaults = (permission: Permission, segment: Segment): readonly Fault[] => {
  const { octets, minLen, toEnd, seq, rfc } = permission
  const inRange = seqInWindow(segment.seq, seq.from, seq.count)
  const due = octets.slice(inRange ? seqDistance(seq.from, segment.seq) : 0)
  const { data } = segment
  const fault = (code: FaultCode): readonly Fault[] => {
    const expected = toEnd || minLen === due.length ? String(due.length) : `${minLen} to ${due.length}`
    return [{ field: 'data', code, found: String(data.length), expected, rfc }]
  }
  if (data.length > due.length) return fault(due === '' ? 'data-unexpected' : 'data-beyond-window')
  if (data.length < minLen || (toEnd && data.length < due.length)) return fault('data-missing')
  return due.slice(0, data.length) === data ? [] : fault('data-not-queued')
}
