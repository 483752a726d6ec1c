import { close } from '../../tcp/close.ts'
import { toClosed } from '../../tcp/closed.ts'
import type { Fault, Kind, Permission } from '../../tcp/permission.ts'
import { flagsOf, segLen } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAdd, seqBefore, seqDistance } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { send } from '../../tcp/send.ts'
import { transmit } from '../../tcp/transmit.ts'
import type { Attempt } from './attempt.ts'
import { attempt } from './attempt.ts'
import { afterUnseenSyn, openingsOf } from './openings.ts'
import type { Outlook } from './outlook.ts'
import { coverOf, isTakenLater, unseenBefore } from './outlook.ts'
import type { RecordedSegment } from './recorded.ts'
import type { Deed, Item, Side } from './side.ts'
import { afterArrival, afterSending, arrived, stateOf, withoutItem } from './side.ts'

/** What is wrong with a recorded segment: a field that RFC 9293 forbids, or a checksum that does not fit it. */
export type RecordedFault = Fault | DamageFault

export interface DamageFault {
  readonly field: 'checksum'
  readonly code: 'checksum-wrong'
  readonly found: string
  readonly expected: string
  readonly rfc: string
}

/** One way to understand a segment: what had reached its sender before, and what its sender is afterwards. */
export interface Explanation {
  readonly side: Side
  readonly verdict:
    | { readonly kind: 'conforming'; readonly as: Kind }
    | { readonly kind: 'nonconforming'; readonly faults: readonly RecordedFault[] }
  /** States of the sender that became known: after each segment that reached it, or that it never got */
  readonly states: readonly { readonly n: number; readonly state: State; readonly lost?: true }[]
  /** What the other end gets: the segment, with a repaired field where the recording shows an altered one */
  readonly sent: Segment
  /** Segments that passed unseen and reached the other end before this one */
  readonly unseen: readonly Segment[]
  /** How far-fetched it is: 0 for what is plainly so, 1 for a segment that does not conform */
  readonly cost: number
}

/** What an oddity costs. Together they stay below the cost of one segment that does not conform. */
const COST = {
  /** The timestamp echoes another segment than the one that we think arrived last */
  otherEcho: 0.05,
  /** It would have had to answer faster than it ever did */
  tooFast: 0.03,
  lost: 0.02,
  /** The end had forgotten the connection (a crash, an orphan that the kernel dropped) */
  forgot: 0.1,
  retold: 0.04,
  /** An older acknowledgement that was overtaken */
  overtaken: 0.3,
  crossedOpening: 0.6,
  /** In answer to something that the recording does not show */
  hiddenCause: 0.5,
} as const

/** Ways in which this segment conforms; the likeliest first; empty when there is none. */
export const conformingWays = (
  side: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): readonly Explanation[] => {
  const bases = side.tcb === undefined ? openingsOf(side, sent, outlook) : [side]
  const plain = bases.flatMap((base) => withArrivals(base, sent, outlook))
  const best = cheapest(plain)
  if (best !== undefined && best.cost < COST.lost) return [best]
  const losses = bases.flatMap((base) => withLosses(base, sent, outlook))
  const ways = [...plain, ...losses]
  if (ways.length > 0) return byCost(ways)
  return byCost([
    ...bases.flatMap((base) => retold(base, sent, outlook)),
    ...bases.flatMap((base) => overtaken(base, sent, outlook)),
    ...bases.flatMap((base) => forgotten(base, sent)),
    ...hidden(side, sent),
  ])
}

const byCost = (ways: readonly Explanation[]): readonly Explanation[] =>
  [...ways].sort((a, b) => a.cost - b.cost)

const cheapest = (ways: readonly Explanation[]): Explanation | undefined => byCost(ways)[0]

/** A side with some of what was on its way to it arrived. */
interface Reached {
  readonly side: Side
  readonly states: Explanation['states']
}

/** How many segments on their way are looked at: more are in flight at once only on very long fat pipes. */
const FLIGHT = 4096

/** The side after none, one, two ... of the segments on their way have arrived; the most first. */
const reachedBy = (side: Side): readonly Reached[] => {
  const steps: Reached[] = [{ side, states: [] }]
  for (let reached = steps[0]; reached !== undefined && reached.side.inbox.length > 0;) {
    if (steps.length > FLIGHT) break
    const [item] = reached.side.inbox
    const next = afterArrival(reached.side)
    const state = { n: item?.n ?? 0, state: stateOf(next) }
    reached = { side: next, states: item?.n === undefined ? reached.states : [...reached.states, state] }
    steps.push(reached)
  }
  return steps.reverse()
}

/** The acknowledgement in a segment says what had reached its sender. */
const mayHaveReached = (reached: Reached, { segment }: RecordedSegment): boolean => {
  const { tcb } = reached.side
  if (tcb === undefined) return false
  return segment.flags.rst || !segment.flags.ack || (tcb.irs !== undefined && tcb.rcvNxt === segment.ack)
}

const withArrivals = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const ways: Explanation[] = []
  for (const reached of reachedBy(base)) {
    if (!mayHaveReached(reached, sent)) continue
    const found = asItStands(reached, sent) ?? afterUnseen(reached, sent, outlook)
    if (found === undefined) continue
    const way = { ...found, cost: found.cost + hasteCost(base, reached, sent, outlook) }
    ways.push(isAgain(way) ? withoutNeedless(way, reached.side, sent) : way)
    if (way.cost === 0) break
  }
  return ways
}

/** How much faster than ever an end may be before we doubt that it is an answer. */
const HASTE = 0.8

const hasteCost = (base: Side, reached: Reached, { from, t }: RecordedSegment, outlook: Outlook): number => {
  const arrivedLast = base.inbox[base.inbox.length - reached.side.inbox.length - 1]
  const turnaround = outlook.turnaround[from]
  if (arrivedLast === undefined || turnaround === undefined) return 0
  return t - arrivedLast.t < turnaround * HASTE ? COST.tooFast : 0
}

const isAgain = ({ verdict }: Explanation): boolean =>
  verdict.kind === 'conforming' && verdict.as.endsWith('-retransmission')

/** Who repeats something did not get the acknowledgement of it: what is on its way and brings it was lost. */
const withoutNeedless = (way: Explanation, before: Side, { segment }: RecordedSegment): Explanation => {
  const brings = (item: Item): boolean =>
    item.segment.flags.ack && !item.segment.flags.rst && seqBefore(segment.seq, item.segment.ack)
  const lost = way.side.inbox.filter(brings)
  if (lost.length === 0) return way
  const state = stateOf(before)
  const states = lost.flatMap(({ n }) => (n === undefined ? [] : [{ n, state, lost: true } as const]))
  return {
    ...way,
    side: { ...way.side, inbox: way.side.inbox.filter((item) => !brings(item)) },
    states: [...way.states, ...states],
  }
}

const echoCost = (side: Side, { timestamps, segment }: RecordedSegment): number => {
  if (timestamps === undefined || side.tsRecent === undefined || !segment.flags.ack || segment.flags.rst)
    return 0
  return timestamps.echo === side.tsRecent ? 0 : COST.otherEcho
}

const asItStands = ({ side, states }: Reached, sent: RecordedSegment): Explanation | undefined => {
  if (side.tcb === undefined) return undefined
  return explained(side, attempt(side.tcb, sent.segment), sent, states, [], echoCost(side, sent))
}

const explained = (
  side: Side,
  { tcb, judgement }: Attempt,
  sent: RecordedSegment,
  states: Explanation['states'],
  unseen: readonly Segment[],
  cost: number,
): Explanation | undefined => {
  if (judgement.verdict === 'nonconforming') return undefined
  const { segment } = sent
  const crossed = judgement.kind === 'syn' && side.inbox.some((item) => item.segment.flags.syn)
  return {
    side: afterSending({ ...side, tcb }, tcb, sent, segment),
    verdict: { kind: 'conforming', as: judgement.kind },
    states,
    sent: segment,
    unseen,
    cost: cost + (crossed ? COST.crossedOpening : 0),
  }
}

/** One of the segments on their way never came. */
const withLosses = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  if (base.inbox.length > 16) return []
  return base.inbox.flatMap((item, index) => {
    const before = reachedBy({ ...base, inbox: base.inbox.slice(0, index) })[0]?.side ?? base
    const lost = item.n === undefined ? [] : [{ n: item.n, state: stateOf(before), lost: true } as const]
    return withArrivals(withoutItem(base, index), sent, outlook).map((way) => ({
      ...way,
      states: [...lost, ...way.states],
      cost: way.cost + COST.lost,
    }))
  })
}

/**
 * The segment begins beyond what its sender is known to have sent: what lies between passed unseen. It was lost
 * before the recording point and comes by again, or it comes late, or the recording missed it.
 */
const afterUnseen = (
  { side, states }: Reached,
  sent: RecordedSegment,
  outlook: Outlook,
): Explanation | undefined => {
  const { segment } = sent
  if (side.tcb === undefined || side.tcb.irs === undefined || segment.flags.syn) return undefined
  const gap = seqDistance(side.tcb.sndNxt, segment.seq)
  if (gap <= 0 || gap > 2 ** 24) return undefined
  const pieces = piecesOf(side.tcb, segment, outlook)
  const tcb = pieces.reduce(sentUnseen, side.tcb)
  if (tcb.sndNxt !== segment.seq) return undefined
  const isMissed = pieces.some((piece) => coverOf(outlook, sent.from, piece.seq) === undefined)
  const cost = echoCost(side, sent) + unseenCost(outlook, segment, isMissed)
  if (isMissed && !isTakenLater(outlook, sent.from, side.tcb.sndNxt)) return undefined
  return explained(side, attempt(tcb, segment), sent, states, isMissed ? pieces : [], cost)
}

/** What must have been sent from SND.NXT up to this segment, as far as possible from later copies of it. */
const piecesOf = (tcb: Tcb, segment: Segment, outlook: Outlook): readonly Segment[] => {
  const from = outlook.segments[outlook.at]?.from ?? 'client'
  const pieces: Segment[] = []
  for (let at = tcb.sndNxt; seqBefore(at, segment.seq);) {
    const cover = coverOf(outlook, from, at)
    const room = seqDistance(at, segment.seq)
    const rest = cover?.data.slice(seqDistance(cover.seq, at)) ?? '\0'.repeat(room)
    const isFin = cover?.flags.fin === true && rest.length < room
    const data = rest.slice(0, room)
    if (data === '' && !isFin) break
    const piece: Segment = {
      flags: isFin ? flagsOf('ACK', 'FIN') : flagsOf('ACK'),
      seq: at,
      ack: tcb.rcvNxt,
      wnd: tcb.rcvWnd,
      data,
    }
    pieces.push(piece)
    at = seqAdd(at, segLen(piece))
  }
  return pieces
}

const sentUnseen = (tcb: Tcb, piece: Segment): Tcb => {
  const sending = send(tcb, piece.data)
  const queued = sending.ok ? sending.value : tcb
  const closing = piece.flags.fin ? close(queued) : undefined
  return transmit(closing?.ok === true ? closing.value : queued, piece)
}

/**
 * A hole that nothing fills is dearer than one wrong number; so is one of which the sender's packet count says that
 * there is none. An empty segment beyond a hole is more likely a wrong number than one with data.
 */
const unseenCost = (outlook: Outlook, segment: Segment, isMissed: boolean): number => {
  if (isMissed) return 1.5
  switch (unseenBefore(outlook)) {
    case 'none':
      return 2
    case 'some':
      return 0.1
    default:
      return segLen(segment) > 0 ? 0.4 : 1.2
  }
}

/**
 * What its sender does makes sense only if one of the segments that we let arrive never came: the end's story is
 * told again without it.
 */
const retold = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  for (let from = base.story.length - 1; from >= 0; from -= 1) {
    const deed = base.story[from]
    if (deed?.kind !== 'arrival') continue
    const rest = base.story.slice(from + 1)
    const again = toldAgain(deed.before, rest, deed.item)
    if (again === undefined) continue
    const side = { ...again.side, inbox: base.inbox }
    const lost =
      deed.item.n === undefined ? [] : [{ n: deed.item.n, state: stateOf(deed.before), lost: true } as const]
    const ways = withArrivals(side, sent, outlook)
    if (ways.length > 0)
      return ways.map((way) => ({
        ...way,
        states: [...lost, ...again.states, ...way.states],
        cost: way.cost + COST.retold,
      }))
  }
  return []
}

const toldAgain = (start: Side, deeds: readonly Deed[], without: Item): Reached | undefined => {
  let side: Side = { ...start, inbox: start.inbox.filter((item) => item !== without) }
  const states: { n: number; state: State }[] = []
  for (const deed of deeds) {
    if (deed.kind === 'arrival') {
      side = { ...arrived(side, deed.item), inbox: side.inbox }
      if (deed.item.n !== undefined) states.push({ n: deed.item.n, state: stateOf(side) })
      continue
    }
    if (side.tcb === undefined) return undefined
    const { tcb, judgement } = attempt(side.tcb, deed.as)
    if (judgement.verdict === 'nonconforming') return undefined
    side = afterSending(side, tcb, deed.sent, deed.as)
    states.push({ n: deed.sent.n, state: stateOf(side) })
  }
  return { side, states }
}

/** A bare acknowledgement that newer segments of the same sender overtook: it says what was so when it left. */
const overtaken = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { segment } = sent
  if (segLen(segment) > 0 || !segment.flags.ack || segment.flags.rst) return []
  if (unseenBefore(outlook) === 'none') return []
  const then = base.story.findLast(({ before }) => {
    const reached = { side: before, states: [] }
    return mayHaveReached(reached, sent) && asItStands(reached, sent) !== undefined
  })
  if (then === undefined) return []
  return [
    {
      side: base,
      verdict: { kind: 'conforming', as: 'ack' },
      states: [],
      sent: segment,
      unseen: [],
      cost: COST.overtaken,
    },
  ]
}

/** A reset from an end that no longer knew the connection when one of these segments came. */
const forgotten = (base: Side, sent: RecordedSegment): readonly Explanation[] => {
  if (!sent.segment.flags.rst || base.tcb === undefined) return []
  return reachedBy(base).flatMap((reached) => {
    if (reached.side.inbox.length === 0 || reached.side.tcb === undefined) return []
    const [item] = reached.side.inbox
    const gone = afterArrival({ ...reached.side, tcb: toClosed(reached.side.tcb) })
    const states = item?.n === undefined ? [] : [{ n: item.n, state: stateOf(gone) }]
    const way = asItStands({ side: gone, states: [...reached.states, ...states] }, sent)
    return way === undefined ? [] : [{ ...way, cost: way.cost + COST.forgot }]
  })
}

/**
 * In answer to something that the recording does not show: a SYN-ACK to another SYN, a reset with a number that the
 * other end may have acknowledged.
 */
const hidden = (side: Side, sent: RecordedSegment): readonly Explanation[] => {
  const { segment } = sent
  const { syn, ack, rst } = segment.flags
  if (syn && ack) {
    const tcb = afterUnseenSyn(segment.seq, seqAdd(segment.ack, -1))
    const way = explained(side, attempt(tcb, segment), sent, [], [], COST.hiddenCause)
    return way === undefined ? [] : [way]
  }
  if (!rst || ack || side.tcb === undefined) return []
  const { iss, sndUna, sndNxt, state } = side.tcb
  const isPlausible = [seqAdd(iss, 1), sndUna, sndNxt].includes(segment.seq) || state === 'SYN-SENT'
  if (!isPlausible) return []
  const after = state === 'SYN-SENT' ? side : { ...side, tcb: toClosed(side.tcb) }
  return [
    {
      side: after,
      verdict: { kind: 'conforming', as: 'rst' },
      states: [],
      sent: segment,
      unseen: [],
      cost: COST.hiddenCause,
    },
  ]
}

/** The permission and faults that come nearest, over all that may have reached the sender. */
export const nearestFaults = (
  side: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): { readonly faults: readonly Fault[]; readonly nearest: Permission | undefined } => {
  const bases = side.tcb === undefined ? openingsOf(side, sent, outlook) : [side]
  let best: { faults: readonly Fault[]; nearest: Permission | undefined } | undefined
  for (const base of bases)
    for (const { side: reached } of reachedBy(base)) {
      if (reached.tcb === undefined) continue
      const { judgement } = attempt(reached.tcb, sent.segment)
      if (judgement.verdict === 'conforming') continue
      if (best === undefined || judgement.faults.length < best.faults.length)
        best = { faults: judgement.faults, nearest: judgement.nearest }
    }
  return best ?? { faults: [], nearest: undefined }
}
