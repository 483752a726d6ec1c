import { stateAfter } from '../../tcp/appearance.ts'
import { owed } from '../../tcp/owed.ts'
import type { Kind, Permission } from '../../tcp/permission.ts'
import { permitted } from '../../tcp/permitted.ts'
import type { Segment } from '../../tcp/segment.ts'
import { toSeq } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'

/** One kind of segment that may be sent from somewhere. */
export interface AllowedKind {
  readonly kind: Kind
  /** The play that one sees most here; otherwise unusual but allowed */
  readonly typical: boolean
  /** Section of RFC 9293 that allows it */
  readonly rfc: string
}

export interface AllowedMove extends AllowedKind {
  /** Such a segment, with the numbers due. A secret while the decision is open. */
  readonly segment: Segment
  /** The state that it leads to */
  readonly state: State
}

/** Every kind of segment that the rules allow here, each once with an example, the typical ones first. */
export const allowedMoves = (tcb: Tcb): readonly AllowedMove[] =>
  allowedPermissions(tcb).map(({ permission, kind }) => {
    const segment = exampleOf(tcb, permission)
    return { ...kind, segment, state: stateAfter(tcb, segment) }
  })

/** The same without what the numbers are and where it leads. */
export const allowedKinds = (tcb: Tcb): readonly AllowedKind[] =>
  allowedPermissions(tcb).map(({ kind }) => kind)

/** The first permission of each kind, the typical kinds first. */
const allowedPermissions = (tcb: Tcb): readonly Allowed[] => {
  const due = owed(tcb)
  const typical: Allowed[] = []
  const unusual: Allowed[] = []
  for (const permission of permitted(tcb)) {
    const { kind, rfc } = permission
    const list = kind === 'ack' || due.some((segment) => segment.kind === kind) ? typical : unusual
    if (list.every((other) => other.kind.kind !== kind))
      list.push({ permission, kind: { kind, typical: list === typical, rfc } })
  }
  typical.push(...unusual)
  return typical
}

interface Allowed {
  readonly permission: Permission
  readonly kind: AllowedKind
}

/**
 * True for the kinds that one sees most here: what a conforming endpoint sends by itself, and a separate ACK
 * while one is owed, even where it could ride on data or on a FIN.
 */
export const isTypical = (tcb: Tcb, kind: Kind): boolean =>
  kind === 'ack' || owed(tcb).some((segment) => segment.kind === kind)

const exampleOf = (tcb: Tcb, { kind, flags, seq, ack, octets, minLen, toEnd }: Permission): Segment => ({
  flags,
  seq: seq.from,
  ack: ack ?? toSeq(0),
  wnd: tcb.rcvWnd === 0 ? 0 : Math.min(tcb.rcvWnd, DEFAULT_WND),
  data: toEnd || kind.startsWith('data') ? octets : octets.slice(0, minLen),
})
