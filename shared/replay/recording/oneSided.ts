import { peerOf } from '../../game/seat.ts'
import { flagsOf, segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore, seqDistance, toSeq } from '../../tcp/seq.ts'
import { blank } from './blank.ts'
import { stepsOf } from './order.ts'
import type { RecordedSegment } from './recorded.ts'

/**
 * A recording of one direction with the other as it must have been at least: every number that is acknowledged was sent
 * just before, and what its sender never says again was acknowledged. The last single number is a FIN. What is filled in
 * bears numbers `n` below 1. Undefined when both ends speak, or when nothing is acknowledged.
 */
export const withSilentEnd = (
  segments: readonly RecordedSegment[],
): readonly RecordedSegment[] | undefined => {
  const [first] = segments
  const hasBoth = segments.some(({ from }) => from !== first?.from)
  if (first === undefined || hasBoth || !segments.some(isOrdinary)) return undefined
  const floors = lowestAfter(segments, ({ segment }) => (segLen(segment) > 0 ? segment.seq : undefined))
  const late = new Set(stepsOf(segments).flatMap((step) => (step.kind === 'passes' ? [step.recorded.n] : [])))
  const acks = lowestAfter(segments, (one) =>
    isTelling(one) && !late.has(one.n) ? one.segment.ack : undefined,
  )
  const all: RecordedSegment[] = []
  let silent: Silent | undefined
  let sent: Seq | undefined
  segments.forEach((recorded, at) => {
    const wanted = { sent, floor: floors[at], ack: acks[at] }
    const { words, after } = wordsBefore(recorded, silent, wanted, segments)
    for (const segment of words) all.push(ghostOf(recorded, segment, all.length - at))
    silent = after
    all.push(recorded)
    const end = seqAfter(recorded.segment)
    if (!recorded.segment.flags.rst && (sent === undefined || seqBefore(sent, end))) sent = end
  })
  return all
}

const isTelling = ({ segment }: RecordedSegment): boolean => segment.flags.ack && !segment.flags.rst

const isOrdinary = (one: RecordedSegment): boolean => isTelling(one) && !one.segment.flags.syn

/** What the silent end has said so far. */
interface Silent {
  readonly next: Seq
  readonly acked: Seq
}

interface Wanted {
  /** The end of all that the other end has sent */
  readonly sent: Seq | undefined
  /** The lowest number that it says from here on; undefined when it says nothing more that has a length */
  readonly floor: Seq | undefined
  /** The lowest number that it acknowledges from here on */
  readonly ack: Seq | undefined
}

const wordsBefore = (
  recorded: RecordedSegment,
  silent: Silent | undefined,
  { sent, floor, ack }: Wanted,
  segments: readonly RecordedSegment[],
): { readonly words: readonly Segment[]; readonly after: Silent | undefined } => {
  const { segment } = recorded
  if (!isTelling(recorded)) return { words: [], after: silent }
  const acked =
    sent === undefined ? segment.seq : floor === undefined || seqBefore(sent, floor) ? sent : floor
  if (silent === undefined) {
    if (segment.flags.syn) {
      const syn = { ...BARE, flags: flagsOf('SYN'), seq: seqAdd(segment.ack, -1), ack: toSeq(0) }
      return { words: [syn], after: { next: segment.ack, acked: segment.seq } }
    }
    const isOpened = segments.slice(0, 2).some((one) => one.segment.flags.syn)
    const after = { next: segment.ack, acked }
    if (!isOpened) return { words: [], after }
    const seq = seqAdd(segment.ack, -1)
    return { words: [{ ...BARE, flags: flagsOf('SYN', 'ACK'), seq, ack: acked }], after }
  }
  if (segment.flags.syn) return { words: [], after: silent }
  const size = ack === undefined ? 0 : seqDistance(silent.next, ack)
  const isNews = size > 0 && size <= LARGEST
  const isHeard = seqBefore(silent.acked, acked)
  if (!isNews && !isHeard) return { words: [], after: silent }
  const newest = isHeard ? acked : silent.acked
  const isFin = isNews && size === 1 && segments.at(-1)?.segment.ack === ack
  const word = {
    ...BARE,
    flags: isFin ? flagsOf('ACK', 'FIN') : flagsOf('ACK'),
    seq: silent.next,
    ack: newest,
    data: isNews && !isFin ? blank(size) : '',
  }
  return { words: [word], after: { next: seqAfter(word), acked: newest } }
}

/** Octets; what is acknowledged further ahead is a wrong number. */
const LARGEST = 2 ** 24

const BARE = { wnd: 2 ** 30, data: '' } as const

const ghostOf = (next: RecordedSegment, segment: Segment, ghosts: number): RecordedSegment => ({
  n: -ghosts,
  frame: 0,
  t: next.t,
  from: peerOf(next.from),
  segment,
  timestamps: undefined,
  sacks: [],
  id: undefined,
  isDamaged: false,
  isBlank: next.isBlank,
})

/** For each position the lowest of the numbers from there on; undefined where there is none. */
const lowestAfter = (
  segments: readonly RecordedSegment[],
  numberOf: (one: RecordedSegment) => Seq | undefined,
): readonly (Seq | undefined)[] => {
  const lowest: (Seq | undefined)[] = []
  let so: Seq | undefined
  for (let at = segments.length - 1; at >= 0; at -= 1) {
    const one = segments[at]
    const number = one === undefined ? undefined : numberOf(one)
    if (number !== undefined && (so === undefined || seqBefore(number, so))) so = number
    lowest[at] = so
  }
  return lowest
}
