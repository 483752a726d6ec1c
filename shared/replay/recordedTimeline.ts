import { plainWordsOf } from '../game/coach/plainWordsOf.ts'
import { situationOf } from '../game/coach/situation.ts'
import { allowedMoves, isTypical } from '../game/judging/allowed.ts'
import type { AllowedMove } from '../game/judging/allowed.ts'
import { NO_SCORE } from '../game/judging/score.ts'
import type { DraftFault } from '../game/judging/verdict.ts'
import { variablesOf } from '../game/room/endpointView.ts'
import type { SegmentStep } from '../game/room/step.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import { bySeat, peerOf, withSeat } from '../game/seat.ts'
import { appearance } from '../tcp/appearance.ts'
import { arrive } from '../tcp/arrive/arrive.ts'
import { closedTcb } from '../tcp/closed.ts'
import { open } from '../tcp/open.ts'
import { segLen, seqAfter } from '../tcp/segment.ts'
import type { Segment } from '../tcp/segment.ts'
import { seqBefore, seqInWindow } from '../tcp/seq.ts'
import type { State } from '../tcp/state.ts'
import type { Tcb } from '../tcp/tcb.ts'
import { transmit } from '../tcp/transmit.ts'
import type { RecordedFault } from './recording/explanation.ts'
import type { JudgedRecording, JudgedSegment } from './recording/judged.ts'
import { isnOf } from './recording/judgement.ts'
import { heldBy } from './timeline.ts'
import type { Moment, Told } from './timeline.ts'

/** A recorded connection, or some of it, told as a played round is. Steps have the numbers of their segments. */
export interface RecordedTimeline extends Told {
  /** "address:port" */
  readonly addresses: BySeat<string>
  /** Segments of the whole connection */
  readonly count: number
  /** What is wrong with segment n (index n); undefined where it conforms */
  readonly findings: readonly (Finding | undefined)[]
}

/** What RFC 9293 has against a segment that was sent. */
export interface Finding {
  /** Wrong fields; empty where only its checksum shows that it was altered on the way */
  readonly faults: readonly DraftFault[]
  readonly isDamaged: boolean
}

/** Some segments of a recording, by n: from the first up to the last, both included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The timeline of a judged recording. Each state is the judge's word; variables are those of an endpoint to which the
 * segments came that are not known to be lost. Times are those of the file, at the point where it was recorded.
 *
 * @param stretch the steps that are told; all of them unless given. Numbers count from the first segment all the same
 */
export const recordedTimeline = (
  judged: JudgedRecording,
  stretch: Stretch = { from: 1, to: judged.segments.length },
): RecordedTimeline => {
  const { connection, segments } = judged
  const start = startOf(judged)
  const told: Told & { moments: BySeat<Moment>[]; instants: BySeat<Moment>[]; steps: SegmentStep[] } = {
    names: connection.addresses,
    steps: [],
    moments: [start.moment],
    instants: [start.moment],
    losses: [],
    verdicts: [],
    arrivals: [],
    allowed: [],
    consequences: [],
  }
  const arrivals: (Moment | undefined)[] = []
  const allowed: (readonly AllowedMove[])[] = []
  const findings: (Finding | undefined)[] = []
  let ends = start.ends
  let moment = start.moment
  for (const [at, one] of segments.entries()) {
    const { n, from } = one.recorded
    if (n > stretch.to) break
    const before = moment
    ends = endsAfter(ends, one)
    moment = momentAfter(moment, one, ends)
    if (n < stretch.from - 1) continue
    told.moments[n] = moment
    // The receiver is as it was until the segment has come.
    told.instants[n] = withSeat(before, from, moment[from])
    if (!one.lost) arrivals[n] = moment[peerOf(from)]
    if (n < stretch.from) continue
    told.steps.push(stepOf(segments, at))
    findings[n] = findingOf(one)
    if (one.sender !== undefined) allowed[n] = allowedMoves(one.sender)
  }
  return { ...told, arrivals, allowed, addresses: connection.addresses, count: segments.length, findings }
}

/** Segments that reached this end since it last sent, as far as it had taken them in when it sent segment `at`. */
export const arrivalsBefore = (segments: readonly JudgedSegment[], at: number): readonly Segment[] => {
  const own = segments[at]
  if (own === undefined) return []
  const arrivals: Segment[] = []
  for (let index = at - 1; index >= 0; index -= 1) {
    const other = segments[index]
    if (other === undefined || other.recorded.from === own.recorded.from) break
    const { segment } = other.recorded
    if (!other.lost && hasTaken(own.sender, segment)) arrivals.push(segment)
  }
  return arrivals.reverse()
}

/** The endpoint has all numbers of this segment, in their turn or early. */
const hasTaken = (tcb: Tcb | undefined, segment: Segment): boolean =>
  tcb?.irs !== undefined &&
  (!seqBefore(tcb.rcvNxt, seqAfter(segment)) ||
    tcb.early.some(({ seq, data }) => seqInWindow(segment.seq, seq, data.length)))

const stepOf = (segments: readonly JudgedSegment[], at: number): SegmentStep => {
  const one = segments[at]
  if (one === undefined) throw new Error('a step has a segment')
  const { recorded, verdict, sender, lost, states, retransmissionOf } = one
  const { n, t, from, segment } = recorded
  const { flags, ack, data } = segment
  const as = verdict.kind === 'conforming' ? verdict.as : undefined
  const arrivals = arrivalsBefore(segments, at)
  return {
    kind: 'segment',
    n,
    at: t * 1000,
    seat: from,
    flight: n,
    segment,
    plain: plainWordsOf({
      flags,
      ack: flags.ack ? ack : undefined,
      len: data.length,
      state: sender === undefined ? states[from] : appearance(sender),
      situation: sender === undefined ? { kind: 'closed' } : situationOf(sender, arrivals, undefined),
    }),
    as,
    typical: as !== undefined && sender !== undefined && isTypical(sender, as),
    reveals: undefined,
    ...(lost ? { lost: true } : {}),
    ...(verdict.kind === 'conforming' ? {} : { wrong: wrongFields(verdict.faults) }),
    again: retransmissionOf !== undefined,
    senderState: states[from],
    arrivedAfter: lost ? undefined : arrivedAfter(segments, at),
    arrivedAt: undefined,
    receiverState: lost ? undefined : states[peerOf(from)],
  }
}

/** How many segments of the other end are looked at before one counts as arrived out of order. */
const PATIENCE = 4

/** What the other end sent without having taken the segment in crossed it on the way. */
const arrivedAfter = (segments: readonly JudgedSegment[], at: number): number => {
  const one = segments[at]
  if (one === undefined) return 0
  const { n, from, segment } = one.recorded
  if (segLen(segment) === 0) return n
  let crossed = n
  let asked = 0
  for (let index = at + 1; index < segments.length && asked < PATIENCE; index += 1) {
    const other = segments[index]
    if (other === undefined || other.recorded.from === from) continue
    if (other.sender === undefined || hasTaken(other.sender, segment)) return crossed
    crossed = other.recorded.n
    asked += 1
  }
  return asked < PATIENCE ? crossed : n
}

type Ends = BySeat<Tcb | undefined>

/** Both ends before the first segment: as they were opened, or as they stood in the middle of a connection. */
const startOf = (judged: JudgedRecording): { readonly ends: Ends; readonly moment: BySeat<Moment> } => {
  const { segments, connection } = judged
  const firstOf = (seat: Seat): JudgedSegment | undefined =>
    segments.find(({ recorded }) => recorded.from === seat)
  const isOpening = segments.slice(0, 2).some(({ recorded }) => recorded.segment.flags.syn)
  const ends = bySeat((seat): Tcb | undefined => {
    const sender = firstOf(seat)?.sender
    if (!isOpening) return sender
    const closed = closedTcb({ iss: sender?.iss ?? isnOf(connection, seat) })
    const listening = openedAs(firstOf(seat)) === 'LISTEN' ? open(closed, 'passive') : undefined
    return listening?.ok === true ? listening.value : closed
  })
  return {
    ends,
    moment: bySeat((seat) => ({
      state: isOpening ? openedAs(firstOf(seat)) : standing(ends[seat], segments[0], seat),
      variables: { ...variablesOf(ends[seat] ?? closedTcb()), iss: isnOf(connection, seat) },
      held: heldBy(ends[seat] ?? closedTcb()),
      score: NO_SCORE,
      host: undefined,
    })),
  }
}

/** Whoever answers a SYN with a SYN-ACK was listening. */
const openedAs = (first: JudgedSegment | undefined): State =>
  first?.recorded.segment.flags.syn === true && first.recorded.segment.flags.ack ? 'LISTEN' : 'CLOSED'

const standing = (tcb: Tcb | undefined, first: JudgedSegment | undefined, seat: Seat): State =>
  tcb === undefined ? (first?.states[seat] ?? 'CLOSED') : appearance(tcb)

/** The sender as the judge knows it, after sending; the other end with one more segment that came. */
const endsAfter = (ends: Ends, { recorded, verdict, sender, lost }: JudgedSegment): Ends => {
  const { from, segment } = recorded
  const peer = peerOf(from)
  const sent =
    sender === undefined || verdict.kind === 'nonconforming'
      ? ends
      : withSeat(ends, from, { ...transmit(sender, segment), rcvWnd: segment.wnd })
  const receiver = sent[peer]
  if (lost || receiver === undefined || receiver.state === 'CLOSED') return sent
  return withSeat(sent, peer, { ...arrive(receiver, segment).tcb, unread: '' })
}

const momentAfter = (
  before: BySeat<Moment>,
  { recorded, lost, states }: JudgedSegment,
  ends: Ends,
): BySeat<Moment> =>
  bySeat((seat) => {
    const tcb = ends[seat]
    const isUntouched = lost && seat !== recorded.from
    return {
      state: isUntouched ? before[seat].state : states[seat],
      variables: tcb === undefined ? before[seat].variables : variablesOf(tcb),
      held: tcb === undefined ? before[seat].held : heldBy(tcb),
      score: NO_SCORE,
      host: undefined,
    }
  })

const findingOf = ({ verdict }: JudgedSegment): Finding | undefined =>
  verdict.kind === 'conforming'
    ? undefined
    : {
        faults: verdict.faults.flatMap(toDraftFault),
        isDamaged: verdict.faults.some(({ field }) => field === 'checksum'),
      }

const toDraftFault = (fault: RecordedFault): readonly DraftFault[] => {
  if (fault.field === 'checksum') return []
  return [{ ...fault, field: fault.field === 'data' ? 'len' : fault.field }]
}

const wrongFields = (faults: readonly RecordedFault[]): NonNullable<SegmentStep['wrong']> =>
  faults.flatMap(toDraftFault).map(({ field }) => field)
