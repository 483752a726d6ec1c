import { unreachable } from '../../base/unreachable.ts'
import { stateAfter } from '../../tcp/appearance.ts'
import { judge } from '../../tcp/judge.ts'
import type { Fault, FaultField, Permission } from '../../tcp/permission.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { isSeq } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Draft } from '../draft.ts'
import { isTypical } from './allowed.ts'
import { diagnose } from './diagnose.ts'
import type { Evidence } from './evidence.ts'
import { needless } from './recognise.ts'
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
 * @param previous the draft refused just before in this decision
 */
export const judgeDraft = (
  tcb: Tcb,
  draft: Draft,
  arrivals: readonly Segment[],
  previous?: Draft,
): JudgedDraft => {
  const segment = toSegment(tcb, draft)
  const judgement = judge(tcb, segment)
  const wide = widthFaults(draft)
  if (judgement.verdict === 'conforming' && wide.length === 0) {
    const state = stateAfter(tcb, segment)
    const claim = claimFaults(tcb, draft, state)
    return claim.length === 0
      ? {
          segment,
          verdict: {
            kind: 'conforming',
            as: judgement.kind,
            typical: isTypical(tcb, judgement.kind),
            reveals: needless(tcb, judgement.kind, arrivals),
          },
        }
      : {
          segment,
          verdict: nonconforming({
            tcb,
            draft,
            faults: claim,
            nearest: judgement.permission,
            arrivals,
            previous,
          }),
        }
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
      ? { kind: 'as-drawn', faults, diagnosis: diagnose({ tcb, draft, faults, nearest, arrivals, previous }) }
      : nonconforming({
          tcb,
          draft,
          faults: [...faults, ...dueClaimFaults(tcb, draft, nearest)],
          nearest,
          arrivals,
          previous,
        }),
  }
}

const nonconforming = (evidence: Evidence): Verdict => ({
  kind: 'nonconforming',
  faults: evidence.faults,
  diagnosis: diagnose(evidence),
})

/** Numbers that the 32-bit field cannot hold: somebody forgot that counting is modulo 2^32 (3.4). */
const widthFaults = ({ flags, seq, ack }: Draft): readonly DraftFault[] => {
  const isAckRead = flags.ack && ack !== undefined
  if (isSeq(seq)) return !isAckRead || isSeq(ack) ? NO_FAULTS : [widthFault('ack', ack)]
  const wide = widthFault('seq', seq)
  return !isAckRead || isSeq(ack) ? [wide] : [wide, widthFault('ack', ack)]
}

const NO_FAULTS: readonly DraftFault[] = []

const widthFault = (field: 'seq' | 'ack', value: number): DraftFault => ({
  field,
  code: 'number-too-large',
  found: String(value),
  expected: String(value % 2 ** 32),
  rfc: '3.4',
})

const claimFaults = (tcb: Tcb, draft: Draft, state: State): readonly DraftFault[] => {
  if (draft.claim === undefined || draft.claim === state) return NO_FAULTS
  const fault = { field: 'state', found: draft.claim, expected: state } as const
  // A SYN-ACK with a cookie says what one out of SYN-RECEIVED says, and leaves no such state behind.
  const isForgotten = state === 'LISTEN' && tcb.replies.some(({ kind }) => kind === 'cookie')
  return [
    isForgotten
      ? { ...fault, code: 'state-not-kept', rfc: 'RFC 4987 3.6' }
      : { ...fault, code: 'state-wrong', rfc: '3.3.2' },
  ]
}

/** The claim of a wrong draft is held against the state that the due segment leads to. */
const dueClaimFaults = (tcb: Tcb, draft: Draft, nearest: Permission | undefined): readonly DraftFault[] => {
  if (draft.claim === undefined || nearest === undefined) return []
  return claimFaults(tcb, draft, stateAfter(tcb, toSegment(tcb, dueDraft(nearest))))
}

const dueDraft = (permission: Permission): Draft => ({
  flags: permission.flags,
  seq: permission.seq.from,
  ack: permission.ack,
  len: permission.toEnd ? permission.octets.length : permission.minLen,
  claim: undefined,
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

/**
 * What goes out instead of a bare FIN where the room lets it pass: the same with ACK, as it is on the wire. The
 * verdict is conforming and says what was drawn.
 */
export const completed = (tcb: Tcb, draft: Draft): JudgedDraft => {
  const withAck = { ...draft, flags: { ...draft.flags, ack: true }, ack: tcb.rcvNxt }
  const { verdict, segment } = judgeDraft(tcb, withAck, [])
  return { segment, verdict: verdict.kind === 'conforming' ? { ...verdict, reveals: 'M27' } : verdict }
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
