import type { BySeat, Seat } from '../../game/seat.ts'
import { bySeat, peerOf } from '../../game/seat.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore, seqDistance, seqInWindow } from '../../tcp/seq.ts'
import { clockOf } from './clock.ts'
import type { MadeAt } from './clock.ts'
import type { Effort } from './effort.ts'
import type { Midway } from './midway.ts'
import type { RecordedSegment } from './recorded.ts'

/**
 * What the rest of a recording says about one of its segments. A recording is judged when it is complete, so a
 * segment may be explained by later ones: by a repetition that shows what was lost before the recording point, or
 * by the numbers that everybody went on to use.
 */
export interface Outlook {
  readonly segments: readonly RecordedSegment[]
  /** Position of the segment in `segments` */
  readonly at: number
  /** Seconds that it takes each end at least to answer what passes the recording point; undefined when unknown */
  readonly turnaround: BySeat<number | undefined>
  /** When the segments of each end were made, as far as their timestamps tell */
  readonly clocks: BySeat<MadeAt>
  /** Where the ends stood when the recording began in the middle of the connection */
  readonly midway: BySeat<Midway | undefined>
  /** The recording has been seen to miss segments */
  readonly isLossy: boolean
  /** Segments, by `n`, of which their repetition shows that they were lost behind the recording point */
  readonly lost: ReadonlySet<number>
  /** Segments, by `n`, that were overtaken behind the recording point, and by which */
  readonly late: ReadonlyMap<number, number>
  /** What the cheapest of the stories costs in which this segment has been told already */
  readonly cheapest: number
  /** What may still be tried */
  readonly effort: Effort
  /** The segment, by `n`, that is taken not to conform, for what it would do to those after it */
  readonly suspect: number | undefined
}

/**
 * The shortest time in which each end ever acknowledged something just seen: nothing younger can have reached it
 * when it speaks.
 */
export const turnaroundOf = (segments: readonly RecordedSegment[]): Outlook['turnaround'] => {
  const shortest = { client: Infinity, server: Infinity }
  const passed = { client: new Map<Seq, number>(), server: new Map<Seq, number>() }
  const clocks = { client: new Map<number, number>(), server: new Map<number, number>() }
  const made = bySeat((seat) => clockOf(segments, seat))
  for (const recorded of segments) {
    const { from, segment, t, sacks, timestamps } = recorded
    const peer = peerOf(from)
    const { latest } = made[from](recorded)
    // The first block of SACK holds what came last (RFC 2018 4), an echo what was seen (RFC 7323 4.3).
    const [block] = sacks
    const asked = [
      passed[peer].get(segment.ack),
      ...(block === undefined ? [] : [passed[peer].get(block.to)]),
      ...(timestamps === undefined ? [] : [clocks[peer].get(timestamps.echo)]),
    ]
    for (const when of segment.flags.ack ? asked : [])
      if (when !== undefined && latest >= when) shortest[from] = Math.min(shortest[from], latest - when)
    if (timestamps !== undefined && !clocks[from].has(timestamps.value)) clocks[from].set(timestamps.value, t)
    if (segLen(segment) > 0 && !passed[from].has(seqAfter(segment))) passed[from].set(seqAfter(segment), t)
  }
  return bySeat((seat) => (shortest[seat] === Infinity ? undefined : shortest[seat]))
}

/** How many segments ahead are looked at. */
const REACH = 400

const later = ({ segments, at }: Outlook): readonly RecordedSegment[] =>
  segments.slice(at + 1, at + 1 + REACH)

/**
 * The first later segment of this seat that holds the number `seq`: what passed unseen came by again, or came
 * late.
 */
export const coverOf = (outlook: Outlook, seat: Seat, seq: Seq): Segment | undefined =>
  later(outlook).find(
    ({ from, segment }) =>
      from === seat &&
      !segment.flags.syn &&
      !segment.flags.rst &&
      seqInWindow(seq, segment.seq, segLen(segment)),
  )?.segment

/**
 * Where the first of what this seat says again later begins, between the two numbers; the second where nothing does. One
 * that begins a single octet behind the first is more likely a wrong number.
 */
export const nextEdgeOf = (outlook: Outlook, seat: Seat, after: Seq, before: Seq): Seq =>
  later(outlook).reduce(
    (edge, { from, segment }) =>
      from === seat &&
      segLen(segment) > 0 &&
      seqBefore(seqAdd(after, 1), segment.seq) &&
      seqBefore(segment.seq, edge)
        ? segment.seq
        : edge,
    before,
  )

/** The octet just before this number comes by later, in data that end there: what has this number had overtaken them. */
export const isLastOctetLater = (outlook: Outlook, seat: Seat, seq: Seq): boolean =>
  later(outlook).some(
    ({ from, segment }) => from === seat && segment.data !== '' && seqAfter(segment) === seq,
  )

/** Something else that this seat says later ends, or begins, exactly at the number: it is no slip of a digit. */
export const isEdgeLater = (outlook: Outlook, seat: Seat, seq: Seq): boolean =>
  later(outlook).some(
    ({ from, segment }) =>
      from === seat && (segment.seq === seq || (segment.data !== '' && seqAfter(segment) === seq)),
  )

/**
 * The number before this one is that of a FIN which comes by later, and before it another segment begins here too: the
 * FIN had been sent already, and was lost. Said once, it could be a wrong number.
 */
export const isBehindFin = (outlook: Outlook, seat: Seat, seq: Seq): boolean => {
  const own = later(outlook).filter(({ from, segment }) => from === seat && !segment.flags.rst)
  const fin = own.findIndex(({ segment }) => segment.flags.fin && seqAfter(segment) === seq)
  return own.slice(0, Math.max(0, fin)).some(({ segment }) => segment.seq === seq)
}

/** The next segment of this seat, resets aside. */
export const nextOf = (outlook: Outlook, seat: Seat): Segment | undefined =>
  later(outlook).find(({ from, segment }) => from === seat && !segment.flags.rst)?.segment

/** True when the other end acknowledges, later, what begins at `seq`: it came to it although nobody saw it pass. */
export const isTakenLater = (outlook: Outlook, seat: Seat, seq: Seq): boolean =>
  later(outlook).some(
    ({ from, segment }) => from === peerOf(seat) && segment.flags.ack && seqBefore(seq, segment.ack),
  )

/**
 * Whether other packets of the same sender passed unseen just before this one, as far as the identification field
 * of IPv4 tells: most stacks count their packets there, one by one.
 */
export const unseenBefore = ({ segments, at }: Outlook): 'none' | 'some' | 'maybe' | 'unknown' => {
  const segment = segments[at]
  const before = segments.slice(Math.max(0, at - REACH), at).findLast(({ from }) => from === segment?.from)
  if (segment?.id === undefined || before?.id === undefined || segment.id === 0 || before.id === 0)
    return 'unknown'
  const step = (segment.id - before.id) & 0xffff
  if (step === 1) return isOneMissing(segments, at) ? 'maybe' : 'none'
  return step > 1 && step < 64 ? 'some' : 'unknown'
}

/** Some packet that this sender counted shortly before was never seen. */
const isOneMissing = (segments: readonly RecordedSegment[], at: number): boolean => {
  const own = segments[at]
  const last = own?.id
  if (own === undefined || last === undefined) return false
  const behind = segments
    .slice(Math.max(0, at - REACH), at)
    .flatMap(({ from, id }) =>
      from !== own.from || id === undefined || id === 0 ? [] : [(last - id) & 0xffff],
    )
    .filter((steps) => steps > 0 && steps < MEMORY)
  return new Set(behind).size < Math.max(0, ...behind)
}

/** How many packets back a sender's count is looked at. */
const MEMORY = 64

/**
 * The ISN that everybody else in the recording believes this SYN to have had: its sender's next number less one,
 * and what the other end acknowledged. Undefined when nobody speaks of it, or when they do not agree.
 */
export const issBelieved = (outlook: Outlook): Seq | undefined => {
  const syn = outlook.segments[outlook.at]
  if (syn === undefined) return undefined
  const said = new Set<Seq>()
  for (const { from, segment } of later(outlook)) {
    if (from === syn.from && segment.flags.syn) said.add(segment.seq)
    else if (from === syn.from && segment.flags.ack && !segment.flags.rst) {
      said.add(seqAdd(segment.seq, -1))
      break
    }
  }
  const answer = later(outlook).find(({ from, segment }) => from !== syn.from && segment.flags.ack)
  if (answer !== undefined) said.add(seqAdd(answer.segment.ack, -1))
  const [iss] = said
  return said.size === 1 ? iss : undefined
}

/**
 * The sender of this segment goes on as if it had never sent it: it speaks on after a reset, opens with another
 * ISN, or has other octets in the same place.
 */
export const isContradicted = (outlook: Outlook): boolean => {
  const own = outlook.segments[outlook.at]
  if (own === undefined) return false
  const { flags, seq, data } = own.segment
  if (!flags.rst && !flags.syn && data === '') return false
  return later(outlook).some(({ from, segment }) => {
    if (from !== own.from) return false
    if (flags.rst) return segment.flags.ack && !segment.flags.rst && !segment.flags.syn
    if (flags.syn) return !flags.ack && segment.flags.syn && !segment.flags.ack && segment.seq !== seq
    const length = Math.min(data.length, segment.data.length)
    return segment.seq === seq && segment.data.slice(0, length) !== data.slice(0, length)
  })
}

/**
 * Whether this SYN crossed one of the other end, as far as what follows tells: then both ends say SYN-ACK later, each
 * with its first ISN (RFC 9293 3.5, figure 7); only one does where it answered a SYN in the ordinary way.
 */
export const crossingOf = (outlook: Outlook): 'confirmed' | 'refuted' | 'unknown' => {
  const own = outlook.segments[outlook.at]
  const answers = later(outlook).filter(({ segment }) => segment.flags.syn && segment.flags.ack)
  if (!answers.some(({ from, segment }) => from === own?.from && segment.seq === own.segment.seq))
    return 'unknown'
  return answers.some(({ from }) => from !== own?.from) ? 'confirmed' : 'refuted'
}

/**
 * The other end was heard of only just now: no time for a keep-alive probe, which asks after silence (3.8.4). That the
 * other end asks the same at the same time is no word of it: the two probes cross.
 */
export const isBusy = ({ segments, at }: Outlook): boolean => {
  const own = segments[at]
  const before = segments.slice(Math.max(0, at - REACH), at)
  const said = before.findLast(({ from }) => from === own?.from)?.segment.ack
  const heard = before.findLast(
    ({ from, segment }) => from !== own?.from && !(segLen(segment) === 0 && said === seqAdd(segment.seq, 1)),
  )
  return own !== undefined && heard !== undefined && own.t - heard.t < SILENCE
}

/** Seconds; the shortest interval that stacks can be set to is twice that. */
const SILENCE = 0.5

/** Position of the first earlier segment of the same sender with the same numbers: what this one repeats. */
export const originalOf = (segments: readonly RecordedSegment[], at: number): RecordedSegment | undefined => {
  const again = segments[at]
  if (again === undefined || segLen(again.segment) === 0) return undefined
  const { segment } = again
  return segments
    .slice(Math.max(0, at - REACH), at)
    .find(
      (one) =>
        one.from === again.from &&
        segLen(one.segment) > 0 &&
        one.segment.flags.syn === segment.flags.syn &&
        isSameText(one.segment, segment) &&
        (one.segment.seq === segment.seq
          ? !seqBefore(seqAfter(one.segment), segment.seq)
          : seqInWindow(segment.seq, one.segment.seq, segLen(one.segment))),
    )
}

/** Where the two overlap they hold the same octets: what somebody else brought in is no original. */
const isSameText = (earlier: Segment, later: Segment): boolean => {
  const offset = seqDistance(earlier.seq, later.seq)
  if (offset < 0) return true
  const shared = Math.min(earlier.data.length - offset, later.data.length)
  return shared <= 0 || earlier.data.slice(offset, offset + shared) === later.data.slice(0, shared)
}
