import type { SegmentStep } from '../../../shared/game/room/step.ts'
import { flyingAt } from '../../../shared/replay/flying.ts'
import type { Flying } from '../../../shared/replay/flying.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { segLen } from '../../../shared/tcp/segment.ts'
import type { Catalogue } from '../../i18n/index.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { fieldsOfStep } from '../../ladder/fields.ts'
import type { Base } from './numbers.ts'

/** A segment in short: its flags, and the numbers by which one tells it from others. */
export const numbersOf = (
  step: SegmentStep,
  base: Base,
): { readonly flags: string; readonly numbers: string } => {
  const fields = fieldsOfStep(step, base)
  if (fields === undefined) return { flags: '', numbers: '' }
  const { flags, seq, ack, len } = fields
  const isBare = segLen(step.segment) === 0 && ack !== undefined
  return { flags, numbers: `${isBare ? `ack ${ack}` : `seq ${seq}`}${len > 0 ? ` len ${len}` : ''}` }
}

/** What is odd about a flight; empty for a segment that somebody sent and that will arrive. */
export const fateTold = ({ step, fate }: Flying, words: Lessons['knowing']['flying']): string => {
  if (fate !== 'arrives') return words[fate]
  return step.made === undefined ? '' : words[step.made]
}

/** For the list: what else was on its way as step n happened; empty where nothing was. */
export const flyingTold = (
  timeline: Told,
  n: number,
  base: Base,
  { app }: Catalogue,
  { knowing: { flying: words } }: Lessons,
): string => {
  const others = flyingAt(timeline, n).filter(({ sent, step }) => sent !== n || step.made === 'copy')
  if (others.length === 0) return ''
  const named = others.map((each) => {
    const { flags, numbers } = numbersOf(each.step, base)
    return words.one(app[each.step.seat], `${flags} ${numbers}`, fateTold(each, words))
  })
  return ` ${words.told(named.join(', '))}`
}
