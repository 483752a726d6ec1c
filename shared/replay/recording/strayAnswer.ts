import { seqAfter } from '../../tcp/segment.ts'
import { seqAdd } from '../../tcp/seq.ts'
import type { Outlook } from './outlook.ts'
import type { RecordedSegment } from './recorded.ts'

/**
 * This SYN-ACK answers no SYN, not even one that nobody saw: one was seen before, its sender answers that later with
 * both numbers different, and is believed. Of the numbers of this one nobody ever speaks: no reset of an old duplicate
 * (RFC 9293 figure 8), and nothing that goes on from it.
 */
export const isStrayAnswer = ({ segments, at }: Outlook): boolean => {
  const own = segments[at]
  if (own === undefined) return false
  const before = segments.slice(Math.max(0, at - REACH), at)
  const later = segments.slice(at + 1, at + 1 + REACH)
  const meant = later.find((one) => isOtherAnswer(one, own) && before.some((syn) => isAnswered(syn, one)))
  if (meant === undefined) return false
  const said = later.filter(({ segment }) => !segment.flags.syn)
  return said.some((one) => isTaken(meant, one)) && !said.some((one) => isSpokenOf(own, one))
}

/** How many segments back and ahead an opening is looked for. */
const REACH = 400

const isOtherAnswer = ({ from, segment }: RecordedSegment, own: RecordedSegment): boolean =>
  from === own.from &&
  segment.flags.syn &&
  segment.flags.ack &&
  segment.seq !== own.segment.seq &&
  segment.ack !== own.segment.ack

/** The data of a SYN may have been taken with it (RFC 7413). */
const isAnswered = ({ from, segment }: RecordedSegment, answer: RecordedSegment): boolean =>
  from !== answer.from &&
  segment.flags.syn &&
  [seqAdd(segment.seq, 1), seqAfter(segment)].includes(answer.segment.ack)

const isTaken = (synAck: RecordedSegment, { from, segment }: RecordedSegment): boolean =>
  from !== synAck.from &&
  segment.flags.ack &&
  !segment.flags.rst &&
  segment.ack === seqAdd(synAck.segment.seq, 1)

const isSpokenOf = (synAck: RecordedSegment, { from, segment }: RecordedSegment): boolean => {
  const next = seqAdd(synAck.segment.seq, 1)
  return from === synAck.from
    ? segment.seq === next
    : segment.seq === synAck.segment.ack || (segment.flags.ack && segment.ack === next)
}
