import type { SackBlock } from '../imports/tcpHeader.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqBefore, seqBeforeOrAt } from '../../tcp/seq.ts'
import type { RecordedSegment } from './recorded.ts'

/**
 * The block of octets that came once more than was needed, which the first block of an option may be: it lies below
 * the acknowledgement, or inside the second block (RFC 2883 4). Undefined when the segment reports none.
 */
export const repeatedIn = ({ segment, sacks }: RecordedSegment): SackBlock | undefined => {
  const [first, second] = sacks
  if (first === undefined || !segment.flags.ack) return undefined
  const isBelow = seqBeforeOrAt(first.to, segment.ack)
  const isInside =
    second !== undefined && seqBeforeOrAt(second.from, first.from) && seqBeforeOrAt(first.to, second.to)
  return isBelow || isInside ? first : undefined
}

/** The sender of this segment holds all of the earlier one, beyond what it acknowledges (RFC 2018 3). */
export const holds = (answer: RecordedSegment, earlier: Segment): boolean =>
  answer.segment.flags.ack && answer.sacks.some((block) => covers(block, earlier))

/** The sender of this segment has got the earlier one, or octets of it, more than once. */
export const reportsAgain = (answer: RecordedSegment, earlier: Segment): boolean => {
  const block = repeatedIn(answer)
  return block !== undefined && covers(block, earlier)
}

const covers = ({ from, to }: SackBlock, segment: Segment): boolean =>
  segLen(segment) > 0 &&
  !segment.flags.syn &&
  seqBeforeOrAt(from, segment.seq) &&
  seqBeforeOrAt(seqAfter(segment), to) &&
  seqBefore(from, to)
