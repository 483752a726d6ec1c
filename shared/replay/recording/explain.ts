import type { Fault, Permission } from '../../tcp/permission.ts'
import { reachedBy, withArrivals, withLosses } from './arrivals.ts'
import { attempt } from './attempt.ts'
import type { Explanation } from './explanation.ts'
import { COST } from './explanation.ts'
import { forgotten, hidden, overtaken, retold } from './oddities.ts'
import { openingsOf } from './openings.ts'
import type { Outlook } from './outlook.ts'
import type { RecordedSegment } from './recorded.ts'
import type { Side } from './side.ts'

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
