import { peerOf } from '../../game/seat.ts'
import { pureAck } from '../../tcp/reply.ts'
import { flagsOf, segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { afterUnseen, asItStands } from './arrivals.ts'
import { blank } from './blank.ts'
import type { Explanation } from './explanation.ts'
import { COST } from './explanation.ts'
import type { Outlook } from './outlook.ts'
import { queueOf, membersOf, taken } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import { CROWD, isEdgeOf, isOtherText, needless, saidAfter, saidBefore } from './retold.ts'
import { afterArrival, arrived, stateOf } from './side.ts'
import type { Item, Side } from './side.ts'

/** How many segments back the other end's words are looked for. */
const REACH = 1000

/**
 * What its sender says is right in itself, only not at the moment to which our story of it has come: in a crowd of segments
 * that were lost, copied and turned around behind the recording point we have taken the wrong ones to have arrived. The
 * segment itself tells where its sender stands: it acknowledges something that passed, ends where it may, keeps to a
 * window that was offered. So the story goes on from there.
 */
export const regained = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { flags, ack } = sent.segment
  const { tcb } = base
  if (outlook.segments.length < CROWD || tcb?.irs === undefined || !STANDING.has(tcb.state)) return []
  if (flags.syn || flags.rst || !flags.ack) return []
  const told = tcb.lastAckSent ?? tcb.rcvNxt
  if (ack !== told && !isEdge(sent, outlook)) return []
  if (seqBefore(ack, told)) return outrun(base, tcb, sent, outlook)
  const standing = standingAt(base, ack)
  if (standing === undefined) return []
  const side = { ...standing.side, tcb: withRoom(standing.side.tcb, sent, outlook) }
  const reached = { side, states: standing.states, lastPassed: undefined }
  const plain = asItStands(reached, sent) ?? afterUnseen(reached, sent, outlook)
  if (plain !== undefined) return [{ ...plain, cost: plain.cost + COST.regained }]
  const again = needless(side, sent, outlook)
  if (again.length === 0) return outrun(base, tcb, sent, outlook)
  return again.map((way) => ({
    ...way,
    states: [...standing.states, ...way.states],
    cost: COST.regained,
  }))
}

/** It left before what its sender said just now: what it acknowledges had passed by then, and where it stands is known. */
const outrun = (base: Side, tcb: Tcb, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { segment } = sent
  const { flags, seq } = segment
  const end = seqAfter(segment)
  if (flags.fin || !mayBeOutrun(sent, outlook) || seqBefore(tcb.sndNxt, end)) return []
  const own = [...saidBefore(sent, outlook), ...saidAfter(sent, outlook)]
  // What lies on one side of it may have been lost before anybody saw it.
  if (![seq, end].some((edge) => own.some((said) => isEdgeOf(said, edge)))) return []
  if (isOtherText(own, segment)) return []
  const as = segLen(segment) === 0 ? 'ack' : 'data-retransmission'
  const verdict = { kind: 'conforming', as } as const
  return [{ side: base, verdict, states: [], sent: segment, unseen: [], cost: COST.regained }]
}

/** Nothing shows that all that its sender had said later came later, too: the count of its packets does (IPv4). */
const mayBeOutrun = ({ from, id }: RecordedSegment, { segments, at }: Outlook): boolean => {
  if (id === undefined || id === 0) return true
  const steps = segments
    .slice(Math.max(0, at - NEAR), at)
    .flatMap((one) =>
      one.from === from && one.id !== undefined && one.id !== 0 ? [(one.id - id) & 0xffff] : [],
    )
  return steps.some((step) => step > 0 && step < NEAR) || !steps.some((step) => 0x10000 - step < NEAR)
}

/** How many segments back one may have been overtaken, and how far counts of neighbours lie apart. */
const NEAR = 64

const STANDING: ReadonlySet<Tcb['state']> = new Set([
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
])

/** Something of the other end that has passed ends at what this segment acknowledges. */
const isEdge = ({ from, segment }: RecordedSegment, { segments, at }: Outlook): boolean => {
  for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
    const one = segments[back]
    if (
      one !== undefined &&
      one.from !== from &&
      segLen(one.segment) > 0 &&
      seqAfter(one.segment) === segment.ack
    )
      return true
  }
  return false
}

/** The side when it has got all up to this number, and nothing beyond it in order. */
const standingAt = (base: Side, ack: Seq): Pick<Explanation, 'side' | 'states'> | undefined => {
  const states: Explanation['states'][number][] = []
  let side = base
  for (let next = taken(side.inbox); next !== undefined && isBehind(side, ack); next = taken(side.inbox)) {
    const { first: item } = next
    side = item.isLost ? cameAllTheSame(side, item, ack) : afterArrival(side)
    if (item.n !== undefined) states.push({ n: item.n, state: stateOf(side) })
  }
  if (isBehind(side, ack)) side = withAllUpTo(side, ack)
  const back = side.tcb === undefined ? 0 : seqDistance(ack, side.tcb.rcvNxt)
  if (back === 0) return { side, states }
  return back > 0 ? { side: withoutAllFrom(side, ack, back), states } : undefined
}

const isBehind = ({ tcb }: Side, ack: Seq): boolean => tcb !== undefined && seqBefore(tcb.rcvNxt, ack)

/** What we took for lost comes where the number lies beyond it. */
const cameAllTheSame = (side: Side, item: Item, ack: Seq): Side => {
  const rest = afterArrival(side)
  return seqBeforeOrAt(seqAfter(item.segment), ack) ? arrived(rest, { ...item, isLost: false }) : rest
}

const withAllUpTo = (side: Side, ack: Seq): Side => {
  const { tcb } = side
  if (tcb === undefined) return side
  const fin = tcb.early.find((text) => text.fin && seqAdd(text.seq, text.data.length + 1) === ack)
  const size = seqDistance(tcb.rcvNxt, ack) - (fin === undefined ? 0 : 1)
  const segment = { ...ghostOf(tcb, size), flags: fin === undefined ? flagsOf('ACK') : flagsOf('ACK', 'FIN') }
  return arrived({ ...side, tcb: { ...tcb, early: [] } }, ghost(segment))
}

/** What came beyond the number is still on its way. */
const withoutAllFrom = (side: Side, ack: Seq, size: number): Side => {
  const { tcb } = side
  // Who has got a FIN does not forget it.
  if (tcb === undefined || !RECEIVING.has(tcb.state)) return side
  const again = ghost({ ...ghostOf(tcb, size), seq: ack })
  return {
    ...side,
    tcb: { ...tcb, rcvNxt: ack, received: Math.max(0, tcb.received - size) },
    inbox: queueOf([again, ...membersOf(side.inbox)]),
  }
}

const RECEIVING: ReadonlySet<Tcb['state']> = new Set(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'])

const ghostOf = (tcb: Tcb, size: number): Segment => ({
  ...pureAck(tcb),
  seq: tcb.rcvNxt,
  ack: tcb.sndUna,
  wnd: tcb.sndWnd,
  data: blank(size),
})

const ghost = (segment: Segment): Item => ({ n: undefined, segment, tsValue: undefined, t: 0, isLost: false })

/** The end with the widest window that it may have heard of, and without the acknowledgement of what it says again. */
const withRoom = (
  tcb: Tcb | undefined,
  sent: RecordedSegment,
  { segments, at }: Outlook,
): Tcb | undefined => {
  if (tcb === undefined) return undefined
  const { segment, from, isBlank } = sent
  const again = seqDistance(segment.seq, tcb.sndUna)
  const isAcross = again > 0 && segment.data.length > again
  const una = isAcross ? segment.seq : tcb.sndUna
  const known = isAcross ? (isBlank ? blank(again) : segment.data.slice(0, again)) : ''
  let room = tcb.sndWnd
  for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
    const one = segments[back]
    if (
      one?.from === peerOf(from) &&
      one.segment.flags.ack &&
      !one.segment.flags.rst &&
      !one.segment.flags.syn
    )
      room = Math.max(room, seqDistance(una, seqAdd(one.segment.ack, one.segment.wnd)))
  }
  return { ...tcb, sndUna: una, sndWnd: room, sendBuffer: known + tcb.sendBuffer }
}
