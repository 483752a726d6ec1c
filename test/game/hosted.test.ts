import { describe, expect, test } from 'vitest'
import { botMove } from '../../shared/game/bot/bot.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Holder, Room } from '../../shared/game/room/room.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'

const person = (name: string): Holder => ({ kind: 'person', name, tokenHash: `#${name}` })
const ADA_AND_TOM: BySeat<Holder> = { client: person('Ada'), server: person('Tom') }

/** A room of class CLASS04, with a clock of its own. */
const hostedRoom = () => {
  let now = 1_000
  let ids = 0
  let room: Room | undefined
  const events: RoomEvent[] = []
  const run = (command: RoomCommand): string => {
    const decision = decide(room, command, { now, newId: () => `id-${(ids += 1)}-of-room` })
    if (!decision.ok) return decision.refusal.code
    events.push(...decision.events)
    room = decision.room
    return decision.events.map(({ kind }) => kind).join(' ')
  }
  const current = (): Room => {
    if (room === undefined) throw new Error('not open')
    return room
  }
  run({ kind: 'open-room', code: 'ROOM2', seed: 'seed', settings: DEFAULT_SETTINGS, hostedBy: 'CLASS4' })
  return {
    run,
    current,
    events,
    later: (ms: number) => {
      now += ms
    },
    begins: (turn: number, seats = ADA_AND_TOM) =>
      run({ kind: 'begin-turn', turn, settings: DEFAULT_SETTINGS, seats }),
    /** The move that a sound player makes on this seat */
    moves: (seat: Seat): string => {
      const { round, version } = current()
      const move = round && botMove(round, seat)
      if (move === undefined) return 'nothing to do'
      return run({ kind: 'submit-move', seat, moveId: `move-${version}`, seen: version, move })
    },
  }
}

describe('a room of a class', () => {
  test('begins a round when its host says so, and not again when it is told again', () => {
    const room = hostedRoom()
    expect(room.begins(1)).toMatch(/^turn-begun round-started call-made/)
    expect(room.begins(1)).toBe('')
    expect(room.begins(2)).toMatch(/^round-left turn-begun round-started/)
    expect(room.current().rounds).toBe(2)
    expect(room.current().hosted).toEqual({ by: 'CLASS4', turn: 2 })
  })

  test('leaves seats, settings and the end of a round to the host', () => {
    const room = hostedRoom()
    room.begins(1)
    const commands: readonly RoomCommand[] = [
      { kind: 'take-seat', seat: undefined, name: 'Eve', tokenHash: '#Eve' },
      { kind: 'seat-bot', seat: 'server' },
      { kind: 'unseat-bot', seat: 'server' },
      { kind: 'leave-seat', seat: 'client' },
      { kind: 'choose-settings', seat: 'client', settings: DEFAULT_SETTINGS },
      { kind: 'swap-seats', seat: 'client' },
      { kind: 'end-round', seat: 'client' },
    ]
    for (const command of commands) expect(room.run(command), command.kind).toBe('room/hosted')
  })

  test('takes nothing of a host that is not a class: a room of two friends stays theirs', () => {
    const opened = decide(
      undefined,
      { kind: 'open-room', code: 'ROOM2', seed: 'seed', settings: DEFAULT_SETTINGS },
      { now: 0, newId: () => 'id' },
    )
    if (!opened.ok) throw new Error('opened')
    const told = decide(opened.room, { kind: 'set-pause', paused: true }, { now: 0, newId: () => 'id' })
    expect(told).toEqual({ ok: false, refusal: { code: 'room/hosted' } })
  })

  test('says ready after a round, and waits for the host to begin the next', () => {
    const room = hostedRoom()
    room.begins(1)
    playedOut(room)
    expect(room.current().phase).toBe('over')
    for (const seat of SEATS) expect(room.run({ kind: 'set-ready', seat, ready: true })).toBe('readiness-set')
    expect(room.current().phase).toBe('over')
  })

  test('paused: nobody moves, nothing arrives, and what is on its way then needs what it needed before', () => {
    const room = hostedRoom()
    room.begins(1)
    expect(room.moves('client')).toBe('segment-sent')
    const due = dueAt(room.current()) ?? 0
    room.later(100)
    expect(room.run({ kind: 'set-pause', paused: true })).toBe('round-paused')
    expect(room.run({ kind: 'set-pause', paused: true })).toBe('')
    expect(dueAt(room.current())).toBeUndefined()
    expect(viewOf(room.current(), { kind: 'spectator' }).hosted).toEqual({ by: 'CLASS4', isPaused: true })
    room.later(60_000)
    expect(room.run({ kind: 'tick' })).toBe('')
    expect(room.moves('client')).toBe('nothing to do')
    expect(room.run({ kind: 'take-hint', seat: 'server', depth: 'answer' })).toBe('room/paused')
    expect(room.run({ kind: 'set-pause', paused: false })).toBe('round-resumed')
    expect(dueAt(room.current())).toBe(due + 60_000)
    room.later(399)
    expect(room.run({ kind: 'tick' })).toBe('')
    room.later(1)
    expect(room.run({ kind: 'tick' })).toBe('segment-arrived')
  })

  test('paused while a timer runs: it has as long to run as it had', () => {
    const room = hostedRoom()
    room.run({
      kind: 'begin-turn',
      turn: 1,
      settings: { ...DEFAULT_SETTINGS, level: 'lost-syn' },
      seats: ADA_AND_TOM,
    })
    room.moves('client')
    room.later(500)
    room.run({ kind: 'tick' })
    const rings = dueAt(room.current()) ?? 0
    room.later(1_000)
    room.run({ kind: 'set-pause', paused: true })
    room.later(90_000)
    room.run({ kind: 'set-pause', paused: false })
    expect(dueAt(room.current())).toBe(rings + 90_000)
  })

  test('gives a hint to whoever has something to do, at no cost', () => {
    const room = hostedRoom()
    room.begins(1)
    expect(room.run({ kind: 'give-hint', depth: 'pointer' })).toBe('hint-taken')
    expect(room.run({ kind: 'give-hint', depth: 'pointer' })).toBe('')
    const view = viewOf(room.current(), { kind: 'seat', seat: 'client' })
    expect(view.round?.me?.hint?.depth).toBe('pointer')
    expect(view.round?.me?.score.hintsPaid).toBe(0)
  })

  test('an old duplicate SYN may reach the server at any time, and the round can still be won', () => {
    for (let moves = 0; moves < 3; moves += 1) {
      const room = hostedRoom()
      room.begins(1)
      for (let move = 0; move < moves; move += 1) {
        room.moves(move % 2 === 0 ? 'client' : 'server')
        room.later(500)
        room.run({ kind: 'tick' })
      }
      expect(room.run({ kind: 'send-stray', to: 'server' }), `${moves}`).toMatch(/stray-sent/)
      playedOut(room)
      expect(room.current().phase, `${moves}`).toBe('over')
    }
  })

  test('a flood of forged SYNs fills the backlog where the level has one, and brings nothing elsewhere', () => {
    const room = hostedRoom()
    room.begins(1)
    expect(room.run({ kind: 'send-flood' })).toBe('')
    const settings = { ...DEFAULT_SETTINGS, level: 'flood' as const }
    room.run({ kind: 'begin-turn', turn: 2, settings, seats: ADA_AND_TOM })
    const backlog = () => room.current().round?.backlog
    expect(backlog()).toMatchObject({ forged: 3, dropped: 0, more: 0 })
    expect(room.run({ kind: 'send-flood' })).toBe('forged-syn forged-syn forged-syn')
    // The places were taken already: what the host sends besides finds none.
    expect(backlog()).toMatchObject({ forged: 6, dropped: 3, more: 3 })
    expect(backlog()?.places).toHaveLength(3)
    room.run({ kind: 'set-pause', paused: true })
    expect(room.run({ kind: 'send-flood' })).toBe('room/paused')
    room.run({ kind: 'set-pause', paused: false })
    playedOut(room)
    expect(room.current().phase).toBe('over')
    expect(room.events.reduce<Room | undefined>((so, event) => evolve(so, event), undefined)).toEqual(
      room.current(),
    )
  })

  test('a flood that meets SYN cookies is forgotten, and time brings as many more as without it', () => {
    const play = (isFlooded: boolean) => {
      const room = hostedRoom()
      const settings = { ...DEFAULT_SETTINGS, level: 'flood' as const }
      room.run({ kind: 'begin-turn', turn: 1, settings, seats: ADA_AND_TOM })
      if (isFlooded) room.run({ kind: 'send-flood' })
      room.moves('client')
      room.later(500)
      room.run({ kind: 'tick' })
      room.moves('server')
      if (isFlooded) room.run({ kind: 'send-flood' })
      return room.current().round?.backlog
    }
    expect(play(true)).toMatchObject({ forgotten: 3, dropped: 4 })
    expect(play(false)).toMatchObject({ forgotten: 0, dropped: 1 })
  })

  test('a bot takes the seat of who leaves in the middle, plays on, and gives it back', () => {
    const room = hostedRoom()
    room.begins(1)
    room.moves('client')
    room.run({ kind: 'assign-seats', seats: { ...ADA_AND_TOM, server: { kind: 'bot' } } })
    expect(room.current().phase).toBe('playing')
    room.later(500)
    room.run({ kind: 'tick' })
    room.later(900)
    expect(room.run({ kind: 'tick' })).toBe('segment-sent')
    room.run({ kind: 'assign-seats', seats: ADA_AND_TOM })
    expect(viewOf(room.current(), { kind: 'spectator' }).seats.server).toMatchObject({ name: 'Tom' })
  })

  test('its events fold to the very room, pauses and all', () => {
    const room = hostedRoom()
    room.begins(1)
    room.moves('client')
    room.run({ kind: 'set-pause', paused: true })
    room.later(5_000)
    room.run({ kind: 'give-hint', depth: 'nudge' })
    room.run({ kind: 'set-pause', paused: false })
    playedOut(room)
    const folded = room.events.reduce<Room | undefined>((so, event) => evolve(so, event), undefined)
    expect(folded).toEqual(room.current())
  })
})

/** Both play soundly until the round is over. */
const playedOut = (room: ReturnType<typeof hostedRoom>): void => {
  for (let step = 0; step < 40 && room.current().phase === 'playing'; step += 1) {
    const moved = SEATS.some((seat) => room.moves(seat) !== 'nothing to do')
    if (!moved) {
      room.later(1_000)
      room.run({ kind: 'tick' })
    }
  }
}
