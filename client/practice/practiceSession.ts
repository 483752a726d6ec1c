import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { Room, Settings } from '../../shared/game/room/room.ts'
import { outcomeOf, seatOfToken } from '../../shared/game/room/seatOf.ts'
import { starsIn, viewOf } from '../../shared/game/room/viewOf.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { RULES_VERSION } from '../../shared/replay/timeline.ts'
import type { ActedAnswer } from '../../shared/wire/answers.ts'
import { toCommand } from '../../shared/wire/toCommand.ts'
import { keepRound } from '../net/keep.ts'
import type { Session, SessionState } from '../net/session.ts'
import { createStore } from '../net/store.ts'

/** Practised rounds are told from those of a server by their ids. */
const PRACTICE_PREFIX = 'p-'
const ME = 'practice'

const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(15))
  return PRACTICE_PREFIX + Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('')
}

/**
 * A room inside the page, with a bot at the other end: the very authority that the server runs, without a
 * network. The first round starts at once.
 */
export const practiceSession = (options: {
  readonly settings: Settings
  readonly seat: Seat
  readonly name: string
  /** The first finished round has shown how it goes: from then on the states are asked for too */
  readonly asksStateLater?: boolean
}): Session => {
  let room: Room | undefined
  let roundEvents: readonly RoomEvent[] = []
  let asksLater = options.asksStateLater === true
  let timer: ReturnType<typeof setTimeout> | undefined
  const store = createStore<SessionState>({
    link: { kind: 'live' },
    view: undefined,
    presence: { client: 'here', server: 'here' },
  })

  const mySeat = (): Seat => (room === undefined ? undefined : seatOfToken(room, ME)) ?? options.seat

  const run = (command: RoomCommand): ActedAnswer => {
    const decision = decide(room, command, { now: Date.now(), newId })
    if (!decision.ok) return { ok: false, code: decision.refusal.code }
    room = decision.room
    for (const event of decision.events) {
      roundEvents = event.kind === 'round-started' ? [event] : [...roundEvents, event]
      if (event.kind === 'round-won' || event.kind === 'round-lost') keep(room, roundEvents)
    }
    if (room === undefined) throw new Error('practice begins with an open room')
    const { phase, settings } = room
    if (asksLater && phase === 'over') {
      asksLater = false
      return run({ kind: 'choose-settings', seat: mySeat(), settings: { ...settings, asksState: true } })
    }
    if (decision.events.length > 0 || store.get().view === undefined)
      store.set({ ...store.get(), view: viewOf(room, { kind: 'seat', seat: mySeat() }) })
    schedule(room)
    return { ok: true, version: room.version }
  }

  const schedule = (current: Room): void => {
    clearTimeout(timer)
    const due = dueAt(current)
    if (due !== undefined) timer = setTimeout(() => run({ kind: 'tick' }), Math.max(0, due - Date.now()))
  }

  run({ kind: 'open-room', code: 'SOLO', seed: newId(), settings: options.settings })
  run({ kind: 'take-seat', seat: options.seat, name: options.name, tokenHash: ME })
  run({ kind: 'seat-bot', seat: peerOf(options.seat) })
  run({ kind: 'set-ready', seat: options.seat, ready: true })

  return {
    getState: store.get,
    subscribe: store.subscribe,
    act: (message) => {
      const answer = run(toCommand(message, mySeat()))
      if (!answer.ok || message.kind !== 'submit-move' || room === undefined) return Promise.resolve(answer)
      const outcome = outcomeOf(room, mySeat(), message.moveId)
      return Promise.resolve(outcome === undefined ? answer : { ...answer, outcome })
    },
    retry: () => undefined,
    close: () => clearTimeout(timer),
  }
}

const keep = (room: Room, events: readonly RoomEvent[]): void => {
  const { round } = room
  if (round === undefined) return
  keepRound({
    id: round.replayId,
    level: round.settings.level,
    names: round.names,
    stars: starsIn(room, round),
    at: Date.now(),
    body: { rules: RULES_VERSION, id: round.replayId, names: round.names, events },
  })
}
