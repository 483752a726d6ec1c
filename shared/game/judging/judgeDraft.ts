import { unreachable } from '../../base/unreachable.ts'
import { stateAfter } from '../../tcp/appearance.ts'
import { judge } from '../../tcp/judge.ts'
import { owed } from '../../tcp/owed.ts'
import type { Fault, FaultField, Kind, Permission } from '../../tcp/permission.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { isSeq } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Draft } from '../draft.ts'
import { diagnose } from './diagnose.ts'
import { toSegment } from './toSegment.ts'
import type { DraftFault, DraftField, Verdict } from './verdict.ts'

/** A judged draft: the verdict, and the segment that was meant. */
export interface JudgedDraft {
  readonly verdict: Verdict
  readonly segment: Segment
}

/**
 * Judges a draft against what this endpoint may send now (`permitted`), and the state claimed against the one
 * that the sending leads to. Never looks at the other endpoint.
 *
 * @param arrivals segments that came since this endpoint last sent: what the draft answers
 */
export const judgeDraft = (tcb: Tcb, draft: Draft, arrivals: readonly Segment[]): JudgedDraft => {
  const segment = toSegment(tcb, draft)
  const judgement = judge(tcb, segment)
  const wide = widthFaults(draft)
  if (judgement.verdict === 'conforming' && wide.length === 0) {
    const state = stateAfter(tcb, segment)
    const claim = claimFaults(draft, state)
    return claim.length === 0
      ? {
          segment,
          verdict: { kind: 'conforming', as: judgement.kind, typical: isTypical(tcb, judgement.kind) },
        }
      : { segment, verdict: nonconforming(tcb, draft, claim, judgement.permission, arrivals) }
  }
  const nearest = judgement.verdict === 'conforming' ? judgement.permission : judgement.nearest
  const found = judgement.verdict === 'conforming' ? [] : judgement.faults
  const faults = [
    ...wide,
    ...found
      .filter((fault) => !wide.some((other) => other.field === fieldOf(fault.field)))
      .map((fault) => toDraftFault(draft, fault, nearest)),
  ]
  return {
    segment,
    verdict: isBareFin(tcb, draft)
      ? { kind: 'as-drawn', faults, diagnosis: diagnose({ tcb, draft, faults, nearest, arrivals }) }
      : nonconforming(tcb, draft, [...faults, ...dueClaimFaults(tcb, draft, nearest)], nearest, arrivals),
  }
}

const nonconforming = (
  tcb: Tcb,
  draft: Draft,
  faults: readonly DraftFault[],
  nearest: Permission | undefined,
  arrivals: readonly Segment[],
): Verdict => ({
  kind: 'nonconforming',
  faults,
  diagnosis: diagnose({ tcb, draft, faults, nearest, arrivals }),
})

/**
 * True for the kinds that one sees most here: what a conforming endpoint sends by itself, and a separate ACK
 * while one is owed, even where it could ride on data or on a FIN.
 */
const isTypical = (tcb: Tcb, kind: Kind): boolean =>
  kind === 'ack' || owed(tcb).some((segment) => segment.kind === kind)

/** Numbers that the 32-bit field cannot hold: somebody forgot that counting is modulo 2^32 (3.4). */
const widthFaults = (draft: Draft): readonly DraftFault[] => {
  const fault = (field: 'seq' | 'ack', value: number): DraftFault => ({
    field,
    code: 'number-too-large',
    found: String(value),
    expected: String(value % 2 ** 32),
    rfc: '3.4',
  })
  return [
    ...(isSeq(draft.seq) ? [] : [fault('seq', draft.seq)]),
    ...(!draft.flags.ack || draft.ack === undefined || isSeq(draft.ack) ? [] : [fault('ack', draft.ack)]),
  ]
}

const claimFaults = (draft: Draft, state: State): readonly DraftFault[] =>
  draft.claim === undefined || draft.claim === state
    ? []
    : [{ field: 'state', code: 'state-wrong', found: draft.claim, expected: state, rfc: '3.3.2' }]

/** The claim of a wrong draft is held against the state that the due segment leads to. */
const dueClaimFaults = (tcb: Tcb, draft: Draft, nearest: Permission | undefined): readonly DraftFault[] => {
  if (draft.claim === undefined || nearest === undefined) return []
  const due = dueDraft(nearest)
  return claimFaults(draft, stateAfter(tcb, toSegment(tcb, { ...due, claim: undefined })))
}

const dueDraft = (permission: Permission): Omit<Draft, 'claim'> => ({
  flags: permission.flags,
  seq: permission.seq.from,
  ack: permission.ack,
  len: permission.toEnd ? permission.octets.length : permission.minLen,
})

const toDraftFault = (draft: Draft, fault: Fault, nearest: Permission | undefined): DraftFault => {
  const field = fieldOf(fault.field)
  return {
    field,
    code: fault.code,
    found: foundIn(draft, field),
    expected: dueIn(nearest, field),
    rfc: fault.rfc,
  }
}

const fieldOf = (field: FaultField): DraftField => (field === 'data' ? 'len' : field)

const foundIn = (draft: Draft, field: DraftField): string => {
  switch (field) {
    case 'flags':
      return flagNames(draft.flags).join(',')
    case 'seq':
      return String(draft.seq)
    case 'ack':
      return draft.ack === undefined ? '' : String(draft.ack)
    case 'len':
      return String(draft.len)
    case 'state':
      return draft.claim ?? ''
    default:
      return unreachable(field)
  }
}

const dueIn = (permission: Permission | undefined, field: DraftField): string => {
  if (permission === undefined) return ''
  switch (field) {
    case 'flags':
      return flagNames(permission.flags).join(',')
    case 'seq':
      return String(permission.seq.from)
    case 'ack':
      return permission.ack === undefined ? '' : String(permission.ack)
    case 'len':
      return String(permission.octets.length)
    case 'state':
      return ''
    default:
      return unreachable(field)
  }
}

/** FIN drawn without ACK where FIN,ACK is due: so in many books. */
const isBareFin = (tcb: Tcb, draft: Draft): boolean => {
  const { syn, ack, fin, rst } = draft.flags
  if (!fin || ack || syn || rst || draft.len > 0) return false
  const withAck = { ...draft, flags: { ...draft.flags, ack: true }, ack: tcb.rcvNxt }
  const judgement = judge(tcb, toSegment(tcb, withAck))
  if (judgement.verdict === 'nonconforming') return false
  return draft.claim === undefined || draft.claim === stateAfter(tcb, toSegment(tcb, withAck))
}
