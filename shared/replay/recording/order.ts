import type { Seat } from '../../game/seat.ts'
import { bySeat } from '../../game/seat.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import { isCopy } from './fate.ts'
import type { RecordedSegment } from './recorded.ts'

/**
 * What happens next in a recording, in the order in which the ends spoke: a segment leaves its sender, and passes
 * the recording point. Mostly that is one moment; what was overtaken on the way left before what overtook it.
 */
export type Step =
  | { readonly kind: 'leaves' | 'passes' | 'both'; readonly recorded: RecordedSegment }
  /** The network made a second one of the segment `of`: nobody sends it, and it passes all the same */
  | { readonly kind: 'copy'; readonly recorded: RecordedSegment; readonly of: RecordedSegment }

/** How many segments back one may have been overtaken, or copied. */
const REACH = 128

/** Packets of one sender are counted by ones; what lies further apart has another count. */
const NEAR = 64

/**
 * The steps of a recording. Which of two segments left first is told by the identification of IPv4 where their sender
 * counts its packets there, and else by their timestamps (RFC 7323).
 */
export const stepsOf = (segments: readonly RecordedSegment[]): readonly Step[] => {
  const counting = bySeat((seat) => countingOf(segments, seat))
  const earlier = new Map<number, RecordedSegment[]>()
  /** Before which segment one is taken to have left */
  const moved = new Map<number, RecordedSegment>()
  const copies = new Map<number, RecordedSegment>()
  segments.forEach((recorded, at) => {
    const before = segments.slice(Math.max(0, at - REACH), at).filter(({ from }) => from === recorded.from)
    const original = before.find((one) => isCopy(recorded, one))
    if (original !== undefined) {
      copies.set(recorded.n, original)
      return
    }
    const first = before.find(
      (one) =>
        !copies.has(one.n) &&
        hasLeftBefore(recorded, one, counting[recorded.from]) &&
        !(one.segment.flags.rst && isAnswerSince(segments, at, one, recorded)),
    )
    if (first === undefined) return
    const place = moved.get(first.n) ?? first
    moved.set(recorded.n, place)
    earlier.set(place.n, [...(earlier.get(place.n) ?? []), { ...recorded, t: place.t }])
  })
  return segments.flatMap((recorded): readonly Step[] => {
    const of = copies.get(recorded.n)
    if (of !== undefined) return [{ kind: 'copy', recorded, of }]
    return [
      ...inOrder(earlier.get(recorded.n) ?? [], counting[recorded.from]).map(
        (one) => ({ kind: 'leaves', recorded: one }) as const,
      ),
      { kind: moved.has(recorded.n) ? 'passes' : 'both', recorded },
    ]
  })
}

const inOrder = (segments: readonly RecordedSegment[], counting: Counting): readonly RecordedSegment[] =>
  [...segments].sort((a, b) => (hasLeftBefore(a, b, counting) ? -1 : hasLeftBefore(b, a, counting) ? 1 : 0))

/** True when it is certain that `a` left their sender before `b`. */
const hasLeftBefore = (a: RecordedSegment, b: RecordedSegment, counting: Counting): boolean => {
  if (counting !== 'none' && hasCount(a) && hasCount(b)) {
    const step = stepBetween(a, b)
    return step > 0 && step < NEAR
  }
  if (isAbort(a) && isBareReset(b)) return a.t - b.t < JITTER
  if (counting === 'shuffled' && hasCount(a) && isBareReset(b))
    return !a.segment.flags.syn && a.t - b.t < JITTER
  if (a.timestamps === undefined || b.timestamps === undefined) return isAbort(b) && isLastWord(a, b)
  const ticks = (b.timestamps.value - a.timestamps.value) | 0
  // Within one tick of its clock, what a sender echoes only grows.
  const isOpening = a.segment.flags.syn || b.segment.flags.syn
  return ticks > 0 || (ticks === 0 && !isOpening && ((b.timestamps.echo - a.timestamps.echo) | 0) > 0)
}

/** It acknowledges what passed after the other one: it left after that. */
const isAnswerSince = (
  segments: readonly RecordedSegment[],
  at: number,
  earlier: RecordedSegment,
  { from, segment }: RecordedSegment,
): boolean => {
  for (let back = at - 1; back >= 0 && segments[back] !== earlier; back -= 1) {
    const one = segments[back]
    if (
      one !== undefined &&
      one.from !== from &&
      segLen(one.segment) > 0 &&
      seqAfter(one.segment) === segment.ack
    )
      return true
  }
  return false
}

/** A reset of an end that has forgotten the connection: whatever else it says was said before. */
const isBareReset = (one: RecordedSegment): boolean =>
  one.segment.flags.rst && !one.segment.flags.ack && !hasCount(one)

const isAbort = ({ segment: { flags, seq } }: RecordedSegment): boolean => flags.rst && flags.ack && seq !== 0

/** Who aborts says nothing ordinary any more: what comes soon after was said before. */
const isLastWord = ({ segment: { flags }, t }: RecordedSegment, abort: RecordedSegment): boolean =>
  !flags.rst && !flags.syn && t - abort.t < JITTER

/** Seconds by which the network may turn packets around, where nothing else tells. */
const JITTER = 0.1

const hasCount = ({ id }: RecordedSegment): boolean => id !== undefined && id !== 0

/** From the count of `a` to that of `b`, in the circle of 2^16: -2^15 to 2^15 - 1. */
const stepBetween = (a: RecordedSegment, b: RecordedSegment): number =>
  (((b.id ?? 0) - (a.id ?? 0)) << 16) >> 16

/** Whether a sender counts its packets, and whether the network has turned some of them around. */
type Counting = 'none' | 'ordered' | 'shuffled'

/** Nearly all counts of this seat lie near the one before, and most come after it: no random numbers do. */
const countingOf = (segments: readonly RecordedSegment[], seat: Seat): Counting => {
  const own = segments.filter((one) => one.from === seat && hasCount(one))
  const steps = own.slice(1).flatMap((one, at) => {
    const step = stepBetween(own[at] ?? one, one)
    return step === 0 ? [] : [step]
  })
  const near = steps.filter((step) => Math.abs(step) < NEAR)
  const forward = near.filter((step) => step > 0)
  if (near.length <= steps.length * 0.8 || forward.length <= steps.length * 0.5) return 'none'
  return near.some((step) => step < 0) ? 'shuffled' : 'ordered'
}
