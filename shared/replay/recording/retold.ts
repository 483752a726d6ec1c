import { peerOf } from '../../game/seat.ts'
import { pureAck } from '../../tcp/reply.ts'
import { flagsOf, segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqBefore, seqBeforeOrAt, seqDistance } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import { asItStands, mayHaveReached, reachedBy, withArrivals } from './arrivals.ts'
import type { Reached } from './arrivals.ts'
import { attempt } from './attempt.ts'
import { blank } from './blank.ts'
import { COST } from './explanation.ts'
import type { Explanation } from './explanation.ts'
import { LARGEST_FLIGHT, isMidway } from './midway.ts'
import { unseenBefore } from './outlook.ts'
import type { Outlook } from './outlook.ts'
import { membersOf, queueOf } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import { afterSending, arrived, stateOf, withDropped } from './side.ts'
import type { Deed, Item, Side } from './side.ts'

/**
 * What its sender does makes sense only if one of the segments that we let arrive never came: the end's story is
 * told again without it.
 */
export const retold = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  for (let from = base.story.length - 1; from >= 0; from -= 1) {
    const deed = base.story[from]
    if (deed?.kind !== 'arrival') continue
    const rest = base.story.slice(from + 1)
    const again = toldAgain(deed.before, rest, deed.item)
    if (again === undefined) continue
    const dropped = withDropped(base.dropped, [deed.item])
    const side = { ...again.side, inbox: base.inbox, dropped }
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

/** What it acknowledges had come all the same, although we took it for lost. */
export const revived = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { tcb, dropped } = base
  const { flags, ack, seq } = sent.segment
  if (tcb?.irs === undefined) return []
  const next = tcb.rcvNxt
  const came = dropped.filter(({ segment }) => {
    if (flags.rst && !flags.ack) return segment.flags.ack && segment.ack === seq
    const end = seqAfter(segment)
    return flags.ack && segLen(segment) > 0 && seqBefore(next, end) && seqBeforeOrAt(end, ack)
  })
  if (came.length === 0) return []
  const kept = unpacked(base)
  const side = {
    ...kept,
    inbox: queueOf([...came, ...membersOf(kept.inbox)]),
    dropped: dropped.filter((item) => !came.includes(item)),
  }
  return withArrivals(side, sent, outlook).map((way) => ({ ...way, cost: way.cost + COST.retold }))
}

/** In a recording that begins midway: it acknowledges what had come before it began, or was then on its way. */
export const early = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { tcb } = base
  const { flags, ack } = sent.segment
  const before = outlook.midway[peerOf(sent.from)]
  if (!isMidway(outlook.segments) || !flags.ack || tcb?.irs === undefined || !seqBefore(tcb.rcvNxt, ack))
    return []
  // Of an end that never speaks in the recording nobody can tell what it had sent.
  const known = before === undefined ? ack : before.sent
  const size = Math.min(seqDistance(tcb.rcvNxt, ack), seqDistance(tcb.rcvNxt, known))
  if (size <= 0 || size > LARGEST_FLIGHT) return []
  const piece = { ...pureAck(tcb), seq: tcb.rcvNxt, ack: tcb.sndUna, wnd: tcb.sndWnd, data: blank(size) }
  const item: Item = { n: undefined, segment: piece, tsValue: undefined, t: sent.t, isLost: false }
  const kept = unpacked(base)
  const side = { ...kept, inbox: queueOf([item, ...membersOf(kept.inbox)]) }
  return withArrivals(side, sent, outlook).map((way) => ({ ...way, cost: way.cost + COST.retold }))
}

/** The side as if what came out of order had not come yet: it may have been the other way round. */
const unpacked = (side: Side): Side => {
  const { tcb } = side
  if (tcb === undefined || tcb.early.length === 0) return side
  const waiting = tcb.early.map((text): Item => {
    const flags = text.fin ? flagsOf('ACK', 'FIN') : flagsOf('ACK')
    const segment = { flags, seq: text.seq, ack: tcb.sndUna, wnd: tcb.sndWnd, data: text.data }
    return { n: undefined, segment, tsValue: undefined, t: 0, isLost: false }
  })
  return { ...side, tcb: { ...tcb, early: [] }, inbox: queueOf([...waiting, ...membersOf(side.inbox)]) }
}

/**
 * What was acknowledged long ago, once more: its sender had not heard of that yet. Both ends of it are numbers that
 * it has spoken of before, and what it acknowledges is too.
 */
export const needless = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { tcb } = base
  const { segment } = sent
  const { flags, data } = segment
  if (tcb?.irs === undefined || flags.syn || flags.rst || !flags.ack || segLen(segment) === 0) return []
  if (!seqBefore(segment.seq, tcb.sndUna) || !seqBeforeOrAt(seqAfter(segment), tcb.sndNxt)) return []
  const own = saidBefore(sent, outlook)
  const isEdge = (seq: Segment['seq']): boolean => own.some((said) => isEdgeOf(said, seq))
  const wasFin = own.some((said) => said.flags.fin && seqAfter(said) === seqAfter(segment))
  const isSaid =
    own.some((said) => said.flags.ack && said.ack === segment.ack) ||
    reachedBy(base, outlook.effort, sent).length > 0
  // What was said in pieces of one size may be said again in pieces of another, a part of which has come meanwhile.
  const isPiece = outlook.segments.length >= CROWD && data !== '' && !flags.fin
  if (!isEdge(segment.seq) || !(isPiece || isEdge(seqAfter(segment)))) return []
  if (isOtherText(own, segment) || !isSaid || wasFin !== flags.fin) return []
  const as = flags.fin ? 'fin-retransmission' : 'data-retransmission'
  return [
    {
      side: base,
      verdict: { kind: 'conforming', as },
      states: [],
      sent: segment,
      unseen: [],
      cost: COST.overtaken,
    },
  ]
}

/** What the sender of a segment has said lately. */
export const saidBefore = (sent: RecordedSegment, { segments, at }: Outlook): readonly Segment[] =>
  segments
    .slice(Math.max(0, at - LONG_AGO), at)
    .filter(({ from, segment }) => from === sent.from && !segment.flags.rst)
    .map(({ segment }) => segment)

/** What it will say soon. */
export const saidAfter = (sent: RecordedSegment, { segments, at }: Outlook): readonly Segment[] =>
  segments
    .slice(at + 1, at + 1 + SOON)
    .filter(({ from, segment }) => from === sent.from && !segment.flags.rst)
    .map(({ segment }) => segment)

/** How many segments ahead what others have overtaken is looked for. */
const SOON = 64

/** The segment begins at this number, or ends there. */
export const isEdgeOf = (said: Segment, seq: Segment['seq']): boolean =>
  (said.seq === seq && !said.flags.syn) || seqAfter(said) === seq

/** Where it begins its sender has said other octets before. */
export const isOtherText = (own: readonly Segment[], { seq, data }: Segment): boolean =>
  own.some(
    (said) =>
      said.seq === seq &&
      said.data.slice(0, data.length) !== data.slice(0, said.data.length) &&
      !said.flags.syn,
  )

/** How many segments back a sender may repeat what it has not heard to have come. */
const LONG_AGO = 400

/** So many segments make a crowd: in what order they came nobody can follow in every case. */
export const CROWD = 100

const toldAgain = (start: Side, deeds: readonly Deed[], without: Item): Reached | undefined => {
  let side: Side = { ...start, inbox: queueOf(membersOf(start.inbox).filter((item) => item !== without)) }
  const states: { n: number; state: State }[] = []
  for (const deed of deeds) {
    if (deed.kind === 'arrival') {
      side = { ...arrived(side, deed.item), inbox: side.inbox }
      if (deed.item.n !== undefined) states.push({ n: deed.item.n, state: stateOf(side) })
      continue
    }
    if (side.tcb === undefined) return undefined
    const { tcb, judgement } = attempt(side.tcb, deed.as, deed.sent.isBlank)
    if (judgement.verdict === 'nonconforming') return undefined
    side = afterSending(side, tcb, deed.sent, deed.as)
    states.push({ n: deed.sent.n, state: stateOf(side) })
  }
  return { side, states, lastPassed: undefined }
}

/** A bare acknowledgement that newer segments of the same sender overtook: it says what was so when it left. */
export const overtaken = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { segment } = sent
  if (segLen(segment) > 0 || !segment.flags.ack || segment.flags.rst) return []
  if (unseenBefore(outlook) === 'none') return []
  const then = base.story.findLast(({ before }) => {
    const reached = { side: before, states: [], lastPassed: undefined }
    return mayHaveReached(before, sent) && asItStands(reached, sent) !== undefined
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
