import type { SegmentStep } from '../game/room/step.ts'
import { segLen } from '../tcp/segment.ts'
import { flyingAt } from './flying.ts'
import type { Unknown } from './knowledge.ts'
import type { Told } from './timeline.ts'

/** What became of something that its sender cannot know; `partly`: some of it was lost. */
export type Truth = 'arrived' | 'under-way' | 'lost' | 'partly'

/**
 * The answer that only eyes that see both ends have: whether it had arrived just as step n happened. Undefined where
 * it was sent before the record begins.
 */
export const truthOf = (told: Told, n: number, unknown: Unknown): Truth | undefined => {
  const carriers = told.steps.filter(
    (step): step is SegmentStep => step.kind === 'segment' && unknown.steps.includes(step.n),
  )
  if (carriers.length === 0) return undefined
  const isFlying = new Set(flyingAt(told, n).flatMap(({ fate, sent }) => (fate === 'lost' ? [] : [sent])))
  const there = carriers.filter((step) => step.n < n && (step.arrivedAfter ?? Infinity) < n)
  const coming = carriers.filter((step) => isFlying.has(step.n))
  if (unknown.count === 0) return there.length > 0 ? 'arrived' : coming.length > 0 ? 'under-way' : 'lost'
  if (isCovered(unknown, there)) return 'arrived'
  if (isCovered(unknown, [...there, ...coming])) return 'under-way'
  return there.length > 0 || coming.length > 0 ? 'partly' : 'lost'
}

/** These segments together carry all of the numbers. */
const isCovered = ({ number, count }: Unknown, carriers: readonly SegmentStep[]): boolean => {
  let covered = 0
  const spans = carriers
    .map(({ segment }) => ({ from: (segment.seq - number) | 0, length: segLen(segment) }))
    .sort((a, b) => a.from - b.from)
  for (const { from, length } of spans) if (from <= covered) covered = Math.max(covered, from + length)
  return covered >= count
}
