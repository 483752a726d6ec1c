import { both } from '../../base/appended.ts'
import { stateAfter } from '../../tcp/appearance.ts'
import { owed } from '../../tcp/owed.ts'
import type { Kind, Owed, Permission } from '../../tcp/permission.ts'
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
export const allowedMoves = (tcb: Tcb): readonly AllowedMove[] => {
  const due = owed(tcb)
  return allowedPermissions(tcb, due).map((permission) => {
    const segment = exampleOf(tcb, permission)
    return { ...kindIn(due, permission), segment, state: stateAfter(tcb, segment) }
  })
}

/** The same without what the numbers are and where it leads. */
export const allowedKinds = (tcb: Tcb): readonly AllowedKind[] => {
  const due = owed(tcb)
  return allowedPermissions(tcb, due).map((permission) => kindIn(due, permission))
}

/** The first permission of each kind, the typical kinds first. */
const allowedPermissions = (tcb: Tcb, due: readonly Owed[]): readonly Permission[] => {
  const all = permitted(tcb)
  const each = kept(all, ({ kind }, at) => all.findIndex((other) => other.kind === kind) === at)
  const typical = kept(each, ({ kind }) => isTypicalOf(due, kind))
  return typical === each
    ? each
    : both(
        typical,
        each.filter(({ kind }) => !isTypicalOf(due, kind)),
      )
}

/** Those of the list for which it holds; the very same list where it holds for all. */
const kept = <T>(all: readonly T[], holds: (one: T, at: number) => boolean): readonly T[] =>
  all.every(holds) ? all : all.filter(holds)

const kindIn = (due: readonly Owed[], { kind, rfc }: Permission): AllowedKind => ({
  kind,
  typical: isTypicalOf(due, kind),
  rfc,
})

/**
 * True for the kinds that one sees most here: what a conforming endpoint sends by itself, and a separate ACK
 * while one is owed, even where it could ride on data or on a FIN.
 */
export const isTypical = (tcb: Tcb, kind: Kind): boolean => kind === 'ack' || isTypicalOf(owed(tcb), kind)

const isTypicalOf = (due: readonly Owed[], kind: Kind): boolean =>
  kind === 'ack' || due.some((segment) => segment.kind === kind)

const exampleOf = (tcb: Tcb, { kind, flags, seq, ack, octets, minLen, toEnd }: Permission): Segment => ({
  flags,
  seq: seq.from,
  ack: ack ?? toSeq(0),
  wnd: tcb.rcvWnd === 0 ? 0 : Math.min(tcb.rcvWnd, DEFAULT_WND),
  data: toEnd || kind.startsWith('data') ? octets : octets.slice(0, minLen),
})
