import { appearance } from '../../tcp/appearance.ts'
import { arrive } from '../../tcp/arrive/arrive.ts'
import { expire } from '../../tcp/expire.ts'
import { owed } from '../../tcp/owed.ts'
import type { Kind } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { transmit } from '../../tcp/transmit.ts'
import type { Draft } from '../draft.ts'
import { peerAsKnown } from './peerAsKnown.ts'
import { toSegment } from './toSegment.ts'

/** What a refused draft would have come to. */
export interface Consequence {
  readonly outcome: ConsequenceOutcome
  readonly rows: readonly ConsequenceRow[]
  /** The peer's start number is not known here, and was made up: its numbers mean nothing */
  readonly isIsnMadeUp: boolean
}

/** One line of the side world, and both states after it. */
export interface ConsequenceRow {
  readonly from: 'me' | 'peer'
  readonly what: { readonly kind: 'segment'; readonly segment: Segment } | { readonly kind: 'timer' }
  readonly me: State
  readonly peer: State
}

export const CONSEQUENCE_OUTCOMES = [
  /** The peer takes no notice, and nothing comes back */
  'dropped',
  /** The peer takes no notice now, and says its last thing again when its timer runs out */
  'dropped-and-repeated',
  /** A reset comes back, and this endpoint's connection is gone */
  'reset',
  /** A reset comes back that changes nothing here */
  'reset-in-vain',
  /** A challenge ACK comes back */
  'challenged',
  /** The peer says again which number it wants */
  'asked-again',
  /** This end's reset ends the connection on the peer's side, and this end still holds it */
  'half-open',
  /** The peer lets go of what it had */
  'let-go',
  /** The peer takes it at its word and goes on */
  'believed',
] as const
export type ConsequenceOutcome = (typeof CONSEQUENCE_OUTCOMES)[number]

/** Lines that are played out at most. */
const MOST_ROWS = 8

/**
 * Puts a refused draft on a wire of its own: what `transmit` makes of it here, what `arrive` makes of it at a peer
 * as this endpoint must suppose it (`peerAsKnown`), and what that peer then sends, its timer included, to a quiet
 * end. This endpoint stays silent, as its player has left it: what it owes would be the answer. Nothing of the
 * round is touched.
 *
 * @param arrivals segments that came since this endpoint last sent, oldest first
 * @see RFC 9293 3.10.7
 */
export const consequenceOf = (tcb: Tcb, draft: Draft, arrivals: readonly Segment[]): Consequence => {
  const segment = toSegment(tcb, draft)
  const supposed = peerAsKnown(tcb, arrivals)
  const met = arrive(supposed.tcb, segment).tcb
  const start: World = { me: transmit(tcb, segment), peer: met, rows: [], kinds: [] }
  const answered = settle(noted(start, { from: 'me', what: { kind: 'segment', segment } }))
  const ended = answered.kinds.length > 0 ? answered : settle(withTimer(answered))
  return {
    outcome: outcomeOf(segment, supposed.tcb, met, answered, ended),
    rows: ended.rows,
    isIsnMadeUp: supposed.isIsnMadeUp,
  }
}

/** The side world. */
interface World {
  readonly me: Tcb
  readonly peer: Tcb
  readonly rows: readonly ConsequenceRow[]
  /** Kinds of the segments that the peer has sent */
  readonly kinds: readonly Kind[]
}

/** A peer is a kernel: its state moves in the instant in which it answers. */
const noted = (world: World, row: Pick<ConsequenceRow, 'from' | 'what'>): World => ({
  ...world,
  rows: [...world.rows, { from: row.from, what: row.what, me: appearance(world.me), peer: world.peer.state }],
})

/** The peer sends all that it owes, and each segment arrives. */
const settle = (world: World): World => {
  let now = world
  for (
    let [debt] = owed(now.peer);
    debt !== undefined && now.rows.length < MOST_ROWS;
    [debt] = owed(now.peer)
  ) {
    const { segment, kind } = debt
    now = noted(
      {
        ...now,
        peer: transmit(now.peer, segment),
        me: arrive(now.me, segment).tcb,
        kinds: [...now.kinds, kind],
      },
      { from: 'peer', what: { kind: 'segment', segment } },
    )
  }
  return now
}

/** The peer's retransmission timer runs out, if it is running. */
const withTimer = (world: World): World => {
  const { tcb } = expire(world.peer, 'retransmission')
  return tcb === world.peer
    ? world
    : noted({ ...world, peer: tcb }, { from: 'peer', what: { kind: 'timer' } })
}

const outcomeOf = (
  segment: Segment,
  before: Tcb,
  met: Tcb,
  answered: World,
  ended: World,
): ConsequenceOutcome => {
  const { kinds, me } = answered
  if (kinds.some((kind) => kind === 'rst' || kind === 'rst-ack'))
    return me.state === 'CLOSED' || me.state === 'LISTEN' ? 'reset' : 'reset-in-vain'
  const isGone = before.state !== met.state && (met.state === 'CLOSED' || met.state === 'LISTEN')
  if (isGone)
    return segment.flags.rst && me.state !== 'CLOSED' && me.state !== 'LISTEN' ? 'half-open' : 'let-go'
  if (kinds.includes('challenge-ack')) return 'challenged'
  if (met.state !== before.state || met.rcvNxt !== before.rcvNxt || met.sndUna !== before.sndUna)
    return 'believed'
  if (kinds.length > 0) return 'asked-again'
  return ended.kinds.length > 0 ? 'dropped-and-repeated' : 'dropped'
}
