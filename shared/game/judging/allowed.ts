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
export interface AllowedMove {
  readonly kind: Kind
  /** The play that one sees most here; otherwise unusual but allowed */
  readonly typical: boolean
  /** Section of RFC 9293 that allows it */
  readonly rfc: string
  /** Such a segment, with the numbers due. A secret while the decision is open. */
  readonly segment: Segment
  /** The state that it leads to */
  readonly state: State
}

/** Every kind of segment that the rules allow here, each once, the typical ones first. */
const allowedMoves = (tcb: Tcb): readonly AllowedMove[] => {
  const moves = permitted(tcb).map((permission): AllowedMove => {
    const segment = exampleOf(tcb, permission)
    const { kind, rfc } = permission
    return { kind, typical: isTypical(tcb, kind), rfc, segment, state: stateAfter(tcb, segment) }
  })
  const once = moves.filter((move, n) => moves.findIndex(({ kind }) => kind === move.kind) === n)
  return [...once.filter(({ typical }) => typical), ...once.filter(({ typical }) => !typical)]
}

/** The same for where a player sent from; nothing before it has sent. */
export const allowedFrom = (sentFrom: Tcb | undefined): readonly AllowedMove[] => {
  if (sentFrom === undefined) return []
  const known = MEMORY.get(sentFrom) ?? allowedMoves(sentFrom)
  MEMORY.set(sentFrom, known)
  return known
}

/** It is looked at in every view until the player sends again; the memory goes with the endpoint. */
const MEMORY = new WeakMap<Tcb, readonly AllowedMove[]>()

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
