import { bySeat, peerOf } from '../../game/seat.ts'
import type { BySeat } from '../../game/seat.ts'
import { segLen } from '../../tcp/segment.ts'
import { seqBefore, seqDistance } from '../../tcp/seq.ts'
import { clockOf } from './clock.ts'
import type { MadeAt } from './clock.ts'
import type { RecordedSegment } from './recorded.ts'

/** How many segments ahead a word is looked for. */
const REACH = 400

/** Turnarounds, and seconds on top, in which what was said must have shown. */
const PATIENCE = { turnarounds: 1.25, seconds: 0.005 } as const

/**
 * Segments without numbers of their own, by `n`, that never came as far as the silence about them shows: an
 * acknowledgement whose timestamp is still not echoed when everything newer is, a reset after which the other end
 * talks on, a keep-alive probe that nobody answers, and the reset with which its sender gives up.
 */
export const unansweredIn = (
  segments: readonly RecordedSegment[],
  lost: ReadonlySet<number>,
  turnaround: BySeat<number | undefined>,
): readonly number[] => {
  const clocks = bySeat((seat) => clockOf(segments, seat))
  const silent = segments.filter((_, at) => isSilent(segments, at, turnaround, clocks)).map(({ n }) => n)
  const known = new Set([...lost, ...silent])
  const givenUp = segments.filter((one, at) => one.segment.flags.rst && isAfterLost(segments, at, known))
  return [...silent, ...givenUp.map(({ n }) => n)]
}

const isSilent = (
  segments: readonly RecordedSegment[],
  at: number,
  turnaround: BySeat<number | undefined>,
  clocks: BySeat<MadeAt>,
): boolean => {
  const one = segments[at]
  if (one === undefined || !one.segment.flags.ack || one.segment.flags.syn || segLen(one.segment) > 0)
    return false
  const peer = peerOf(one.from)
  const answerBy = turnaround[peer]
  if (answerBy === undefined) return false
  const due = one.t + answerBy * PATIENCE.turnarounds + PATIENCE.seconds
  if (one.segment.flags.rst) return isTalkedOver(segments, at, due, clocks[peer])
  return isNeverEchoed(segments, at, due, clocks[peer]) || isUnansweredProbe(segments, at, due)
}

/** Its sender is silent from then on, or opens anew, and the other end goes on when it should have heard of it. */
const isTalkedOver = (
  segments: readonly RecordedSegment[],
  at: number,
  due: number,
  madeAt: MadeAt,
): boolean => {
  const reset = segments[at]
  if (reset === undefined) return false
  const after = segments.slice(at + 1, at + 1 + REACH)
  const isOver = after
    .filter(({ from }) => from === reset.from)
    .slice(0, 1)
    .every(({ segment }) => segment.flags.rst || segment.flags.syn)
  const next = after.find(({ from }) => from !== reset.from)
  return isOver && next !== undefined && isOrdinary(next) && madeAt(next).earliest > due
}

const isOrdinary = ({ segment: { flags } }: RecordedSegment): boolean => flags.ack && !flags.rst && !flags.syn

/**
 * Nothing else of its sender is on the way, and what the other end says when the timestamp must have come still echoes an
 * older one; when it next echoes another one, that is newer (RFC 7323 4.3).
 */
const isNeverEchoed = (
  segments: readonly RecordedSegment[],
  at: number,
  due: number,
  madeAt: MadeAt,
): boolean => {
  const one = segments[at]
  const value = one?.timestamps?.value
  if (one === undefined || value === undefined) return false
  if (!isOverdueFor(segments, at, due, madeAt)) return false
  // Only what is in order, and was not overtaken, is sure to give a value to echo.
  const before = segments.slice(Math.max(0, at - REACH), at)
  const last = before.findLast(({ from }) => from !== one.from)
  const isOvertaken = before.some(
    ({ from, timestamps }) =>
      from === one.from && timestamps !== undefined && ((timestamps.value - value) | 0) >= 0,
  )
  if (isOvertaken) return false
  return last?.segment.flags.ack === true && one.segment.seq === last.segment.ack
}

/** What passes from now on says so: in most recordings the next few segments answer. */
const isOverdueFor = (
  segments: readonly RecordedSegment[],
  at: number,
  due: number,
  madeAt: MadeAt,
): boolean => {
  const one = segments[at]
  const value = one?.timestamps?.value
  if (one === undefined || value === undefined) return false
  let isOverdue = false
  for (let next = at + 1; next <= Math.min(at + REACH, segments.length - 1); next += 1) {
    const other = segments[next]
    if (other?.timestamps === undefined || other.segment.flags.rst) return false
    if (other.from === one.from) {
      // In a crowd, or with the same timestamp, nobody can tell one from the other.
      if (other.t < due || other.timestamps.value === value) return false
      continue
    }
    const ahead = (other.timestamps.echo - value) | 0
    if (ahead >= 0) return isOverdue && ahead > 0
    if (seqBefore(other.segment.seq, one.segment.ack)) return false
    if (madeAt(other).earliest > due) isOverdue = true
  }
  return isOverdue
}

/** It asks whether anybody is there, and nobody says anything any more (RFC 9293 3.8.4). */
const isUnansweredProbe = (segments: readonly RecordedSegment[], at: number, due: number): boolean => {
  const probe = segments[at]
  if (probe === undefined) return false
  const heard = segments.slice(Math.max(0, at - REACH), at).findLast(({ from }) => from !== probe.from)
  const isProbe =
    heard !== undefined && heard.segment.flags.ack && seqDistance(probe.segment.seq, heard.segment.ack) === 1
  if (!isProbe) return false
  const after = segments.slice(at + 1)
  return after.every(({ from }) => from === probe.from) && after.some(({ t }) => t > due)
}

/** What its sender said just before was lost as well, and the other end has said nothing since. */
const isAfterLost = (
  segments: readonly RecordedSegment[],
  at: number,
  lost: ReadonlySet<number>,
): boolean => {
  const before = segments[at - 1]
  return before !== undefined && before.from === segments[at]?.from && lost.has(before.n)
}
