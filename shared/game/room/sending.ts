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
import { asking, revealedBy, revealing } from './knowledge.ts'
import { livedWith } from './lived.ts'
import type { EndpointPlay, MoveOutcome, Round } from './room.ts'
import { callOffered } from './script.ts'
import type { SegmentStep } from './step.ts'
import { uniformPlay } from './uniform.ts'

/**
 * True for a segment on which RFC 9293 does not look kindly: nothing allows it where its sender stands. A draft may be
 * wrong and its segment right: only the state was, or a number that the field of 32 bits has cut to the right one.
 */
export const isWrongOnWire = (tcb: Tcb, segment: Segment, verdict: Verdict): boolean =>
  verdict.kind !== 'conforming' && permissionOf(tcb, segment) === undefined

/**
 * The round after a segment has left. In a live-wire room it may be one that does not conform. Its sender then is like
 * an endpoint with a bug between its TCP and the wire, and goes on from what it truly did (`transmit`): octets, SYN and
 * FIN of its own that left under their own numbers have left, and will be said again if nobody acknowledges them;
 * numbers that it does not own stay unsent, so that it will not know an ACK of them; a wrong ACK has told nobody
 * anything, and stays owed. The other end takes the segment in as any other (`segmentArrived`).
 */
export const segmentSent = (
  round: Round,
  event: Extract<RoomEvent, { kind: 'segment-sent' }>,
  version: number,
): Round => {
  const { seat, segment, verdict } = event
  const play = round.play[seat]
  const isWrong = isWrongOnWire(play.tcb, segment, verdict)
  const situation = situationOf(play.tcb, play.arrivals, callOffered(round, seat))
  const tcb = transmit(play.tcb, segment)
  const reveals = revealedBy(verdict)
  const state = appearance(tcb)
  const next = uniformPlay({
    ...revealing(play, reveals, 'draft'),
    changedAt: event.at,
    changedVersion: version,
    tcb,
    knowledge: asking(play, tcb),
    ...(isWrong ? stillOpen(play) : settled(play, tcb)),
    ...judged(play, event, isWrong),
    moves: withMove(play, event.moveId, { kind: 'sent', version, flight: event.flight, verdict }),
  })
  const step: SegmentStep = {
    kind: 'segment',
    seat,
    flight: event.flight,
    segment,
    plain: plainWordsOf({
      flags: segment.flags,
      ack: segment.flags.ack ? segment.ack : undefined,
      len: segment.data.length,
      state: appearance(play.tcb),
      situation,
    }),
    ...kindOf(play.tcb, event),
    reveals,
    ...(isWrong && verdict.kind !== 'conforming' && { wrong: fieldsOf(verdict) }),
    again: seqAfter(segment) !== segment.seq && seqBefore(segment.seq, play.tcb.sndNxt),
    senderState: state,
    arrivedAfter: undefined,
    arrivedAt: undefined,
    receiverState: undefined,
    n: round.steps.length + 1,
    at: event.at - round.startedAt,
  }
  return {
    ...round,
    skips: NOBODY_WAITS,
    play: withSeat(round.play, seat, next),
    passed: isWrong
      ? round.passed
      : withSeat(round.passed, seat, counted(round.passed[seat], 'sent', segment)),
    flights: [...round.flights, ...flightsOf(event, isWrong)],
    flightsMade: event.flight + (event.fate?.kind === 'doubled' ? 1 : 0),
    inVain: round.inVain ?? (isWrong ? 0 : undefined),
    steps: [...round.steps, step],
    lived: livedWith(round.lived, step),
  }
}

type Written = Extract<RoomEvent, { kind: 'segment-sent' }>

/** What came has been answered, and the next decision begins. */
const settled = (
  { tcb: before }: EndpointPlay,
  tcb: Tcb,
): Pick<EndpointPlay, 'allowed' | 'arrivals' | 'rcvNxtBefore'> => ({
  allowed: allowedKinds(before),
  arrivals: [],
  rcvNxtBefore: knownRcvNxt(tcb),
})

/** What was due is due still, and what came waits for its answer; what would have been allowed is not told. */
const stillOpen = ({ arrivals, rcvNxtBefore }: EndpointPlay): ReturnType<typeof settled> => ({
  allowed: [],
  arrivals,
  rcvNxtBefore,
})

const judged = (
  { score, decision }: EndpointPlay,
  { draft, verdict, flight }: Written,
  isWrong: boolean,
): Pick<EndpointPlay, 'score' | 'decision'> => {
  if (verdict.kind === 'conforming')
    return { score: markSent(score, decision, draft, verdict), decision: NEW_DECISION }
  return isWrong
    ? { score: markMissed(score, verdict), decision: sentWrong(decision, draft, verdict, flight) }
    : {
        score: markSaid(score, decision, draft, verdict),
        decision: sentWrong(NEW_DECISION, draft, verdict, flight),
      }
}

/** As which kind the segment conforms, if it does: where only its draft was wrong it does too. */
const kindOf = (tcb: Tcb, { segment, verdict }: Written): Pick<SegmentStep, 'as' | 'typical'> => {
  const as = verdict.kind === 'conforming' ? verdict.as : permissionOf(tcb, segment)?.kind
  const typical = verdict.kind === 'conforming' ? verdict.typical : as !== undefined && isTypical(tcb, as)
  return { as, typical }
}

/** The fields of the segment that were wrong; the state is none of them. */
const fieldsOf = (verdict: Exclude<Verdict, { kind: 'conforming' }>): readonly DraftField[] => [
  ...new Set(verdict.faults.map(({ field }) => field).filter((field) => field !== 'state')),
]

/** Nobody lets time pass. */
export const NOBODY_WAITS = { client: false, server: false } as const

export const knownRcvNxt = (tcb: Tcb): number | undefined => (tcb.irs === undefined ? undefined : tcb.rcvNxt)

/** The moves of a play with one more, where a player made it. */
export const withMove = (
  { moves }: EndpointPlay,
  moveId: string | undefined,
  outcome: MoveOutcome,
): EndpointPlay['moves'] => (moveId === undefined ? moves : [...moves, { moveId, outcome }])
