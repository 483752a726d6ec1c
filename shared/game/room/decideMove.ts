import { unreachable } from '../../base/unreachable.ts'
import type { Draft } from '../draft.ts'
import { completed, judgeDraft } from '../judging/judgeDraft.ts'
import { previousDraft, stoppedDraft } from '../judging/marking.ts'
import type { WireFate } from '../levels/level.ts'
import type { Seat } from '../seat.ts'
import { clocksOf, isSkipAgreed, mayPassTwoMsl, mayWait } from './clock.ts'
import type { Clock } from './clock.ts'
import type { Context, SubmitMove } from './command.ts'
import { decided, emit, emitEvent, started } from './deciding.ts'
import type { Deciding, Decision } from './deciding.ts'
import type { RoomEvent } from './event.ts'
import { isLiveWire } from './mode.ts'
import { isIdle } from './quiet.ts'
import type { Refusal } from './refusal.ts'
import type { Room, Round } from './room.ts'
import { offeredCall } from './script.ts'
import { outcomeIn } from './seatOf.ts'
import { isWrongOnWire } from './sending.ts'
import { fateOf } from './stirring.ts'
import { deliverAll } from './wire.ts'

/** Judges a player's move. The same move id again changes nothing: its first outcome stands (`outcomeOf`). */
export const decideMove = (room: Room, command: SubmitMove, context: Context): Decision => {
  if (room.round === undefined) return refused({ code: 'round/none' })
  const play = room.round.play[command.seat]
  if (outcomeIn(play, command.moveId) !== undefined) return { ok: true, events: [], room }
  if (room.phase !== 'playing') return refused({ code: 'round/over' })
  if (command.seen < play.changedVersion)
    return refused({ code: 'move/stale', seen: command.seen, current: room.version })
  const deciding = applyMove(started(room, context), room.round, command)
  return 'code' in deciding ? refused(deciding) : decided(deciding)
}

/** A move applied on top of a decision; also how a bot on the seat moves. */
export const applyMove = (deciding: Deciding, round: Round, command: SubmitMove): Deciding | Refusal => {
  const { move, seat, moveId } = command
  switch (move.kind) {
    case 'segment':
      return submitDraft(deciding, round, seat, moveId, move.draft)
    case 'call': {
      const call = offeredCall(round, seat)
      if (call?.kind !== move.call) return { code: 'move/not-offered' }
      return emitEvent(deciding, { kind: 'call-made', seat, call, by: 'player', moveId, at: deciding.now })
    }
    case 'wait':
      return waitInstead(deciding, round, command)
    case 'timer':
      return letTimePass(deciding, round, command)
    default:
      return unreachable(move)
  }
}

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal })

const submitDraft = (
  deciding: Deciding,
  round: Round,
  seat: Seat,
  moveId: string,
  draft: Draft,
): Deciding | Refusal => {
  const { tcb, arrivals, decision } = round.play[seat]
  const claimed: Draft = round.settings.asksState ? draft : { ...draft, claim: undefined }
  if (round.settings.asksState && draft.claim === undefined) return { code: 'move/claim-missing' }
  const stopped = stoppedDraft(decision)
  if (stopped !== undefined && isSame(stopped.draft, claimed)) return { code: 'move/unchanged' }
  const judged = judgeDraft(tcb, claimed, arrivals, previousDraft(decision))
  const passes = judged.verdict.kind === 'as-drawn' && round.settings.passesBareFin
  const { verdict, segment } = passes ? completed(tcb, claimed) : judged
  const isSent = verdict.kind === 'conforming' || isLiveWire(round.settings)
  if (!isSent) return emit(deciding, { kind: 'draft-refused', seat, moveId, draft: claimed, verdict })
  // What the wire does in this level it does to the segments of the level: a wrong one would take their place.
  const fate = isWrongOnWire(tcb, segment, verdict) ? undefined : fateOf(round, seat, segment)
  const sent: Sent = {
    kind: 'segment-sent',
    seat,
    moveId,
    flight: round.flightsMade + 1,
    segment,
    draft: claimed,
    verdict,
    dueAt: deciding.now + round.level.wire.delayMs,
    at: deciding.now,
  }
  return emitEvent(deciding, fate === undefined ? sent : befallen(sent, fate))
}

type Sent = Extract<RoomEvent, { kind: 'segment-sent' }>

/** The wire does something to it: told before the moment, as in every stored event. */
const befallen = ({ at, ...sent }: Sent, fate: WireFate): Sent => ({ ...sent, fate, at })

const isSame = (a: Draft, b: Draft): boolean =>
  a.seq === b.seq &&
  a.ack === b.ack &&
  a.len === b.len &&
  a.claim === b.claim &&
  a.flags.syn === b.flags.syn &&
  a.flags.ack === b.flags.ack &&
  a.flags.fin === b.flags.fin &&
  a.flags.rst === b.flags.rst &&
  a.flags.psh === b.flags.psh

/** A timer runs out. */
export const ring = (
  deciding: Deciding,
  { seat, kind }: Pick<Clock, 'seat' | 'kind'>,
  moveId: string,
): Deciding => emitEvent(deciding, { kind: 'timer-expired', seat, timer: kind, moveId, at: deciding.now })

/** A player lets time pass instead of making the call that it is offered; the clock of the other end may then run. */
const waitInstead = (deciding: Deciding, round: Round, { seat, moveId }: SubmitMove): Deciding | Refusal => {
  if (!mayWait(round, seat)) return { code: 'move/not-offered' }
  const waited = emit(deciding, { kind: 'waited', seat, moveId })
  const after = waited.room.round
  const clock = after === undefined ? undefined : retransmissionOf(after)
  const isPerson = (one: Seat): boolean => deciding.room.seats[one].kind === 'person'
  return after !== undefined && clock !== undefined && isSkipAgreed(after, seat, isPerson)
    ? ring(waited, clock, `skip-${deciding.room.version}`)
    : waited
}

/** The retransmission timer that runs out next: the one on which both ends wait. */
const retransmissionOf = (round: Round): Clock | undefined =>
  clocksOf(round).find(({ kind }) => kind === 'retransmission')

/** A player lets time pass: its own 2 MSL, or a clock on which everybody waits. */
const letTimePass = (deciding: Deciding, round: Round, command: SubmitMove): Deciding | Refusal => {
  const { move, seat } = command
  if (move.kind !== 'timer') return { code: 'move/not-offered' }
  if (move.timer === 'time-wait') return passTwoMsl(deciding, round, command)
  const clock = retransmissionOf(round)
  if (clock === undefined || round.skips[seat]) return { code: 'move/not-offered' }
  const asked = emit(deciding, { kind: 'skip-asked', seat, moveId: command.moveId })
  const after = asked.room.round
  const isPerson = (one: Seat): boolean => deciding.room.seats[one].kind === 'person'
  return after !== undefined && isSkipAgreed(after, seat, isPerson)
    ? ring(asked, clock, `skip-${deciding.room.version}`)
    : asked
}

/**
 * 2 MSL is longer than any segment lives (RFC 9293 3.4.3) and than any retransmission timer: while it passes,
 * everything on the wire arrives and the peer says again what was not acknowledged. A FIN that comes again starts
 * the clock anew instead of ending it.
 */
const passTwoMsl = (deciding: Deciding, round: Round, { seat, moveId }: SubmitMove): Deciding | Refusal => {
  const { tcb } = round.play[seat]
  if (!mayPassTwoMsl(round, seat)) return { code: 'move/not-offered' }
  const passed = deliverAll(deciding)
  const now = passed.room.round
  const after = now?.play[seat].tcb
  if (now === undefined || after?.state !== 'TIME-WAIT' || after.timeWaitStarts !== tcb.timeWaitStarts)
    return passed
  // Something came meanwhile, to one end or the other, that wants an answer first.
  if (!isIdle(now)) return passed
  const clock = retransmissionOf(now)
  if (clock !== undefined) return ring(passed, clock, moveId)
  return ring(passed, { seat, kind: 'time-wait' }, moveId)
}
