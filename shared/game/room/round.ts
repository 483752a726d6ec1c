import { unreachable } from '../../base/unreachable.ts'
import { appearance } from '../../tcp/appearance.ts'
import { arrive } from '../../tcp/arrive/arrive.ts'
import { expire } from '../../tcp/expire.ts'
import { receive } from '../../tcp/receive.ts'
import { toSeq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Evidence } from '../coach/lamps.ts'
import { LAMPS, NO_LAMPS } from '../coach/lamps.ts'
import { lampsAfter } from '../coach/lampsOf.ts'
import type { MisconceptionId } from '../judging/misconceptions.ts'
import { NEW_DECISION, afterArrival, missedBy } from '../judging/marking.ts'
import { NO_SCORE } from '../judging/score.ts'
import { LEVELS } from '../levels/catalogue.ts'
import { startOf } from '../levels/startOf.ts'
import { bySeat, peerOf, withSeat } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { aged, forgedCame, isDroppedByHost, newBacklog } from './backlog.ts'
import type { RoomEvent } from './event.ts'
import { asking, newKnowledge, revealedBy, revealing, ticked } from './knowledge.ts'
import { called } from './called.ts'
import { hintTaken, questionAnswered } from './coaching.ts'
import { NOTHING_PASSED, madeStep, released } from './flights.ts'
import { inVainAfter } from './losing.ts'
import { resumed } from './pausing.ts'
import { NOTHING_LIVED } from './lived.ts'
import { landed, withPlay, withSegment, withStep } from './record.ts'
import { NOBODY_WAITS, knownRcvNxt, segmentSent, withMove } from './sending.ts'
import type { EndpointPlay, Flight, MoveOutcome, Round } from './room.ts'
import type { Step } from './step.ts'
import { ranUntil, timersAfter } from './timers.ts'
import { roundAt } from './uniform.ts'

/** Events that happen inside a round, after its start. */
export type RoundEvent = Extract<
  RoomEvent,
  {
    kind:
      | 'call-made'
      | 'draft-refused'
      | 'segment-sent'
      | 'segment-arrived'
      | 'segment-released'
      | 'segment-lost'
      | 'stray-sent'
      | 'forged-syn'
      | 'waited'
      | 'skip-asked'
      | 'timer-expired'
      | 'hint-taken'
      | 'question-answered'
      | 'ticks-given'
      | 'round-paused'
      | 'round-resumed'
  }
>

/** A fresh round: both endpoints where the level starts them, nothing on the wire. */
export const startRound = (event: Extract<RoomEvent, { kind: 'round-started' }>, version: number): Round => {
  const level = event.level ?? LEVELS[event.settings.level]
  const tcbs = startOf(
    level.start,
    bySeat((seat) => toSeq(event.iss[seat])),
  )
  const lit: Evidence = level.start === 'closed' ? 'none' : 'given'
  const lamps = LAMPS.reduce((all, lamp) => ({ ...all, [lamp]: lit }), NO_LAMPS)
  return {
    n: event.round,
    settings: event.settings,
    names: event.names,
    replayId: event.replayId,
    startedAt: event.at,
    play: bySeat((seat) => ({
      tcb: tcbs[seat],
      scriptAt: 0,
      score: NO_SCORE,
      lamps,
      decision: NEW_DECISION,
      changedVersion: version,
      changedAt: event.at,
      arrivals: [],
      rcvNxtBefore: knownRcvNxt(tcbs[seat]),
      timer: undefined,
      waitsFrom: tcbs[seat].state === 'TIME-WAIT' ? 0 : undefined,
      allowed: [],
      revealed: [],
      knowledge: newKnowledge(level.ticks ?? []),
      moves: [],
    })),
    level,
    faults: [...(level.wire.faults ?? []), ...(event.faults ?? [])],
    strays: [...(level.wire.strays ?? []), ...(event.strays ?? [])],
    faultSeed: event.faultSeed,
    passed: { client: NOTHING_PASSED, server: NOTHING_PASSED },
    straysSent: 0,
    backlog: newBacklog(level),
    ranMs: 0,
    lastAt: event.at,
    pausedAt: undefined,
    skips: NOBODY_WAITS,
    flights: [],
    flightsMade: 0,
    inVain: undefined,
    lost: undefined,
    steps: [],
    lived: NOTHING_LIVED,
    answers: { client: {}, server: {} },
  }
}

/** The round after one of its events; `version` is the room's version with that event. */
export const evolveRound = (round: Round, event: RoundEvent, version: number): Round => {
  const ranMs = round.pausedAt === undefined ? ranUntil(round, event.at) : round.ranMs
  const after = withVain(round, evolved(round, event, version), event)
  // While all stands still no time passes: it goes on from where it stopped.
  return roundAt(
    after,
    after.pausedAt ?? event.at,
    ranMs,
    timersAfter(round.play, after.play, event, { ranMs, version }),
  )
}

/** Only where something wrong is on the wire is it counted what has come of what was sent. */
const withVain = (was: Round, is: Round, event: RoundEvent): Round =>
  was.inVain === undefined ? is : { ...is, inVain: inVainAfter(was, is, event) }

const evolved = (round: Round, event: RoundEvent, version: number): Round => {
  switch (event.kind) {
    case 'call-made':
      return callMade(round, event, version)
    case 'draft-refused':
      return draftRefused(round, event, version)
    case 'segment-sent':
      return segmentSent(round, event, version)
    case 'segment-arrived':
      return segmentArrived(round, event, version)
    case 'segment-released':
      return { ...round, flights: round.flights.map((flight) => released(flight, event)) }
    case 'segment-lost':
      return segmentLost(round, event)
    case 'stray-sent':
      return strayed(round, event)
    case 'forged-syn':
      return forgedCame(round, event)
    case 'waited':
      return waited(round, event, version)
    case 'skip-asked':
      return skipAsked(round, event, version)
    case 'timer-expired':
      return timerExpired(round, event, version)
    case 'hint-taken':
      return hintTaken(round, event)
    case 'question-answered':
      return questionAnswered(round, event)
    case 'round-paused':
      return { ...round, pausedAt: event.at }
    case 'round-resumed':
      return resumed(round, event.at)
    case 'ticks-given':
      return withPlay(round, event.seat, ticked(round.play[event.seat], event.ticks))
    default:
      return unreachable(event)
  }
}

type Of<Kind extends RoundEvent['kind']> = Extract<RoundEvent, { kind: Kind }>

const callMade = (round: Round, event: Of<'call-made'>, version: number): Round => {
  const play = round.play[event.seat]
  const tcb = called(play.tcb, event.call, round.play[peerOf(event.seat)].tcb.iss)
  const next = changed(
    withOutcome({ ...play, tcb, scriptAt: play.scriptAt + 1 }, event.moveId, { kind: 'done', version }),
    event.at,
    version,
  )
  return withStep(withPlay(moved(round), event.seat, next), {
    kind: 'call',
    seat: event.seat,
    call: event.call,
    state: appearance(tcb),
    n: round.steps.length + 1,
    at: event.at - round.startedAt,
  })
}

const draftRefused = (round: Round, event: Of<'draft-refused'>, version: number): Round => {
  const play = round.play[event.seat]
  const decision = missedBy(play, event.draft, event.verdict)
  const shown = revealing({ ...play, decision }, revealedBy(event.verdict), 'draft')
  const next = withOutcome(shown, event.moveId, {
    kind: 'refused',
    version,
    verdict: event.verdict,
  })
  const fields = event.verdict.kind === 'conforming' ? [] : event.verdict.faults.map((fault) => fault.field)
  const step: Step = {
    kind: 'refused',
    seat: event.seat,
    draft: event.draft,
    fields,
    tries: decision.tries,
    n: round.steps.length + 1,
    at: event.at - round.startedAt,
  }
  return withStep(withPlay(round, event.seat, next), step)
}

const segmentArrived = (round: Round, event: Of<'segment-arrived'>, version: number): Round => {
  const flight = round.flights.find((candidate) => candidate.flight === event.flight)
  if (flight === undefined) throw new Error(`flight ${event.flight} is not on the wire`)
  const seat = peerOf(flight.from)
  const play = round.play[seat]
  if (isDroppedByHost(round, flight.from, flight.segment)) return droppedByHost(round, flight, event, version)
  const heard = arrive(play.tcb, flight.segment).tcb
  const tcb = round.level.leavesUnread === seat ? heard : read(heard)
  const next: EndpointPlay = {
    ...play,
    changedAt: event.at,
    changedVersion: version,
    tcb,
    decision: afterArrival(play.decision),
    arrivals: [...play.arrivals, flight.segment],
    lamps: lampsAfter(play.lamps, play.tcb, tcb, flight.segment),
    knowledge: asking(play, tcb),
  }
  return landed(withPlay(moved(round), seat, next), flight, event, { receiverState: appearance(tcb) })
}

/** A SYN for which the host has no place: its endpoint sees nothing of it, its player sees that it was dropped. */
const droppedByHost = (
  round: Round,
  flight: Flight,
  event: Of<'segment-arrived'>,
  version: number,
): Round => {
  const seat = peerOf(flight.from)
  const play = round.play[seat]
  const backlog = round.backlog && { ...round.backlog, dropped: round.backlog.dropped + 1 }
  const after = { ...withPlay(moved(round), seat, changed(play, event.at, version)), backlog }
  return landed(after, flight, event, { receiverState: appearance(play.tcb), dropped: true })
}

const segmentLost = (round: Round, { flight }: Of<'segment-lost'>): Round =>
  withSegment({ ...round, flights: round.flights.filter((other) => other.flight !== flight) }, flight, {
    lost: true,
  })

const strayed = (round: Round, event: Of<'stray-sent'>): Round => {
  const { flight, from, segment, dueAt } = event
  const flown: Flight = { flight, from, segment, dueAt, until: undefined, isLost: false, copyOf: undefined }
  return withStep(
    {
      ...moved(round),
      straysSent: round.straysSent + (event.by === 'host' ? 0 : 1),
      flights: [...round.flights, flown],
      flightsMade: flight,
    },
    madeStep(round, flown, event.at, 'stray'),
  )
}

/** The offered call is not made: time passes on this side, and may as well pass on the other. */
const waited = (round: Round, { seat, moveId, at }: Of<'waited'>, version: number): Round => {
  const shown = revealing(round.play[seat], inWaiting(round, seat), 'wait')
  const play = withOutcome(changed(shown, at, version), moveId, { kind: 'done', version })
  return withStep(
    { ...aged(withPlay(round, seat, play)), skips: withSeat(round.skips, seat, true) },
    {
      kind: 'timer',
      seat,
      timer: 'wait',
      state: appearance(play.tcb),
      n: round.steps.length + 1,
      at: at - round.startedAt,
    },
  )
}

/**
 * In CLOSE-WAIT nothing runs out (3.3.2). Who waits there once may be curious; who then has seen that nothing came of
 * it, and waits again, waits for a timer that there is not.
 */
const inWaiting = ({ play, steps }: Round, seat: Seat): MisconceptionId | undefined => {
  const { tcb } = play[seat]
  const last = steps.findLast((step) => step.seat === seat || step.kind === 'segment')
  const isAgain = last?.kind === 'timer' && last.timer === 'wait'
  return isAgain && tcb.state === 'CLOSE-WAIT' && tcb.sndUna === tcb.sndNxt ? 'M65' : undefined
}

const skipAsked = (round: Round, event: Of<'skip-asked'>, version: number): Round => {
  const { seat, moveId } = event
  const play = withOutcome(round.play[seat], moveId, { kind: 'done', version })
  return { ...withPlay(round, seat, play), skips: withSeat(round.skips, seat, true) }
}

/** Something has happened: nobody waits for a clock any more. */
const moved = (round: Round): Round =>
  round.skips.client || round.skips.server ? { ...round, skips: NOBODY_WAITS } : round

/** Applications of the levels read at once what has come. */
const read = (tcb: Tcb): Tcb => {
  if (tcb.unread === '') return tcb
  const result = receive(tcb)
  return result.ok ? result.value.tcb : tcb
}

const timerExpired = (round: Round, event: Of<'timer-expired'>, version: number): Round => {
  const play = round.play[event.seat]
  const { tcb } = expire(play.tcb, event.timer)
  const next = withOutcome(changed({ ...play, tcb }, event.at, version), event.moveId, {
    kind: 'done',
    version,
  })
  return withStep(withPlay(aged(moved(round)), event.seat, next), {
    kind: 'timer',
    seat: event.seat,
    timer: event.timer,
    state: appearance(tcb),
    n: round.steps.length + 1,
    at: event.at - round.startedAt,
  })
}

const changed = (play: EndpointPlay, at: number, version: number): EndpointPlay => ({
  ...play,
  changedAt: at,
  changedVersion: version,
})

const withOutcome = (play: EndpointPlay, moveId: string | undefined, outcome: MoveOutcome): EndpointPlay => ({
  ...play,
  moves: withMove(play, moveId, outcome),
})
