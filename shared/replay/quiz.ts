import type { SegmentStep } from '../game/room/step.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import { bySeat, peerOf } from '../game/seat.ts'
import { judge } from '../tcp/judge.ts'
import type { Kind } from '../tcp/permission.ts'
import type { Segment } from '../tcp/segment.ts'
import { seqAdd, toSeq } from '../tcp/seq.ts'
import type { State } from '../tcp/state.ts'
import type { Tcb } from '../tcp/tcb.ts'
import { isnOf } from './recording/judgement.ts'
import { judgeRecording } from './recording/judgeRecording.ts'
import type { RecordedConnection } from './recording/recorded.ts'
import { arrivalsBefore, recordedTimeline } from './recordedTimeline.ts'

/** A recorded connection as questions to one end: what would you send next? */
export interface Quiz {
  readonly seat: Seat
  readonly addresses: BySeat<string>
  /** The segments around the questions, with numbers counted from both ISNs */
  readonly steps: readonly SegmentStep[]
  /** Both ends before the first of these steps */
  readonly start: BySeat<State>
  readonly questions: readonly Question[]
}

/** One moment at which the end sent something, and what it knew just before. */
export interface Question {
  /** The segment that it sent, by n */
  readonly n: number
  /** The endpoint just before, its application's calls made */
  readonly tcb: Tcb
  /** What had come since it last sent */
  readonly arrivals: readonly Segment[]
  readonly sent: Segment
  readonly as: Kind
}

/** Questions of one quiz, and steps that are shown before the first and after it */
const MOST = 24
const BEFORE = 12
const AFTER = 400

/**
 * The questions for one end, from segment `from` on: where it sends something else than just before, for who has
 * sent one data segment of a hundred has learned all that they teach. Numbers are counted from the ISNs, which
 * changes nothing but the numbers (RFC 9293 3.4).
 */
export const quizOf = (connection: RecordedConnection, seat: Seat, from: number): Quiz => {
  const judged = judgeRecording(renumbered(connection))
  const questions: Question[] = []
  let last: Kind | undefined
  for (const [at, { recorded, verdict, sender }] of judged.segments.entries()) {
    if (recorded.from !== seat || verdict.kind === 'nonconforming' || sender === undefined) continue
    const isNew = verdict.as !== last
    last = verdict.as
    const { n, segment: sent } = recorded
    if (!isNew || n < from || n >= from + AFTER || questions.length === MOST) continue
    // What only an extension allows (data before the opening is done, RFC 7413) cannot be asked for by RFC 9293.
    if (judge(sender, sent).verdict === 'nonconforming') continue
    questions.push({ n, tcb: sender, arrivals: arrivalsBefore(judged.segments, at), sent, as: verdict.as })
  }
  const stretch = { from: Math.max(1, from - BEFORE), to: from + AFTER }
  const { steps, moments, addresses } = recordedTimeline(judged, stretch)
  const first = moments[stretch.from - 1] ?? moments[0]
  return {
    seat,
    addresses,
    steps: steps.flatMap((step) => (step.kind === 'segment' ? [step] : [])),
    start: bySeat((end) => first?.[end].state ?? 'CLOSED'),
    questions,
  }
}

/** The same connection with both ISNs 0; where no opening was recorded, the lowest number seen becomes 1. */
const renumbered = (connection: RecordedConnection): RecordedConnection => {
  const isOpened = (seat: Seat): boolean =>
    connection.segments.some(({ from, segment }) => from === seat && segment.flags.syn)
  const zero = bySeat((seat) => seqAdd(isnOf(connection, seat), isOpened(seat) ? 0 : -1))
  return {
    ...connection,
    segments: connection.segments.map((recorded) => {
      const { segment, from } = recorded
      const seq = seqFrom(zero[from], segment.seq)
      // Without its flag nobody reads the field, and the judge looks at it as it stands.
      const ack = segment.flags.ack ? seqFrom(zero[peerOf(from)], segment.ack) : segment.ack
      return { ...recorded, segment: { ...segment, seq, ack } }
    }),
  }
}

const seqFrom = (zero: Segment['seq'], seq: Segment['seq']): Segment['seq'] => toSeq(seq - zero)
