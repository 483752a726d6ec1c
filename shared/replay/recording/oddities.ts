import { toClosed } from '../../tcp/closed.ts'
import type { Kind } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAdd, seqDistance } from '../../tcp/seq.ts'
import type { Seq } from '../../tcp/seq.ts'
import { asItStands, explained, reachedBy, withArrivals } from './arrivals.ts'
import { attempt } from './attempt.ts'
import { afterData } from './connections.ts'
import { COST } from './explanation.ts'
import type { Explanation } from './explanation.ts'
import { isCopy, isSamePacket } from './fate.ts'
import { LARGEST_FLIGHT, isMidway } from './midway.ts'
import { afterUnseenSyn, openingsOf } from './openings.ts'
import type { Outlook } from './outlook.ts'
import { membersOf, taken } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import { UNSEEN_SIDE, afterArrival, stateOf } from './side.ts'
import type { Side } from './side.ts'
import { isStrayAnswer } from './strayAnswer.ts'

/** A reset from an end that no longer knew the connection when one of these segments came. */
export const forgotten = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  if (!sent.segment.flags.rst || base.tcb === undefined) return []
  return reachedBy(base, outlook.effort).flatMap((reached) => {
    if (reached.side.inbox.length === 0 || reached.side.tcb === undefined) return []
    const item = taken(reached.side.inbox)?.first
    const gone = afterArrival({ ...reached.side, tcb: toClosed(reached.side.tcb) })
    const states = item?.n === undefined ? [] : [{ n: item.n, state: stateOf(gone) }]
    const way = asItStands({ ...reached, side: gone, states: [...reached.states, ...states] }, sent)
    return way === undefined ? [] : [{ ...way, cost: way.cost + COST.forgot }]
  })
}

/** The network made a second one of a packet: to its sender nothing happens, and the other end gets it twice. */
export const doubled = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const isDouble = outlook.segments
    .slice(Math.max(0, outlook.at - REACH), outlook.at)
    .some((earlier) => isSamePacket(earlier, sent) || isSaidAgain(earlier, sent))
  if (!isDouble || base.tcb === undefined) return []
  const verdict = { kind: 'conforming', as: kindAgain(sent.segment) } as const
  return [{ side: base, verdict, states: [], sent: sent.segment, unseen: [], cost: COST.doubled }]
}

/** Without a count of packets any segment that repeats an earlier one in all its fields may be that one again. */
const isSaidAgain = (earlier: RecordedSegment, sent: RecordedSegment): boolean =>
  earlier.from === sent.from &&
  (sent.id === undefined || sent.id === 0) &&
  isCopy({ ...sent, t: earlier.t }, earlier)

/** How many segments back a copy is looked for. */
const REACH = 128

export const kindAgain = ({ flags, data }: Segment): Kind => {
  if (flags.rst) return flags.ack ? 'rst-ack' : 'rst'
  if (flags.syn) return flags.ack ? 'syn-ack-retransmission' : 'syn-retransmission'
  if (flags.fin) return 'fin-retransmission'
  return data === '' ? 'duplicate-ack' : 'data-retransmission'
}

/** The end opens anew: after the old connection is over, or because it knows nothing of it any more (RFC 9293 3.5.1). */
export const reopened = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const anew = readyAnew(base, sent, outlook)
  if (anew === undefined) return []
  const { side, states, cost } = anew
  return openingsOf(side, sent, outlook)
    .flatMap((opening) => withArrivals(opening, sent, outlook))
    .map((way) => ({ ...way, states: [...states, ...way.states], cost: way.cost + cost }))
}

/**
 * The end without its old connection, where this segment may open another; with the states that became known, and what
 * it costs to believe it. Undefined where it cannot be so.
 */
export const readyAnew = (
  base: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): Pick<Explanation, 'side' | 'states' | 'cost'> | undefined => {
  const { flags, seq } = sent.segment
  const { tcb } = base
  if (!flags.syn || tcb === undefined || tcb.iss === seq || tcb.state === 'SYN-SENT') return undefined
  const steps = [...reachedBy(base, outlook.effort)].reverse()
  const over = steps.find(({ side }) => isOver(side))
  const cost = over === undefined ? COST.forgotAndReopened : COST.reopened
  if (flags.ack && over === undefined) return undefined
  const { side, states } = over ?? { side: base, states: [] }
  if (flags.ack && !membersOf(side.inbox).some(({ segment }) => segment.flags.syn)) return undefined
  return { side: { ...UNSEEN_SIDE, inbox: side.inbox }, states, cost }
}

const isOver = ({ tcb }: Side): boolean =>
  tcb?.state === 'CLOSED' || tcb?.state === 'LISTEN' || tcb?.state === 'TIME-WAIT'

/**
 * In answer to something that the recording does not show: a SYN-ACK to another SYN, a reset with a number that the
 * other end may have acknowledged.
 */
export const hidden = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { segment } = sent
  const { syn, ack, rst } = segment.flags
  if (syn && ack) {
    // Nobody answers two SYNs with one ISN, or one SYN with two.
    if (
      side.tcb?.irs !== undefined &&
      (side.tcb.iss === segment.seq || seqAdd(side.tcb.irs, 1) === segment.ack)
    )
      return []
    if (isStrayAnswer(outlook)) return []
    const tcb = afterUnseenSyn(segment.seq, seqAdd(segment.ack, -1))
    const way = explained(side, attempt(tcb, segment, sent.isBlank), sent, [], [], COST.hiddenCause)
    return way === undefined ? [] : [way]
  }
  if (!rst || ack) return []
  if (side.tcb === undefined)
    return isOldNumber(outlook, sent) ? [resetOf(side, segment, COST.lateAnswer)] : []
  const { iss, sndUna, sndNxt, state } = side.tcb
  const isAnswer = saysAck(outlook, sent) || isOldNumber(outlook, sent) || isOwnEdge(outlook, sent, sndNxt)
  const isPlausible = [seqAdd(iss, 1), sndUna, sndNxt].includes(segment.seq) || state === 'SYN-SENT'
  if (!isPlausible && !isAnswer) return []
  const after = state === 'SYN-SENT' ? side : { ...side, tcb: toClosed(side.tcb) }
  return [resetOf(after, segment, isAnswer ? COST.lateAnswer : COST.hiddenCause)]
}

const resetOf = (side: Side, sent: Segment, cost: number): Explanation => ({
  side,
  verdict: { kind: 'conforming', as: 'rst' },
  states: [],
  sent,
  unseen: [],
  cost,
})

/** In a recording that begins midway: the other end may have said this number before, it lies below what it says now. */
const isOldNumber = ({ segments, at }: Outlook, { from, segment }: RecordedSegment): boolean => {
  if (!isMidway(segments)) return false
  const acks = segments.slice(Math.max(0, at - REACH), at + REACH).flatMap((one) => {
    return one.from !== from && one.segment.flags.ack ? [seqDistance(segment.seq, one.segment.ack)] : []
  })
  return acks.length === 0 || acks.some((distance) => distance >= 0 && distance <= LARGEST_FLIGHT)
}

/** The other end has said this very number in an ACK field: a reset without ACK takes its number from there. */
const saysAck = ({ segments, at }: Outlook, { from, segment }: RecordedSegment): boolean =>
  segments
    .slice(Math.max(0, at - REACH), at)
    .some((one) => one.from !== from && one.segment.flags.ack && one.segment.ack === segment.seq)

/** Some data of its sender end at this number: the recording may have missed their acknowledgement. */
const isOwnEdge = ({ segments, at }: Outlook, { from, segment }: RecordedSegment, end: Seq): boolean =>
  // One below the end is what a slip, or the FIN, looks like.
  seqDistance(segment.seq, end) > 1 &&
  segments
    .slice(Math.max(0, at - REACH), at)
    .some((one) => one.from === from && one.segment.data !== '' && afterData(one.segment) === segment.seq)
