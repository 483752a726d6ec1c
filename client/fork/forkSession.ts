import { callOffered } from '../../shared/game/room/script.ts'
import { clockOf } from '../../shared/game/room/clock.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { resumed } from '../../shared/game/room/deciding.ts'
import type { Decision } from '../../shared/game/room/deciding.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { Room, Round } from '../../shared/game/room/room.ts'
import { outcomeOf } from '../../shared/game/room/seatOf.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import type { Standing } from '../../shared/replay/standing.ts'
import { owesNothing } from '../../shared/tcp/owed.ts'
import type { ActedAnswer } from '../../shared/wire/answers.ts'
import { toCommand } from '../../shared/wire/toCommand.ts'
import type { Session, SessionState } from '../net/session.ts'
import { createStore } from '../net/store.ts'
import { askedBefore, withCards } from './cards.ts'

/** A table taken up again inside the page: whoever plays it may sit at either end. */
export interface ForkSession extends Session {
  /** Everything that has happened, from `round-started` on */
  readonly events: () => readonly RoomEvent[]
  /** The end at which the player sits now */
  readonly seat: () => Seat
  readonly sitAt: (seat: Seat) => void
}

/** What is played: one end, or both of them by turns, where the seat follows whoever has something to do. */
export type Turns = 'one' | 'both'

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/**
 * A room that was taken out of a replay and goes on in this page, by the rules that every room has: nothing of it
 * leaves the page. Its time goes on from the moment at which it was taken up.
 *
 * @param onEvents called when something has happened since the player's first move: all the events, and the room
 */
export const forkSession = ({
  standing,
  seat: first,
  turns,
  onEvents = () => undefined,
}: {
  readonly standing: Standing
  readonly seat: Seat
  readonly turns: Turns
  readonly onEvents?: (events: readonly RoomEvent[], room: Room) => void
}): ForkSession => {
  const opened = Date.now()
  let { room, events } = standing
  let seat = first
  let isPlayed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const store = createStore<SessionState>({
    link: { kind: 'live' },
    view: undefined,
    presence: { client: 'here', server: 'here' },
  })
  const now = (): number => standing.room.at + Date.now() - opened
  const before = askedBefore(room)
  const look = (): void => {
    const view = viewOf(room, { kind: 'seat', seat }, now())
    store.set({ ...store.get(), view: withCards(view, room, seat, before) })
  }
  const show = (): void => {
    if (turns === 'both' && room.round !== undefined && room.phase === 'playing')
      seat = turnOf(room.round, seat)
    look()
  }
  const fold = (decision: Decision): ActedAnswer => {
    if (!decision.ok) return { ok: false, code: decision.refusal.code }
    room = decision.room
    if (decision.events.length > 0) {
      events = [...events, ...decision.events]
      show()
      if (isPlayed) onEvents(events, room)
    }
    clearTimeout(timer)
    const due = dueAt(room)
    if (due !== undefined) timer = setTimeout(() => run({ kind: 'tick' }), Math.max(0, due - now()))
    return { ok: true, version: room.version }
  }
  const run = (command: RoomCommand): ActedAnswer => fold(decide(room, command, { now: now(), newId }))

  /** Whoever plays both ends lets time pass at both. */
  const agree = (other: Seat): void => {
    const { round } = room
    if (turns !== 'both' || round === undefined || !round.skips[peerOf(other)] || round.skips[other]) return
    if (clockOf(round)?.kind !== 'retransmission') return
    run({
      kind: 'submit-move',
      seat: other,
      moveId: newId(),
      seen: room.version,
      move: { kind: 'timer', timer: 'retransmission' },
    })
  }

  fold(resumed(room, { now: now(), newId }))
  show()

  return {
    events: () => events,
    seat: () => seat,
    sitAt: (other) => {
      seat = other
      look()
    },
    getState: store.get,
    subscribe: store.subscribe,
    act: (message) => {
      const mover = seat
      const wasPlayed = isPlayed
      isPlayed = isPlayed || message.kind === 'submit-move'
      const answer = run(toCommand(message, mover))
      if (!answer.ok) isPlayed = wasPlayed
      if (!answer.ok || message.kind !== 'submit-move') return Promise.resolve(answer)
      agree(peerOf(mover))
      const outcome = outcomeOf(room, mover, message.moveId)
      return Promise.resolve(outcome === undefined ? answer : { ...answer, outcome })
    },
    retry: () => undefined,
    close: () => clearTimeout(timer),
  }
}

/** The end that has something to do; the one where the player sits, if both have or neither. */
const turnOf = (round: Round, seat: Seat): Seat =>
  !hasTurn(round, seat) && hasTurn(round, peerOf(seat)) ? peerOf(seat) : seat

const hasTurn = (round: Round, seat: Seat): boolean =>
  !owesNothing(round.play[seat].tcb) || (callOffered(round, seat) !== undefined && !round.skips[seat])
