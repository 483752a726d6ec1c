import { appended } from '../../base/appended.ts'
import type { InMaking } from '../../base/inMaking.ts'
import { unreachable } from '../../base/unreachable.ts'
import { appearance } from '../../tcp/appearance.ts'
import { arrive } from '../../tcp/arrive/arrive.ts'
import { expire } from '../../tcp/expire.ts'
import { receive } from '../../tcp/receive.ts'
import { toSeq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { GIVEN_LAMPS, NO_LAMPS } from '../coach/lamps.ts'
import { lampsAfter } from '../coach/lampsOf.ts'
import type { MisconceptionId } from '../judging/misconceptions.ts'
import { NEW_DECISION, afterArrival, missedBy } from '../judging/marking.ts'
import { NO_SCORE } from '../judging/score.ts'
import { LEVELS } from '../levels/catalogue.ts'
import { startOf } from '../levels/startOf.ts'
import { bySeat, peerOf, withSeat } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { age, forgedCame, isDroppedByHost, newBacklog } from './backlog.ts'
import type { RoomEvent } from './event.ts'
import { asking, newKnowledge, reveal, revealedBy, tick } from './knowledge.ts'
import { called } from './called.ts'
import { hintTaken, questionAnswered } from './coaching.ts'
import { NOTHING_PASSED, madeStep, released } from './flights.ts'
import { copyOfPlay, copyOfRound } from './copies.ts'
import { inVainAfter } from './losing.ts'
import { resume } from './pausing.ts'
import { NOTHING_LIVED } from './lived.ts'
import { land, record, setPlay, tell } from './record.ts'
import { NOBODY_WAITS, knownRcvNxt, remember, segmentSent } from './sending.ts'
import type { Flight, Round } from './room.ts'
import { changed, ranUntil } from './timers.ts'
import type { Now } from './timers.ts'

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
  const lamps = level.start === 'closed' ? NO_LAMPS : GIVEN_LAMPS
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

/**
 * The round after one of its events; `version` is the room's version with that event. It is copied once: what the event
 * changes is written into the copy.
 */
export const evolveRound = (round: Round, event: RoundEvent, version: number): Round => {
  const next = copyOfRound(round)
  next.ranMs = round.pausedAt === undefined ? ranUntil(round, event.at) : round.ranMs
  happen(next, event, { ranMs: next.ranMs, version })
  // While all stands still no time passes: it goes on from where it stopped.
  next.lastAt = next.pausedAt ?? event.at
  // Only where something wrong is on the wire is it counted what has come of what was sent.
  if (round.inVain !== undefined) next.inVain = inVainAfter(round, next, event)
  return next
}

/** Writes into the copy of a round what the event changes in it. */
const happen = (next: InMaking<Round>, event: RoundEvent, now: Now): void => {
  switch (event.kind) {
    case 'call-made':
      return callMade(next, event, now)
    case 'draft-refused':
      return draftRefused(next, event, now)
    case 'segment-sent':
      return segmentSent(next, event, now)
    case 'segment-arrived':
      return segmentArrived(next, event, now)
    case 'segment-released':
      next.flights = next.flights.map((flight) => released(flight, event))
      return
    case 'segment-lost':
      return segmentLost(next, event)
    case 'stray-sent':
      return strayed(next, event)
    case 'forged-syn':
      return forgedCame(next, event)
    case 'waited':
      return waited(next, event, now)
    case 'skip-asked':
      return skipAsked(next, event, now)
    case 'timer-expired':
      return timerExpired(next, event, now)
    case 'hint-taken':
      return hintTaken(next, event)
    case 'question-answered':
      return questionAnswered(next, event)
    case 'round-paused':
      next.pausedAt = event.at
      return
    case 'round-resumed':
      return resume(next, event.at)
    case 'ticks-given':
      return ticksGiven(next, event)
    default:
      return unreachable(event)
  }
}

type Of<Kind extends RoundEvent['kind']> = Extract<RoundEvent, { kind: Kind }>

const callMade = (next: InMaking<Round>, event: Of<'call-made'>, now: Now): void => {
  const was = next.play[event.seat]
  const tcb = called(was.tcb, event.call, next.play[peerOf(event.seat)].tcb.iss)
  const play = changed(was, tcb, event, now)
  play.scriptAt += 1
  remember(play, event.moveId, { kind: 'done', version: now.version })
  move(next)
  setPlay(next, event.seat, play)
  record(next, {
    kind: 'call',
    seat: event.seat,
    call: event.call,
    state: appearance(tcb),
    n: next.steps.length + 1,
    at: event.at - next.startedAt,
  })
}

const draftRefused = (next: InMaking<Round>, event: Of<'draft-refused'>, { version }: Now): void => {
  const { seat, moveId, draft, verdict } = event
  const play = copyOfPlay(next.play[seat])
  play.decision = missedBy(play, draft, verdict)
  reveal(play, revealedBy(verdict), 'draft')
  remember(play, moveId, { kind: 'refused', version, verdict })
  setPlay(next, seat, play)
  record(next, {
    kind: 'refused',
    seat,
    draft,
    fields: verdict.kind === 'conforming' ? [] : verdict.faults.map((fault) => fault.field),
    tries: play.decision.tries,
    n: next.steps.length + 1,
    at: event.at - next.startedAt,
  })
}

const segmentArrived = (next: InMaking<Round>, event: Of<'segment-arrived'>, now: Now): void => {
  const flight = next.flights.find((candidate) => candidate.flight === event.flight)
  if (flight === undefined) throw new Error(`flight ${event.flight} is not on the wire`)
  const { from, segment } = flight
  if (isDroppedByHost(next, from, segment)) return droppedByHost(next, flight, event, now)
  const seat = peerOf(from)
  const was = next.play[seat]
  const heard = arrive(was.tcb, segment).tcb
  const tcb = next.level.leavesUnread === seat ? heard : read(heard)
  const play = changed(was, tcb, event, now)
  play.decision = afterArrival(was.decision)
  play.arrivals = appended(was.arrivals, segment)
  play.lamps = lampsAfter(was.lamps, was.tcb, tcb, segment)
  play.knowledge = asking(was, tcb)
  move(next)
  setPlay(next, seat, play)
  land(next, flight, event, { receiverState: appearance(tcb) })
}

/** A SYN for which the host has no place: its endpoint sees nothing of it, its player sees that it was dropped. */
const droppedByHost = (
  next: InMaking<Round>,
  flight: Flight,
  event: Of<'segment-arrived'>,
  now: Now,
): void => {
  const seat = peerOf(flight.from)
  const { tcb } = next.play[seat]
  if (next.backlog !== undefined) next.backlog = { ...next.backlog, dropped: next.backlog.dropped + 1 }
  move(next)
  setPlay(next, seat, changed(next.play[seat], tcb, event, now))
  land(next, flight, event, { receiverState: appearance(tcb), dropped: true })
}

const segmentLost = (next: InMaking<Round>, { flight }: Of<'segment-lost'>): void => {
  next.flights = next.flights.filter((other) => other.flight !== flight)
  tell(next, flight, (step) => ({ ...step, lost: true }))
}

const strayed = (next: InMaking<Round>, event: Of<'stray-sent'>): void => {
  const { flight, from, segment, dueAt } = event
  const flown: Flight = { flight, from, segment, dueAt, until: undefined, isLost: false, copyOf: undefined }
  move(next)
  if (event.by !== 'host') next.straysSent += 1
  next.flights = appended(next.flights, flown)
  next.flightsMade = flight
  record(next, madeStep(next, flown, event.at, 'stray'))
}

/** The offered call is not made: time passes on this side, and may as well pass on the other. */
const waited = (next: InMaking<Round>, event: Of<'waited'>, now: Now): void => {
  const { seat, moveId, at } = event
  const was = next.play[seat]
  const play = changed(was, was.tcb, event, now)
  reveal(play, inWaiting(next, seat), 'wait')
  remember(play, moveId, { kind: 'done', version: now.version })
  setPlay(next, seat, play)
  age(next)
  next.skips = withSeat(next.skips, seat, true)
  record(next, {
    kind: 'timer',
    seat,
    timer: 'wait',
    state: appearance(play.tcb),
    n: next.steps.length + 1,
    at: at - next.startedAt,
  })
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

const skipAsked = (next: InMaking<Round>, { seat, moveId }: Of<'skip-asked'>, { version }: Now): void => {
  const play = copyOfPlay(next.play[seat])
  remember(play, moveId, { kind: 'done', version })
  setPlay(next, seat, play)
  next.skips = withSeat(next.skips, seat, true)
}

/** Something has happened: nobody waits for a clock any more. */
const move = (next: InMaking<Round>): void => {
  next.skips = NOBODY_WAITS
}

/** Applications of the levels read at once what has come. */
const read = (tcb: Tcb): Tcb => {
  if (tcb.unread === '') return tcb
  const result = receive(tcb)
  return result.ok ? result.value.tcb : tcb
}

const timerExpired = (next: InMaking<Round>, event: Of<'timer-expired'>, now: Now): void => {
  const { seat, timer, moveId, at } = event
  const was = next.play[seat]
  const { tcb } = expire(was.tcb, timer)
  const play = changed(was, tcb, event, now)
  remember(play, moveId, { kind: 'done', version: now.version })
  move(next)
  age(next)
  setPlay(next, seat, play)
  record(next, {
    kind: 'timer',
    seat,
    timer,
    state: appearance(tcb),
    n: next.steps.length + 1,
    at: at - next.startedAt,
  })
}

const ticksGiven = (next: InMaking<Round>, { seat, ticks }: Of<'ticks-given'>): void => {
  const play = copyOfPlay(next.play[seat])
  tick(play, ticks)
  setPlay(next, seat, play)
}
