import { appended, both } from '../../base/appended.ts'
import type { InMaking } from '../../base/inMaking.ts'
import { appearance } from '../../tcp/appearance.ts'
import { permissionOf } from '../../tcp/permitted.ts'
import { seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqBefore } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { transmit } from '../../tcp/transmit.ts'
import { plainWordsOf } from '../coach/plainWordsOf.ts'
import { situationOf } from '../coach/situation.ts'
import { allowedKinds, isTypical } from '../judging/allowed.ts'
import { NEW_DECISION, markMissed, markSaid, markSent, sentWrong } from '../judging/marking.ts'
import type { DraftField, Verdict } from '../judging/verdict.ts'
import { withSeat } from '../seat.ts'
import type { RoomEvent } from './event.ts'
import { counted, flightsOf } from './flights.ts'
import { asking, reveal, revealedBy } from './knowledge.ts'
import { record, setPlay } from './record.ts'
import type { EndpointPlay, MoveOutcome, Round } from './room.ts'
import { callOffered } from './script.ts'
import { withWrong } from './step.ts'
import type { SegmentStep } from './step.ts'
import { changed } from './timers.ts'
import type { Now } from './timers.ts'

/**
 * True for a segment on which RFC 9293 does not look kindly: nothing allows it where its sender stands. A draft may be
 * wrong and its segment right: only the state was, or a number that the field of 32 bits has cut to the right one.
 */
export const isWrongOnWire = (tcb: Tcb, segment: Segment, verdict: Verdict): boolean =>
  verdict.kind !== 'conforming' && permissionOf(tcb, segment) === undefined

/**
 * A segment has left. In a live-wire room it may be one that does not conform. Its sender then is like an endpoint with a
 * bug between its TCP and the wire, and goes on from what it truly did (`transmit`): octets, SYN and FIN of its own that
 * left under their own numbers have left, and will be said again if nobody acknowledges them; numbers that it does not
 * own stay unsent, so that it will not know an ACK of them; a wrong ACK has told nobody anything, and stays owed. The
 * other end takes the segment in as any other (`segmentArrived`).
 */
export const segmentSent = (next: InMaking<Round>, event: Written, now: Now): void => {
  const { seat, moveId, flight, segment, verdict } = event
  const was = next.play[seat]
  const isWrong = isWrongOnWire(was.tcb, segment, verdict)
  const tcb = transmit(was.tcb, segment)
  const play = changed(was, tcb, event, now)
  const step = stepOf(next, event, tcb, isWrong)
  reveal(play, step.reveals, 'draft')
  play.knowledge = asking(was, tcb)
  settle(play, was.tcb, isWrong)
  mark(play, event, isWrong)
  remember(play, moveId, { kind: 'sent', version: now.version, flight, verdict })
  setPlay(next, seat, play)
  next.skips = NOBODY_WAITS
  if (!isWrong) next.passed = withSeat(next.passed, seat, counted(next.passed[seat], 'sent', segment))
  next.flights = both(next.flights, flightsOf(event, isWrong))
  next.flightsMade = flight + (event.fate?.kind === 'doubled' ? 1 : 0)
  if (isWrong) next.inVain ??= 0
  record(next, step)
}

type Written = Extract<RoomEvent, { kind: 'segment-sent' }>

/** The line that it draws on the record; `tcb` is its sender's with the segment sent, in `round` it still is as before. */
const stepOf = (round: Round, event: Written, tcb: Tcb, isWrong: boolean): SegmentStep => {
  const { seat, flight, segment, verdict } = event
  const { tcb: before, arrivals } = round.play[seat]
  const as = verdict.kind === 'conforming' ? verdict.as : permissionOf(before, segment)?.kind
  const step: SegmentStep = {
    kind: 'segment',
    seat,
    flight,
    segment,
    plain: plainWordsOf({
      flags: segment.flags,
      ack: segment.flags.ack ? segment.ack : undefined,
      len: segment.data.length,
      state: appearance(before),
      situation: situationOf(before, arrivals, callOffered(round, seat)),
    }),
    as,
    typical: verdict.kind === 'conforming' ? verdict.typical : as !== undefined && isTypical(before, as),
    reveals: revealedBy(verdict),
    again: seqAfter(segment) !== segment.seq && seqBefore(segment.seq, before.sndNxt),
    senderState: appearance(tcb),
    arrivedAfter: undefined,
    arrivedAt: undefined,
    receiverState: undefined,
    n: round.steps.length + 1,
    at: event.at - round.startedAt,
  }
  return isWrong && verdict.kind !== 'conforming' ? withWrong(step, fieldsOf(verdict)) : step
}

/**
 * What came has been answered, and the next decision begins. After a segment that is wrong what was due is due still,
 * and what came waits for its answer; what would have been allowed is not told.
 */
const settle = (play: InMaking<EndpointPlay>, before: Tcb, isWrong: boolean): void => {
  play.allowed = isWrong ? [] : allowedKinds(before)
  if (isWrong) return
  play.arrivals = []
  play.rcvNxtBefore = knownRcvNxt(play.tcb)
}

const mark = (play: InMaking<EndpointPlay>, { draft, verdict, flight }: Written, isWrong: boolean): void => {
  const { score, decision } = play
  if (verdict.kind === 'conforming') {
    play.score = markSent(score, decision, draft, verdict)
    play.decision = NEW_DECISION
    return
  }
  play.score = isWrong ? markMissed(score, verdict) : markSaid(score, decision, draft, verdict)
  play.decision = sentWrong(isWrong ? decision : NEW_DECISION, draft, verdict, flight)
}

/** The fields of the segment that were wrong; the state is none of them. */
const fieldsOf = (verdict: Exclude<Verdict, { kind: 'conforming' }>): readonly DraftField[] => [
  ...new Set(verdict.faults.map(({ field }) => field).filter((field) => field !== 'state')),
]

/** Nobody lets time pass. */
export const NOBODY_WAITS = { client: false, server: false } as const

export const knownRcvNxt = (tcb: Tcb): number | undefined => (tcb.irs === undefined ? undefined : tcb.rcvNxt)

/** What became of a move, where a player made it: it is told again if the same comes again. */
export const remember = (
  play: InMaking<EndpointPlay>,
  moveId: string | undefined,
  outcome: MoveOutcome,
): void => {
  if (moveId !== undefined) play.moves = appended(play.moves, { moveId, outcome })
}
