import { expect } from 'vitest'
import type { RoomCommand } from '../../../shared/game/room/command.ts'
import { clockOf } from '../../../shared/game/room/clock.ts'
import { decide } from '../../../shared/game/room/decide.ts'
import { dueAt } from '../../../shared/game/room/due.ts'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { evolve } from '../../../shared/game/room/evolve.ts'
import type { Refusal } from '../../../shared/game/room/refusal.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import type { EndpointPlay, Room, Settings } from '../../../shared/game/room/room.ts'
import { viewOf } from '../../../shared/game/room/viewOf.ts'
import type { View } from '../../../shared/game/room/view.ts'
import type { Level } from '../../../shared/game/levels/level.ts'
import type { Draft, Move } from '../../../shared/game/draft.ts'
import { parseDraftText } from '../../../shared/game/draftText.ts'
import type { Verdict } from '../../../shared/game/judging/verdict.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { STATES } from '../../../shared/tcp/state.ts'
import type { State } from '../../../shared/tcp/state.ts'

/** A room with a clock and ids of its own: the whole outside world of a test. */
export interface TestTable {
  readonly room: () => Room
  readonly events: () => readonly RoomEvent[]
  /** Decides and folds; throws when it is refused. */
  readonly does: (command: RoomCommand) => readonly RoomEvent[]
  /** The refusal that a command meets; fails when it is accepted. */
  readonly refused: (command: RoomCommand) => Refusal
  /** Lets time run until only people, or 2 MSL, can move the room on. */
  readonly settles: () => void
  /** So many milliseconds pass in which nobody does anything; what is due by then happens. */
  readonly passes: (ms: number) => void
  /** Lets time run until the next thing is due, and lets it happen. */
  readonly ticks: () => void
  readonly view: (seat: Seat) => View
  readonly play: (seat: Seat) => EndpointPlay
  /**
   * Submits a typed line such as `C > SYN seq=100 | SYN-SENT` and lets the wire deliver. x and y are the ISNs of
   * client and server.
   */
  readonly plays: (line: string) => Verdict
  readonly submits: (seat: Seat, move: Move, moveId?: string) => readonly RoomEvent[]
}

export const SEED = 'a seed of the tests'

/** A room with Mei as client and Tom as server, with a level of its own if one is given; the round has begun if it should. */
export const table = (settings: Partial<Settings> = {}, isStarted = true, level?: Level): TestTable => {
  let room: Room | undefined
  let events: readonly RoomEvent[] = []
  let now = 1_000_000
  let ids = 0
  const context = () => ({ now, newId: () => `id-of-the-tests-${++ids}` })
  const current = (): Room => {
    if (room === undefined) throw new Error('the room is not open yet')
    return room
  }
  const does = (command: RoomCommand): readonly RoomEvent[] => {
    const decision = decide(room, command, context())
    if (!decision.ok) throw new Error(`${command.kind}: ${JSON.stringify(decision.refusal)}`)
    for (const event of decision.events) room = evolve(room, event)
    events = [...events, ...decision.events]
    return decision.events
  }
  const ticks = (): void => {
    now = Math.max(now, dueAt(current()) ?? now)
    does({ kind: 'tick' })
  }
  /** Nothing but 2 MSL is left to pass: that is for its player to say. */
  const isTimeWait = (): boolean => {
    const { round, phase } = current()
    const clock = phase === 'playing' && round !== undefined ? clockOf(round) : undefined
    return clock?.kind === 'time-wait' && dueAt(current()) === clock.endsAt
  }
  const settles = (): void => {
    while (dueAt(current()) !== undefined && !isTimeWait()) ticks()
  }
  const play = (seat: Seat): EndpointPlay => {
    const { round } = current()
    if (round === undefined) throw new Error('no round is being played')
    return round.play[seat]
  }
  const submits = (seat: Seat, move: Move, moveId = `move-${++ids}`): readonly RoomEvent[] =>
    does({ kind: 'submit-move', seat, moveId, seen: current().version, move })

  does({
    kind: 'open-room',
    code: 'K7QM4',
    seed: SEED,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    ...(level !== undefined && { level }),
  })
  does({ kind: 'take-seat', seat: 'client', name: 'Mei', tokenHash: 'hash-of-mei' })
  does({ kind: 'take-seat', seat: 'server', name: 'Tom', tokenHash: 'hash-of-tom' })
  if (isStarted) {
    does({ kind: 'set-ready', seat: 'client', ready: true })
    does({ kind: 'set-ready', seat: 'server', ready: true })
    settles()
  }
  return {
    room: current,
    events: () => events,
    does,
    refused: (command) => {
      const decision = decide(room, command, context())
      expect(decision.ok, `${command.kind} was accepted`).toBe(false)
      if (decision.ok) throw new Error('accepted')
      return decision.refusal
    },
    settles,
    ticks,
    passes: (ms) => {
      const end = now + ms
      for (let due = dueAt(current()); due !== undefined && due <= end; due = dueAt(current())) ticks()
      now = end
    },
    view: (seat) => viewOf(current(), { kind: 'seat', seat }, now),
    play,
    plays: (line) => {
      const { seat, draft } = read(line, play('client').tcb.iss, play('server').tcb.iss)
      const [event] = submits(seat, { kind: 'segment', draft })
      if (event?.kind !== 'segment-sent' && event?.kind !== 'draft-refused')
        throw new Error(`${line}: ${event?.kind ?? 'nothing'}`)
      settles()
      return event.verdict
    },
    submits,
  }
}

/** `C > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED`: who, the segment, the state claimed. */
const read = (line: string, x: number, y: number): { readonly seat: Seat; readonly draft: Draft } => {
  const parts = /^\s*([CS]) > ([^|]*?)\s*(?:\|\s*(\S+)\s*)?$/.exec(line)
  if (parts === null) throw new Error(`not a move: ${line}`)
  const typed = parseDraftText(parts[2] ?? '', { x, y })
  if (!typed.ok) throw new Error(`${line}: ${typed.error.code} at ${typed.error.word}`)
  const { flags, seq, ack, len } = typed.value
  return {
    seat: parts[1] === 'C' ? 'client' : 'server',
    draft: { flags, seq: seq ?? 0, ack, len: len ?? 0, claim: asState(parts[3]) },
  }
}

const asState = (text: string | undefined): State | undefined =>
  text === undefined ? undefined : STATES.find((state) => state === text)
