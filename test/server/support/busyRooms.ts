import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Executed, Rooms } from '../../../server/rooms/rooms.ts'
import type { Store } from '../../../server/store/store.ts'
import { botMove } from '../../../shared/game/bot/bot.ts'
import type { LevelId } from '../../../shared/game/levels/level.ts'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { evolve } from '../../../shared/game/room/evolve.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import type { Room } from '../../../shared/game/room/room.ts'
import { outcomeOf } from '../../../shared/game/room/seatOf.ts'
import { SEATS } from '../../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../../shared/game/seat.ts'

/** Rooms in which both players never stop: who gets no answer asks again under the same id, as pages do. */
export interface BusyRooms {
  /** Moves that were acknowledged so far */
  readonly acknowledged: () => number
  /** Lets every player finish what it is about. */
  readonly stop: () => Promise<void>
  /** Every acknowledged move is stored once, and what is stored folds to the room that is in memory. */
  readonly check: (store: Store) => Promise<void>
}

const LEVELS: readonly LevelId[] = ['handshake', 'first-words', 'close-client', 'lost-syn']
/** A player who is told to wait tries again so soon, in milliseconds. */
const AGAIN_MS = 30

/** @param nodes where each seat's player is connected; both at one node, or each at another */
export const startBusyRooms = async (nodes: BySeat<Rooms>, count: number): Promise<BusyRooms> => {
  const moves = new Map<string, string[]>()
  const watching = new Map<string, Set<() => void>>()
  let isStopped = false
  for (const rooms of new Set(Object.values(nodes)))
    rooms.onChange(({ code }) => {
      for (const wake of watching.get(code) ?? []) wake()
    })
  /** Something happens in the room, or the moment is over: a store that was away tells nothing. */
  const changed = (code: string): Promise<void> =>
    new Promise((resolve) => {
      const wakes = watching.get(code) ?? new Set()
      watching.set(code, wakes)
      const wake = (): void => {
        clearTimeout(late)
        wakes.delete(wake)
        resolve()
      }
      const late = setTimeout(wake, 500)
      wakes.add(wake)
    })

  const untilTaken = async (work: () => Promise<Executed>): Promise<Executed> => {
    for (;;) {
      const done = await work()
      if (done.ok || done.code !== 'store/unavailable') return done
      await pause(AGAIN_MS)
    }
  }

  const playOn = async (code: string, seat: Seat): Promise<void> => {
    const rooms = nodes[seat]
    while (!stopped()) {
      const room = rooms.peek(code)
      if (room === undefined) throw new Error(`${code} has gone`)
      const move =
        room.phase === 'playing' && room.round !== undefined ? botMove(room.round, seat) : undefined
      if (room.phase === 'over')
        await untilTaken(() => rooms.execute(code, () => ({ kind: 'end-round', seat })))
      else if (room.phase === 'lobby')
        await untilTaken(() => rooms.execute(code, () => ({ kind: 'set-ready', seat, ready: true })))
      if (move === undefined) {
        if (!stopped()) await changed(code)
        continue
      }
      const moveId = randomUUID()
      const done = await untilTaken(() =>
        rooms.execute(code, ({ version: seen }) => ({ kind: 'submit-move', seat, moveId, seen, move })),
      )
      if (done.ok && outcomeOf(done.room, seat, moveId) !== undefined) moves.get(code)?.push(moveId)
    }
  }
  const stopped = (): boolean => isStopped

  /** Both nodes have come to the same version. */
  const untilSame = (code: string): Promise<void> =>
    expect
      .poll(() => nodes.client.peek(code)?.version === nodes.server.peek(code)?.version, { timeout: 20_000 })
      .toBe(true)

  const open = async (index: number): Promise<string> => {
    const level = LEVELS[index % LEVELS.length] ?? 'handshake'
    const sit = (seat: Seat) =>
      ({ kind: 'take-seat', seat, name: seat, tokenHash: `${seat}-${index}` }) as const
    const opened = await nodes.client.open({ ...DEFAULT_SETTINGS, level }, sit('client'))
    if (!opened.ok) throw new Error(opened.code)
    const { code } = opened.room
    await nodes.server.execute(code, () => sit('server'))
    await untilSame(code)
    moves.set(code, [])
    return code
  }
  const codes = await Promise.all(Array.from({ length: count }, (_, index) => open(index)))
  const players = codes.flatMap((code) => SEATS.map((seat) => playOn(code, seat)))

  return {
    acknowledged: () => [...moves.values()].reduce((sum, ids) => sum + ids.length, 0),
    stop: async () => {
      isStopped = true
      await Promise.all(players)
    },
    check: async (store) => {
      for (const [code, ids] of moves) {
        const events = await store.load(code)
        const stored = events.flatMap((event) =>
          'moveId' in event && event.moveId !== undefined ? [event.moveId] : [],
        )
        expect(new Set(stored).size).toBe(stored.length)
        for (const id of ids) expect(stored).toContain(id)
        await untilSame(code)
        expect(folded(events)).toEqual(nodes.client.peek(code))
        expect(folded(events)).toEqual(nodes.server.peek(code))
      }
    },
  }
}

const folded = (events: readonly RoomEvent[]): Room | undefined =>
  events.reduce<Room | undefined>((room, event) => evolve(room, event), undefined)
