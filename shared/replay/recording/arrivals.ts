import { seqBefore } from '../../tcp/seq.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Attempt } from './attempt.ts'
import { attempt } from './attempt.ts'
import type { Explanation } from './explanation.ts'
import { COST } from './explanation.ts'
import type { Outlook } from './outlook.ts'
import { membersOf, queueOf, taken } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import type { Item, Side } from './side.ts'
import { afterArrival, afterSending, stateOf, withoutItem } from './side.ts'
import { unseenUpTo } from './unseen.ts'

/** A side with some of what was on its way to it arrived. */
export interface Reached {
  readonly side: Side
  readonly states: Explanation['states']
  /** When the last of them passed the recording point */
  readonly lastPassed: number | undefined
}

/**
 * The side after none, one, two ... of the segments on their way have arrived, as far as the acknowledgement in
 * what it sends allows; the most first.
 */
export const reachedBy = (side: Side, sent?: RecordedSegment): readonly Reached[] => {
  const states: Explanation['states'][number][] = []
  const reached: Reached[] = []
  let lastPassed: number | undefined
  for (let at: Side | undefined = side; at !== undefined && !isBeyond(at, sent);) {
    if (sent === undefined || mayHaveReached(at, sent))
      reached.push({ side: at, states: [...states], lastPassed })
    const item = taken(at.inbox)?.first
    if (item === undefined) break
    at = afterArrival(at)
    lastPassed = item.t
    if (item.n !== undefined) states.push({ n: item.n, state: stateOf(at) })
  }
  return reached.reverse()
}

/** More has arrived than the segment acknowledges. */
const isBeyond = ({ tcb }: Side, sent: RecordedSegment | undefined): boolean =>
  sent !== undefined &&
  sent.segment.flags.ack &&
  !sent.segment.flags.rst &&
  tcb?.irs !== undefined &&
  seqBefore(sent.segment.ack, tcb.rcvNxt)

/** The acknowledgement in a segment says what had reached its sender. */
export const mayHaveReached = ({ tcb }: Side, { segment }: RecordedSegment): boolean => {
  if (tcb === undefined) return false
  return segment.flags.rst || !segment.flags.ack || (tcb.irs !== undefined && tcb.rcvNxt === segment.ack)
}

/** Ways in which it makes sense after some of what was on its way has arrived, the most first. */
export const withArrivals = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const ways: Explanation[] = []
  for (const reached of reachedBy(base, sent)) {
    const found = asItStands(reached, sent) ?? afterUnseen(reached, sent, outlook)
    if (found === undefined) continue
    const way = { ...found, cost: found.cost + hasteCost(reached, sent, outlook) }
    ways.push(isAgain(way) ? withoutNeedless(way, reached.side, sent) : way)
    if (way.cost === 0) break
  }
  return ways
}

/** How much faster than ever an end may be before we doubt that it is an answer. */
const HASTE = 0.8

const hasteCost = (reached: Reached, { from, t }: RecordedSegment, outlook: Outlook): number => {
  const turnaround = outlook.turnaround[from]
  if (turnaround === undefined || reached.lastPassed === undefined) return 0
  return t - reached.lastPassed < turnaround * HASTE ? COST.tooFast : 0
}

const isAgain = ({ verdict }: Explanation): boolean =>
  verdict.kind === 'conforming' && verdict.as.endsWith('-retransmission')

/** Who repeats something did not get the acknowledgement of it: what is on its way and brings it was lost. */
const withoutNeedless = (way: Explanation, before: Side, { segment }: RecordedSegment): Explanation => {
  const brings = (item: Item): boolean =>
    item.segment.flags.ack && !item.segment.flags.rst && seqBefore(segment.seq, item.segment.ack)
  const waiting = membersOf(way.side.inbox)
  const lost = waiting.filter(brings)
  if (lost.length === 0) return way
  const state = stateOf(before)
  const states = lost.flatMap(({ n }) => (n === undefined ? [] : [{ n, state, lost: true } as const]))
  return {
    ...way,
    side: { ...way.side, inbox: queueOf(waiting.filter((item) => !brings(item))) },
    states: [...way.states, ...states],
  }
}

const echoCost = (side: Side, { timestamps, segment }: RecordedSegment): number => {
  if (timestamps === undefined || side.tsRecent === undefined || !segment.flags.ack || segment.flags.rst)
    return 0
  return timestamps.echo === side.tsRecent ? 0 : COST.otherEcho
}

/** It makes sense for an end that stands so. */
export const asItStands = ({ side, states }: Reached, sent: RecordedSegment): Explanation | undefined => {
  if (side.tcb === undefined) return undefined
  return explained(
    side,
    attempt(side.tcb, sent.segment, sent.isBlank),
    sent,
    states,
    [],
    echoCost(side, sent),
  )
}

/** It makes sense when something passed unseen before it. */
const afterUnseen = (
  { side, states }: Reached,
  sent: RecordedSegment,
  outlook: Outlook,
): Explanation | undefined => {
  const { segment } = sent
  const unseen = side.tcb === undefined ? undefined : unseenUpTo(side.tcb, sent, outlook)
  if (unseen === undefined) return undefined
  const cost = echoCost(side, sent) + unseen.cost
  return explained(side, attempt(unseen.tcb, segment, sent.isBlank), sent, states, unseen.missed, cost)
}

/** The explanation that an attempt comes to; undefined when the segment does not conform in it. */
export const explained = (
  side: Side,
  { tcb, judgement }: Attempt,
  sent: RecordedSegment,
  states: Explanation['states'],
  unseen: readonly Segment[],
  cost: number,
): Explanation | undefined => {
  if (judgement.verdict === 'nonconforming') return undefined
  const { segment } = sent
  const crossed = judgement.kind === 'syn' && membersOf(side.inbox).some((item) => item.segment.flags.syn)
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
export const withLosses = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  if (base.inbox.length > 16) return []
  const waiting = membersOf(base.inbox)
  return waiting.flatMap((item, index) => {
    const before = reachedBy({ ...base, inbox: queueOf(waiting.slice(0, index)) })[0]?.side ?? base
    const lost = item.n === undefined ? [] : [{ n: item.n, state: stateOf(before), lost: true } as const]
    return withArrivals(withoutItem(base, index), sent, outlook).map((way) => ({
      ...way,
      states: [...lost, ...way.states],
      cost: way.cost + COST.lost,
    }))
  })
}
