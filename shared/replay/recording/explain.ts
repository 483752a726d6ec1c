import type { Fault, Permission } from '../../tcp/permission.ts'
import { reachedBy, withArrivals, withLosses } from './arrivals.ts'
import { attempt } from './attempt.ts'
import type { Explanation } from './explanation.ts'
import { COST } from './explanation.ts'
import { isSpent } from './effort.ts'
import { doubled, forgotten, hidden, reopened } from './oddities.ts'
import { regained } from './regained.ts'
import { CROWD, early, needless, overtaken, retold, revived } from './retold.ts'
import { openingsOf } from './openings.ts'
import { isBusy, crossingOf } from './outlook.ts'
import type { Outlook } from './outlook.ts'
import { membersOf } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAdd } from '../../tcp/seq.ts'
import type { Side } from './side.ts'

/** Ways in which this segment conforms; the likeliest first; empty when there is none. */
export const conformingWays = (
  side: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): readonly Explanation[] => {
  const ways = waysOf(side, sent, outlook).map((way) => withProbeDoubted(way, outlook))
  const { syn, ack } = sent.segment.flags
  const crosses =
    syn &&
    !ack &&
    side.tcb === undefined &&
    membersOf(side.inbox).some(({ segment }) => segment.flags.syn && !isAnotherAnswer(segment, sent.segment))
  if (!crosses) return ways
  return ways.map((way) => ({ ...way, cost: way.cost + CROSSING[crossingOf(outlook)] }))
}

/** A SYN-ACK that answers another SYN than this one: somebody else sent that. */
const isAnotherAnswer = ({ flags, ack }: Segment, syn: Segment): boolean =>
  flags.ack && ack !== seqAdd(syn.seq, 1)

const CROSSING = { confirmed: 0, unknown: COST.crossedOpening, refuted: 1.3 } as const

const withProbeDoubted = (way: Explanation, outlook: Outlook): Explanation => {
  const isProbe = way.verdict.kind === 'conforming' && way.verdict.as === 'keep-alive-probe'
  // Some stacks ask a shut window in the same way.
  const isShutOut = way.side.tcb?.sndWnd === 0
  return isProbe && !isShutOut && isBusy(outlook) ? { ...way, cost: way.cost + COST.hastyProbe } : way
}

const waysOf = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const bases = basesOf(side, sent, outlook)
  const ways = waysFrom(bases, sent, outlook)
  if (ways.length > 0) return ways
  const others = isSpent(outlook.effort)
    ? [
        ...bases.flatMap((base) => needless(base, sent, outlook)),
        ...bases.flatMap((base) => overtaken(base, sent, outlook)),
        ...bases.flatMap((base) => doubled(base, sent, outlook)),
      ]
    : farFetched(side, bases, sent, outlook)
  return others.length > 0 ? byCost(others) : bases.flatMap((base) => regained(base, sent, outlook))
}

const farFetched = (
  side: Side,
  bases: readonly Side[],
  sent: RecordedSegment,
  outlook: Outlook,
): readonly Explanation[] => [
  ...bases.flatMap((base) => retold(base, sent, outlook)),
  ...bases.flatMap((base) => revived(base, sent, outlook)),
  ...bases.flatMap((base) => early(base, sent, outlook)),
  ...bases.flatMap((base) => needless(base, sent, outlook)),
  ...bases.flatMap((base) => overtaken(base, sent, outlook)),
  ...bases.flatMap((base) => forgotten(base, sent, outlook)),
  ...bases.flatMap((base) => doubled(base, sent, outlook)),
  ...bases.flatMap((base) => reopened(base, sent, outlook)),
  ...hidden(side, sent, outlook),
]

/** The same without far-fetched ones: nobody forgot, nothing was overtaken, no story is told again. */
export const plainWays = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] =>
  waysFrom(basesOf(side, sent, outlook), sent, outlook).map((way) => withProbeDoubted(way, outlook))

const basesOf = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Side[] =>
  side.tcb === undefined ? openingsOf(side, sent, outlook) : [side]

const waysFrom = (
  bases: readonly Side[],
  sent: RecordedSegment,
  outlook: Outlook,
): readonly Explanation[] => {
  const plain = bases.flatMap((base) => withArrivals(base, sent, outlook))
  const best = cheapest(plain)
  if (best !== undefined && (best.cost < COST.lost || outlook.segments.length >= CROWD)) return byCost(plain)
  const losses = bases.flatMap((base) => withLosses(base, sent, outlook))
  const answers = best === undefined ? [] : bases.flatMap((base) => forgotten(base, sent, outlook))
  return byCost([...plain, ...losses, ...answers])
}

const byCost = (ways: readonly Explanation[]): readonly Explanation[] =>
  [...ways].sort((a, b) => a.cost - b.cost)

const cheapest = (ways: readonly Explanation[]): Explanation | undefined => byCost(ways)[0]

/** The last few of them and the first: what lies between differs little, and may be much. */
const outermost = <T>(all: readonly T[]): readonly T[] =>
  all.length > 12 ? [...all.slice(0, 8), ...all.slice(-4)] : all

/** The permission and faults that come nearest, over all that may have reached the sender. */
export const nearestFaults = (
  side: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): { readonly faults: readonly Fault[]; readonly nearest: Permission | undefined } => {
  const bases = basesOf(side, sent, outlook)
  let best: { faults: readonly Fault[]; nearest: Permission | undefined } | undefined
  for (const base of bases)
    for (const { side: reached } of outermost(reachedBy(base, outlook.effort))) {
      outlook.effort.left -= 10
      if (reached.tcb === undefined) continue
      const { judgement } = attempt(reached.tcb, sent.segment, sent.isBlank)
      if (judgement.verdict === 'conforming') continue
      if (best === undefined || judgement.faults.length < best.faults.length)
        best = { faults: judgement.faults, nearest: judgement.nearest }
    }
  return best ?? { faults: [], nearest: undefined }
}
