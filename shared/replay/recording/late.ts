import { segLen } from '../../tcp/segment.ts'
import { seqBefore } from '../../tcp/seq.ts'
import type { RecordedSegment } from './recorded.ts'
import { holds, repeatedIn } from './sack.ts'

/** How many segments back one may have been overtaken. */
const REACH = 128

/**
 * The segments that others overtook behind the recording point, by `n`, each with the last of these others: a SACK
 * block holds what passed later, and not what passed before (RFC 2018), although that was not lost.
 */
export const lateOf = (
  segments: readonly RecordedSegment[],
  lost: ReadonlySet<number>,
): ReadonlyMap<number, number> => {
  const late = new Map<number, number>()
  segments.forEach((answer, at) => {
    if (answer.sacks.length === 0 || repeatedIn(answer) !== undefined) return
    const before = segments.slice(Math.max(0, at - REACH), at).filter(isDataTo(answer))
    const last = before.findLastIndex(({ segment }) => holds(answer, segment))
    const overtaker = before[last]
    if (overtaker === undefined) return
    for (const one of before.slice(0, last))
      if (!seqBefore(one.segment.seq, answer.segment.ack) && !lost.has(one.n) && !holds(answer, one.segment))
        late.set(one.n, overtaker.n)
  })
  return late
}

const isDataTo =
  (answer: RecordedSegment) =>
  ({ from, segment }: RecordedSegment): boolean =>
    from !== answer.from && segLen(segment) > 0 && !segment.flags.syn && !segment.flags.rst
