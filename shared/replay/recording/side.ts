import { arrive } from '../../tcp/arrive/arrive.ts'
import { isAcceptable } from '../../tcp/arrive/sequence.ts'
import { receive } from '../../tcp/receive.ts'
import { seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { transmit } from '../../tcp/transmit.ts'
import type { Queue } from './queue.ts'
import { emptyQueue, membersOf, pushed, queueOf, taken } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'

/** What is thought of one end of a recorded connection. */
export interface Side {
  /** Undefined until the first segment of this end shows how it was opened */
  readonly tcb: Tcb | undefined
  /** Segments of the other end that passed the recording point and have not been taken to arrive yet */
  readonly inbox: Queue<Item>
  /** Segments that passed, and come only when another one has come that passed later */
  readonly overtaken: readonly { readonly item: Item; readonly by: number }[]
  /** What we took for lost, the last of it last: an acknowledgement may show that it came all the same */
  readonly dropped: readonly Item[]
  /** TS.Recent: the TSval that this end would echo now (RFC 7323 4.3) */
  readonly tsRecent: number | undefined
  /** The right edge of the largest window that this end has offered */
  readonly rightEdge: Segment['seq'] | undefined
  /** The last things that happened at this end, oldest first: enough to tell them again without one of them */
  readonly story: readonly Deed[]
}

/** A segment on its way to a side. */
export interface Item {
  /** The recorded segment that it is; undefined for one that the recording does not show */
  readonly n: number | undefined
  readonly segment: Segment
  readonly tsValue: number | undefined
  /** When it passed the recording point, in seconds */
  readonly t: number
  /** It never comes: its sender had to say it again */
  readonly isLost: boolean
}

export type Deed =
  | { readonly kind: 'arrival'; readonly item: Item; readonly before: Side }
  | { readonly kind: 'sending'; readonly sent: RecordedSegment; readonly as: Segment; readonly before: Side }

export const UNSEEN_SIDE: Side = {
  tcb: undefined,
  inbox: emptyQueue(),
  overtaken: [],
  dropped: [],
  tsRecent: undefined,
  rightEdge: undefined,
  story: [],
}

/** The state after a segment, as a kernel would report it. */
export const stateOf = (side: Side): State => side.tcb?.state ?? 'CLOSED'

/** The endpoint just before it sent segment `n`; as it stands where it did not send it. */
export const readyFor = ({ story, tcb }: Side, n: number): Tcb | undefined => {
  const last = story.at(-1)
  return last?.kind === 'sending' && last.sent.n === n ? last.before.tcb : tcb
}

const STORY = 24

/** What a deed remembers of before has no story of its own: else nothing would ever be forgotten. */
const withDeed = (side: Side, deed: Deed): Side => ({
  ...side,
  story: [...side.story.slice(1 - STORY), { ...deed, before: { ...deed.before, story: [] } }],
})

/** The side with one more segment of its peer on the way to it, and behind it those that it overtakes. */
export const awaiting = (side: Side, item: Item): Side => {
  const next = { ...side, inbox: pushed(side.inbox, item) }
  const isBehind = ({ by }: Side['overtaken'][number]): boolean => by === item.n
  if (!side.overtaken.some(isBehind)) return next
  const rest: Side = { ...next, overtaken: side.overtaken.filter((one) => !isBehind(one)) }
  return side.overtaken.filter(isBehind).reduce((one, behind) => awaiting(one, behind.item), rest)
}

/** The side with one more segment on the way to it that comes behind the segment `by`. */
export const awaitingBehind = (side: Side, item: Item, by: number | undefined): Side =>
  by === undefined ? awaiting(side, item) : { ...side, overtaken: [...side.overtaken, { item, by }] }

/** The side without those of the segments on their way that were lost. */
export const withoutLost = (side: Side, isLost: (item: Item, index: number) => boolean): Side => {
  const waiting = membersOf(side.inbox)
  return {
    ...side,
    inbox: queueOf(waiting.filter((item, index) => !isLost(item, index))),
    dropped: withDropped(side.dropped, waiting.filter(isLost)),
  }
}

const DROPPED = 32

export const withDropped = (dropped: readonly Item[], items: readonly Item[]): readonly Item[] =>
  [...dropped, ...items.map((item) => ({ ...item, isLost: false }))].slice(-DROPPED)

/** The first segment on its way arrives. The application reads at once what it brings. */
export const afterArrival = (side: Side): Side => {
  const next = taken(side.inbox)
  if (next === undefined) return side
  const { first: item, rest: inbox } = next
  if (item.isLost) return { ...side, inbox, dropped: withDropped(side.dropped, [item]) }
  return withDeed({ ...arrived(side, item), inbox }, { kind: 'arrival', item, before: side })
}

/** The side after this segment has reached it, wherever it came from. */
export const arrived = (side: Side, { segment, tsValue }: Item): Side => {
  if (side.tcb === undefined) return side
  const window = windowOf(side, side.tcb)
  const tcb = arrive({ ...side.tcb, rcvWnd: window }, segment).tcb
  return { ...side, tcb: read(tcb), tsRecent: echoAfter(side, side.tcb, segment, tsValue) }
}

/** Nobody may shrink a window: what was once offered stays acceptable (RFC 9293 3.8.6). */
const windowOf = ({ rightEdge }: Side, tcb: Tcb): number => {
  if (rightEdge === undefined || tcb.irs === undefined) return tcb.rcvWnd
  return Math.max(0, seqDistance(tcb.rcvNxt, rightEdge))
}

const read = (tcb: Tcb): Tcb => {
  if (tcb.unread === '') return tcb
  const result = receive(tcb)
  return result.ok ? result.value.tcb : tcb
}

/**
 * RFC 7323 4.3: what begins at or before Last.ACK.sent, and does not end before it, gives the value to echo, unless
 * something that overtook it has given a newer one. A repetition that ends just there does so too, in all stacks.
 */
const echoAfter = (side: Side, tcb: Tcb, segment: Segment, value: number | undefined): number | undefined => {
  if (value === undefined || segment.flags.rst) return side.tsRecent
  if (tcb.irs === undefined) return segment.flags.syn ? value : side.tsRecent
  if (side.tsRecent !== undefined && ((value - side.tsRecent) | 0) < 0) return side.tsRecent
  const { lastAckSent } = tcb
  if (lastAckSent === undefined) return isAcceptable(tcb, segment) ? value : side.tsRecent
  const ends = isAcceptable(tcb, segment) || seqBeforeOrAt(lastAckSent, seqAfter(segment))
  return ends && seqBeforeOrAt(segment.seq, lastAckSent) ? value : side.tsRecent
}

/** The side after it has sent this segment; its window is the one that it now offers. */
export const afterSending = (side: Side, tcb: Tcb, sent: RecordedSegment, as: Segment): Side => {
  const offered = { ...transmit(tcb, as), rcvWnd: as.flags.rst ? tcb.rcvWnd : as.wnd }
  const edge = as.flags.ack && !as.flags.rst ? seqAdd(as.ack, as.wnd) : undefined
  const grows = edge !== undefined && (side.rightEdge === undefined || seqBefore(side.rightEdge, edge))
  return withDeed(
    { ...side, tcb: offered, rightEdge: grows ? edge : side.rightEdge },
    { kind: 'sending', sent, as, before: side },
  )
}
