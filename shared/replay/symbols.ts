import type { SegmentStep, Step } from '../game/room/step.ts'
import { peerOf } from '../game/seat.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import { segLen } from '../tcp/segment.ts'
import { seqAdd } from '../tcp/seq.ts'

/** A number of a line that textbooks give a letter. */
export interface Mark {
  readonly name: 'x' | 'y' | 'u' | 'v' | 'w'
  readonly value: number
}

/**
 * The letters of a round, by the line on which they count, in the order of their numbers: x and y are the ISNs of
 * client and server; u is the number of the first FIN, v the number at which the other end stood when it had come, w
 * the number of that end's own FIN. Where nothing was sent between v and w they are one number, and v names it.
 *
 * @see RFC 9293 3.5, 3.6
 */
export const marksOf = (steps: readonly Step[], iss: BySeat<number>): BySeat<readonly Mark[]> => {
  const marks = {
    client: [{ name: 'x', value: iss.client }] as Mark[],
    server: [{ name: 'y', value: iss.server }] as Mark[],
  }
  const sent = steps.filter((step): step is SegmentStep => step.kind === 'segment' && step.made === undefined)
  const first = sent.find(({ segment }) => segment.flags.fin)
  if (first === undefined) return marks
  marks[first.seat].push({ name: 'u', value: finOf(first) })
  const other = peerOf(first.seat)
  const answer = sent.find(
    ({ seat, segment, n }) =>
      seat === other &&
      n > first.n &&
      segment.flags.ack &&
      ((segment.ack - finOf(first)) | 0) > 0 &&
      !segment.flags.fin,
  )
  const last = sent.find(({ seat, segment }) => seat === other && segment.flags.fin)
  if (answer !== undefined) marks[other].push({ name: 'v', value: answer.segment.seq })
  if (last !== undefined && finOf(last) !== answer?.segment.seq)
    marks[other].push({ name: 'w', value: finOf(last) })
  return marks
}

/** The number of a segment's FIN: it comes after the data. */
const finOf = ({ segment }: SegmentStep): number => seqAdd(segment.seq, segLen(segment) - 1)

/** A number by the letter below it: `x`, `x+1`, `u+1`. Before the ISN there is no letter: then the number itself. */
export const symbolOf = (value: number, line: Seat, marks: BySeat<readonly Mark[]>): string => {
  const mark = marks[line].findLast((each) => ((value - each.value) | 0) >= 0)
  if (mark === undefined || value > 0xffff_ffff) return String(value)
  const beyond = (value - mark.value) >>> 0
  return beyond === 0 ? mark.name : `${mark.name}+${beyond}`
}
