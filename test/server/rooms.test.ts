import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRooms } from '../../server/rooms/rooms.ts'
import type { Rooms, SitDown } from '../../server/rooms/rooms.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { outcomeOf } from '../../shared/game/room/seatOf.ts'
import { memoryStore } from './support/memoryStore.ts'
import type { MemoryStore } from './support/memoryStore.ts'

const HOUR = 3_600_000
const log = pino({ level: 'silent' })
const mei: SitDown = { kind: 'take-seat', seat: 'client', name: 'Mei', tokenHash: 'hash' }

let store: MemoryStore
let rooms: Rooms
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  store = memoryStore()
  rooms = newRooms()
})
afterEach(() => vi.useRealTimers())

const newRooms = (mostRooms = 1_000): Rooms =>
  createRooms({ store, log, now: Date.now, idleRoomMs: 24 * HOUR, restRoomMs: HOUR / 6, mostRooms })

const openRoom = async (): Promise<Room> => {
  const opened = await rooms.open(DEFAULT_SETTINGS, mei)
  if (!opened.ok) throw new Error(opened.code)
  return opened.room
}

const folded = (events: readonly RoomEvent[]): Room | undefined =>
  events.reduce<Room | undefined>((room, event) => evolve(room, event), undefined)

/** The client's first SYN, under one move id. */
const synOf = (room: Room): RoomCommand => {
  const seq = room.round?.play.client.tcb.iss ?? 0
  const flags = { syn: true, ack: false, fin: false, rst: false, psh: false }
  const draft = { flags, seq, ack: undefined, len: 0, claim: 'SYN-SENT' as const }
  return {
    kind: 'submit-move',
    seat: 'client',
    moveId: 'move-one',
    seen: room.version,
    move: { kind: 'segment', draft },
  }
}

const nobody = (): boolean => false

test('a room is opened with its opener on a seat, in one append', async () => {
  const room = await openRoom()
  expect(room).toMatchObject({ version: 2, seats: { client: { name: 'Mei' } } })
  expect(store.appends()).toBe(1)
})

test('the store is told where others wait to change the same room, and may hold back nothing then', async () => {
  const { code } = await openRoom()
  const append = vi.spyOn(store, 'append')
  const say = () => rooms.execute(code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  await Promise.all([say(), say(), say()])
  await say()
  expect(append.mock.calls.map(([, isAwaited]) => isAwaited)).toEqual([false, true, false, false])
})

test('events that cannot be stored change nothing and are told to nobody', async () => {
  const room = await openRoom()
  const told = vi.fn()
  rooms.onChange(told)
  store.fails(true)
  const ready = () => rooms.execute(room.code, () => ({ kind: 'set-ready', seat: 'client', ready: true }))
  expect(await ready()).toEqual({ ok: false, code: 'store/unavailable' })
  expect(await rooms.find(room.code)).toBe(room)
  expect(told).not.toHaveBeenCalled()
  store.fails(false)
  expect(await ready()).toMatchObject({ ok: true, room: { version: 3, ready: { client: true } } })
  expect(told).toHaveBeenCalledOnce()
})

test('a room that cannot be stored is not opened', async () => {
  store.fails(true)
  expect(await rooms.open(DEFAULT_SETTINGS, mei)).toEqual({ ok: false, code: 'store/unavailable' })
})

test('an event is durable before its change is told', async () => {
  const room = await openRoom()
  const stored: number[] = []
  rooms.onChange((changed) => stored.push(store.events(changed.code).length - changed.version))
  await rooms.execute(room.code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  expect(stored).toEqual([0])
})

test('commands to one room are taken one after the other, each on the room that the last one left', async () => {
  const room = await openRoom()
  const seen: number[] = []
  await Promise.all(
    Array.from({ length: 20 }, () =>
      rooms.execute(room.code, ({ version }) => {
        seen.push(version)
        return { kind: 'say-phrase', seat: 'client', phrase: 'thinking' }
      }),
    ),
  )
  expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => 2 + index))
  expect(store.events(room.code)).toHaveLength(22)
})

test('two who ask at once for a room that is only in the store get the same one', async () => {
  const { code } = await openRoom()
  rooms = newRooms()
  const ready = () => rooms.execute(code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  const [first, second, found] = await Promise.all([ready(), ready(), rooms.find(code)])
  expect([first, second]).toMatchObject([{ room: { version: 3 } }, { room: { version: 4 } }])
  expect(found?.code).toBe(code)
  expect(store.events(code)).toHaveLength(4)
})

test('a room that comes into memory is told: a board that was asked before it had come shows it', async () => {
  const room = await openRoom()
  const other = newRooms()
  const told: Room[] = []
  other.onChange((changed) => told.push(changed))
  await other.find(room.code)
  expect(told).toEqual([room])
})

test('the wire delivers when it is due, also in a room that was loaded again', async () => {
  const { code } = await openRoom()
  const act = (command: Parameters<Rooms['execute']>[1]) => rooms.execute(code, command)
  await act(() => ({ kind: 'seat-bot', seat: 'server' }))
  await act(() => ({ kind: 'set-ready', seat: 'client', ready: true }))
  const sent = await act(synOf)
  expect(sent).toMatchObject({ ok: true, room: { round: { flights: [{ flight: 1 }] } } })
  await rooms.stop()
  rooms = newRooms()
  await rooms.find(code)
  expect(rooms.peek(code)?.round?.flights).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(500)
  await vi.waitFor(() => expect(rooms.peek(code)?.round?.play.server.arrivals).toHaveLength(1))
  // Then the bot thinks, and answers.
  await vi.advanceTimersByTimeAsync(900)
  await vi.waitFor(() => expect(rooms.peek(code)?.round?.flightsMade).toBe(2))
})

test('a clock that is set back stops no wire: what is due comes after the time that it was to take', async () => {
  const { code } = await openRoom()
  const act = (command: Parameters<Rooms['execute']>[1]) => rooms.execute(code, command)
  await act(() => ({ kind: 'seat-bot', seat: 'server' }))
  await act(() => ({ kind: 'set-ready', seat: 'client', ready: true }))
  await act(synOf)
  vi.setSystemTime(Date.now() - 2 * HOUR)
  await vi.advanceTimersByTimeAsync(500)
  await vi.waitFor(() => expect(rooms.peek(code)?.round?.play.server.arrivals).toHaveLength(1))
  await vi.advanceTimersByTimeAsync(900)
  await vi.waitFor(() => expect(rooms.peek(code)?.round?.flightsMade).toBe(2))
})

test('a room in use is not closed by a clock that is set forwards by days', async () => {
  const start = Date.now()
  rooms = createRooms({
    store,
    log,
    now: Date.now,
    patientNow: () => start,
    idleRoomMs: 24 * HOUR,
    restRoomMs: HOUR / 6,
    mostRooms: 1_000,
  })
  const { code } = await openRoom()
  vi.setSystemTime(start + 60 * 24 * HOUR)
  await rooms.tidy(() => true)
  expect(rooms.peek(code)?.phase).toBe('lobby')
})

test('a store that is down for a moment does not stop the wire for good', async () => {
  const { code } = await openRoom()
  await rooms.execute(code, () => ({ kind: 'seat-bot', seat: 'server' }))
  await rooms.execute(code, () => ({
    kind: 'choose-settings',
    seat: 'client',
    settings: { ...DEFAULT_SETTINGS, level: 'close-server' },
  }))
  await rooms.execute(code, () => ({ kind: 'set-ready', seat: 'client', ready: true }))
  const before = rooms.peek(code)?.version ?? 0
  const asked = store.appends()
  store.fails(true)
  await vi.advanceTimersByTimeAsync(900)
  expect(store.appends()).toBeGreaterThan(asked)
  expect(rooms.peek(code)?.version).toBe(before)
  store.fails(false)
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1_000)
    expect(rooms.peek(code)?.version).toBeGreaterThan(before)
  })
})

test('a room where nobody is leaves the memory and is found again; one that is watched stays', async () => {
  const [resting, watched] = [await openRoom(), await openRoom()]
  vi.setSystemTime(Date.now() + HOUR)
  await rooms.tidy((code) => code === watched.code)
  expect(rooms.peek(resting.code)).toBeUndefined()
  expect(rooms.peek(watched.code)).toBe(watched)
  expect(store.settled).toEqual([resting.code])
  expect(await rooms.find(resting.code)).toEqual(resting)
})

test('memory is bounded: no new room when it is full, rooms rest sooner when it is half full, old ones are found', async () => {
  rooms = newRooms(4)
  const opened = [await openRoom(), await openRoom(), await openRoom(), await openRoom()]
  expect(await rooms.open(DEFAULT_SETTINGS, mei)).toEqual({ ok: false, code: 'message/too-many' })
  vi.setSystemTime(Date.now() + 61_000)
  await rooms.tidy((code) => code === opened[3]?.code)
  expect(opened.map(({ code }) => rooms.peek(code) !== undefined)).toEqual([false, false, false, true])
  const [first] = opened
  expect(await rooms.find(first?.code ?? '')).toEqual(first)
  await openRoom()
})

test('a room in which nothing has happened for a day has ended, in memory or in the store', async () => {
  const [live, stored] = [await openRoom(), await openRoom()]
  vi.setSystemTime(Date.now() + HOUR)
  await rooms.tidy((code) => code === live.code)
  vi.setSystemTime(Date.now() + 25 * HOUR)
  await rooms.tidy(nobody)
  for (const { code } of [live, stored]) {
    expect(await rooms.find(code)).toMatchObject({ phase: 'closed' })
    expect(await rooms.execute(code, () => mei)).toEqual({ ok: false, code: 'room/closed' })
    expect(store.events(code).at(-1)).toMatchObject({ kind: 'room-closed' })
  }
})

test('a command that comes while its room goes to rest is done all the same', async () => {
  const { code } = await openRoom()
  vi.setSystemTime(Date.now() + HOUR)
  const say = () => rooms.execute(code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  const [, ...said] = await Promise.all([rooms.tidy(nobody), say(), say()])
  expect(said).toMatchObject([{ room: { version: 3 } }, { room: { version: 4 } }])
  expect(await rooms.find(code)).toMatchObject({ version: 4 })
})

test('after a stop nothing is done any more, and what was under way is done', async () => {
  const { code } = await openRoom()
  const say = () => rooms.execute(code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  const underWay = say()
  await Promise.resolve()
  await rooms.stop()
  expect(await underWay).toMatchObject({ ok: true })
  expect(await say()).toEqual({ ok: false, code: 'server/draining' })
  expect(await rooms.open(DEFAULT_SETTINGS, mei)).toEqual({ ok: false, code: 'server/draining' })
  expect(store.events(code)).toHaveLength(3)
})

test('two nodes on one store: who is behind takes up what the other has written, then decides, and tells it', async () => {
  const { code } = await openRoom()
  const other = newRooms()
  await other.find(code)
  const told: number[] = []
  other.onChange(({ version }) => told.push(version))
  const say = (node: Rooms) =>
    node.execute(code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  expect(await say(rooms)).toMatchObject({ room: { version: 3 } })
  expect(await say(other)).toMatchObject({ ok: true, room: { version: 4 } })
  expect(told).toEqual([3, 4])
  await Promise.all([...Array.from({ length: 5 }, () => say(rooms)), say(other)])
  expect(store.events(code)).toHaveLength(10)
  expect(folded(store.events(code))).toEqual(
    [rooms, other].map((node) => node.peek(code)).find((room) => room?.version === 10),
  )
})

test('the same move at two nodes at once is made once, and has one outcome', async () => {
  const { code } = await openRoom()
  await rooms.execute(code, () => ({ kind: 'seat-bot', seat: 'server' }))
  await rooms.execute(code, () => ({ kind: 'set-ready', seat: 'client', ready: true }))
  const other = newRooms()
  await other.find(code)
  const [one, two] = await Promise.all([rooms, other].map((node) => node.execute(code, synOf)))
  const outcomes = [one, two].map((done) =>
    done?.ok === true ? outcomeOf(done.room, 'client', 'move-one') : undefined,
  )
  expect(outcomes[0]).toMatchObject({ kind: 'sent' })
  expect(outcomes[1]).toEqual(outcomes[0])
  expect(store.events(code).filter(({ kind }) => kind === 'segment-sent')).toHaveLength(1)
})

test('a store that falls silent after it has written: the room is read again, and the move counts once', async () => {
  const { code } = await openRoom()
  const told: number[] = []
  rooms.onChange(({ version }) => told.push(version))
  const say = () => rooms.execute(code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  store.goesSilent()
  expect(await say()).toEqual({ ok: false, code: 'store/unavailable' })
  expect(await say()).toEqual({ ok: false, code: 'store/unavailable' })
  expect(told).toEqual([])
  store.answersAgain()
  // Nobody has to ask: the room looks by itself.
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1_000)
    expect(told).toEqual([3])
  })
  expect(await say()).toMatchObject({ ok: true, room: { version: 4 } })
  expect(folded(store.events(code))).toEqual(rooms.peek(code))
})

test('a room that was erased while it was in memory is unknown from then on', async () => {
  const { code } = await openRoom()
  store.forgets(code)
  const say = () => rooms.execute(code, () => ({ kind: 'say-phrase', seat: 'client', phrase: 'thinking' }))
  expect(await say()).toEqual({ ok: false, code: 'room/unknown' })
  expect(await rooms.find(code)).toBeUndefined()
})
