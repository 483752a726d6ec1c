import { seqBefore } from '../../tcp/seq.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Attempt } from './attempt.ts'
import { attempt } from './attempt.ts'
import type { Effort } from './effort.ts'
import { isSpent } from './effort.ts'
import type { Explanation } from './explanation.ts'
import { COST } from './explanation.ts'
import { dataOnSyn } from './fastOpen.ts'
import type { Outlook } from './outlook.ts'
import { membersOf, queueOf, taken } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import type { Item, Side } from './side.ts'
import { afterArrival, afterSending, stateOf, withoutLost } from './side.ts'
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
export const reachedBy = (side: Side, effort: Effort, sent?: RecordedSegment): readonly Reached[] => {
  const states: Explanation['states'][number][] = []
  const reached: Reached[] = []
  let lastPassed: number | undefined
  for (let at: Side | undefined = side; at !== undefined && !isBeyond(at, sent);) {
    if (sent === undefined || mayHaveReached(at, sent))
      reached.push({ side: at, states: [...states], lastPassed })
    const item = taken(at.inbox)?.first
    effort.left -= 1
    if (item === undefined || (isSpent(effort) && reached.length > FEW)) break
    at = afterArrival(at)
    if (!item.isLost) lastPassed = item.t
    if (item.n !== undefined)
      states.push({ n: item.n, state: stateOf(at), ...(item.isLost ? { lost: true } : {}) })
  }
  return reached.reverse()
}

/** So many possibilities are enough when there has been too much to try. */
const FEW = 16

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
  if (segment.flags.rst || !segment.flags.ack) return true
  return tcb.irs !== undefined && (tcb.rcvNxt === segment.ack || dataOnSyn(tcb) === segment.ack)
}

/**
 * Ways in which it makes sense after some of what was on its way has arrived: first where the echoed timestamp
 * points and where it could know of what arrived last, then the most of it.
 */
export const withArrivals = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const candidates = reachedBy(base, outlook.effort, sent)
    .map((reached) => ({ reached, haste: hasteCost(reached, sent, outlook) }))
    .map(({ reached, haste }) => ({ reached, haste, least: haste + echoCost(reached.side, sent) }))
    .sort((a, b) => a.least - b.least)
  const ways: Explanation[] = []
  for (const { reached, haste, least } of candidates) {
    outlook.effort.left -= 2
    const plain = asItStands(reached, sent)
    const found = plain ?? afterUnseen(reached, sent, outlook)
    if (found === undefined) continue
    const way = { ...found, cost: found.cost + haste }
    if (plain === undefined && isIdle(way)) ways.push(...unseenFirst(base, sent, outlook))
    ways.push(isAgain(way) ? withoutNeedless(way, reached.side, sent, outlook) : way)
    // Nothing that follows is cheaper.
    if (way.cost <= least) break
  }
  return ways
}

/** How much faster than ever an end may be before we doubt that it is an answer. */
const HASTE = 0.9

/** Seconds; an end this near answers as fast as its machine happens to be. */
const NEAR = 0.002

const hasteCost = (reached: Reached, sent: RecordedSegment, outlook: Outlook): number => {
  const turnaround = outlook.turnaround[sent.from]
  if (turnaround === undefined || reached.lastPassed === undefined) return 0
  const { latest } = outlook.clocks[sent.from](sent)
  const time = latest - reached.lastPassed
  // It was made before that had passed, and waited on its way.
  if (time < 0) return COST.madeBefore
  return turnaround >= NEAR && time < turnaround * HASTE ? COST.tooFast : 0
}

const isAgain = ({ verdict }: Explanation): boolean =>
  verdict.kind === 'conforming' && verdict.as.endsWith('-retransmission')

/** How many times the shortest turnaround a segment may be on its way before we take it for lost, and seconds. */
const PATIENCE = { turnarounds: 2, seconds: 0.01 } as const

/** More acknowledgements are not lost in a row, as a rule. */
const MANY = 2

/**
 * Who repeats something did not get the acknowledgement of it: what brings it and should have come by now was
 * lost. What passed only just now may still be on its way.
 */
const withoutNeedless = (
  way: Explanation,
  before: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): Explanation => {
  const { segment, from } = sent
  const { latest } = outlook.clocks[from](sent)
  const patience = (outlook.turnaround[from] ?? 0) * PATIENCE.turnarounds + PATIENCE.seconds
  const brings = (item: Item): boolean =>
    item.segment.flags.ack &&
    !item.segment.flags.rst &&
    seqBefore(segment.seq, item.segment.ack) &&
    latest - item.t > patience
  const waiting = membersOf(way.side.inbox)
  const lost = waiting.filter(brings)
  // So many at once are rather on a long way.
  if (lost.length === 0 || lost.length > MANY) return way
  const state = stateOf(before)
  const states = lost.flatMap(({ n }) => (n === undefined ? [] : [{ n, state, lost: true } as const]))
  return {
    ...way,
    side: withoutLost(way.side, brings),
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
export const afterUnseen = (
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

/** An acknowledgement without a reason: what it acknowledges was acknowledged already by what nobody saw. */
const isIdle = ({ verdict }: Explanation): boolean =>
  verdict.kind === 'conforming' && verdict.as === 'duplicate-ack'

/** It has a reason when what passed unseen had left before the last of what was on its way arrived. */
const unseenFirst = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const unseen = base.tcb === undefined ? undefined : unseenUpTo(base.tcb, sent, outlook)
  if (unseen === undefined) return []
  return reachedBy({ ...base, tcb: unseen.tcb }, outlook.effort, sent)
    .flatMap((reached) => asItStands(reached, sent) ?? [])
    .filter((way) => !isIdle(way))
    .slice(0, 1)
    .map((way) => ({ ...way, unseen: unseen.missed, cost: way.cost + unseen.cost - COST.idle }))
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
  const { because } = judgement.permission
  const isOwnEnd = because === 'abort-called' || because === 'data-unread'
  const bareAbort = isOwnEnd && !segment.flags.ack ? COST.bareAbort : 0
  return {
    side: afterSending({ ...side, tcb }, tcb, sent, segment),
    verdict: { kind: 'conforming', as: judgement.kind },
    states,
    sent: segment,
    unseen,
    cost: cost + bareAbort,
  }
}

/** One of the segments on their way never came. */
export const withLosses = (base: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  if (base.inbox.length > 16 || isSpent(outlook.effort)) return []
  const waiting = membersOf(base.inbox)
  return waiting.flatMap((item, index) => {
    const earlier = { ...base, inbox: queueOf(waiting.slice(0, index)) }
    const before = reachedBy(earlier, outlook.effort)[0]?.side ?? base
    const lost = item.n === undefined ? [] : [{ n: item.n, state: stateOf(before), lost: true } as const]
    return withArrivals(
      withoutLost(base, (one) => one === item),
      sent,
      outlook,
    ).map((way) => ({
      ...way,
      states: [...lost, ...way.states],
      cost: way.cost + COST.lost,
    }))
  })
}
