import type { Logger } from 'pino'
import type { Context, RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import type { Refusal } from '../../shared/game/room/refusal.ts'
import type { Room, Settings } from '../../shared/game/room/room.ts'
import type { Store } from '../store/store.ts'
import { inTurn, newLiveRoom } from './liveRoom.ts'
import type { LiveRoom } from './liveRoom.ts'
import { newCode, newSecret } from './secrets.ts'

/** What came of a command: the room as it is now, or why nothing was changed. */
export type Executed =
  | { readonly ok: true; readonly room: Room }
  | {
      readonly ok: false
      readonly code: Refusal['code'] | 'room/unknown' | 'store/unavailable' | 'server/draining'
    }

export type SitDown = Extract<RoomCommand, { readonly kind: 'take-seat' }>

export interface Rooms {
  /** Opens a room under a code that no other room has, with its opener on a seat. */
  readonly open: (settings: Settings, opener: SitDown) => Promise<Executed>
  /** The room of this code, from memory or from the store, also when it is closed; undefined when there is none. */
  readonly find: (code: string) => Promise<Room | undefined>
  /** The room as it is at this very moment, if it is in memory. */
  readonly peek: (code: string) => Room | undefined
  /**
   * Decides a command, makes its events durable, then folds and tells them. Commands to one room are taken one
   * after the other; `command` is made from the room as it is when its turn has come.
   */
  readonly execute: (code: string, command: (room: Room) => RoomCommand | Refusal) => Promise<Executed>
  /** Calls back after each change of any room. */
  readonly onChange: (listener: (room: Room) => void) => void
  /** Ends rooms that are idle, and keeps those where nobody is in the store only. */
  readonly tidy: (isWatched: (code: string) => boolean) => Promise<void>
  /** Takes no more commands, and waits for those under way. */
  readonly stop: () => Promise<void>
}

export const createRooms = (options: {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
  /** A room in which nothing has happened for so long has ended */
  readonly idleRoomMs: number
  /** A room where nobody is, and nothing has happened for so long, leaves the memory */
  readonly restRoomMs: number
}): Rooms => {
  const { store, log, now, idleRoomMs, restRoomMs } = options
  const live = new Map<string, LiveRoom>()
  const loading = new Map<string, Promise<Room | undefined>>()
  const reserved = new Set<string>()
  const listeners: ((room: Room) => void)[] = []
  let stopped = false

  const context = (): Context => ({ now: now(), newId: newSecret })

  /** True when the events are durable. A store that does not answer changes nothing. */
  const stored = async (code: string, after: number, events: readonly RoomEvent[]): Promise<boolean> => {
    try {
      await store.append(events.map((event, index) => ({ room: code, version: after + index + 1, event })))
      return true
    } catch (error) {
      log.error({ err: error, room: code }, 'events could not be stored')
      return false
    }
  }

  /** Decide, make durable, evolve, tell: in this order and never otherwise. */
  const apply = async (entry: LiveRoom, command: RoomCommand): Promise<Executed> => {
    const decision = decide(entry.room, command, context())
    if (!decision.ok) return { ok: false, code: decision.refusal.code }
    const { code, version } = entry.room
    if (decision.events.length > 0) {
      if (!(await stored(code, version, decision.events))) return { ok: false, code: 'store/unavailable' }
      entry.room = decision.room
    }
    schedule(entry)
    if (entry.room.version > version) for (const listener of listeners) listener(entry.room)
    return { ok: true, room: entry.room }
  }

  const schedule = (entry: LiveRoom): void => {
    clearTimeout(entry.timer)
    const due = stopped ? undefined : dueAt(entry.room)
    if (due === undefined) return
    entry.timer = setTimeout(() => ring(entry), Math.max(0, due - now())).unref()
  }

  const ring = (entry: LiveRoom): void => {
    inTurn(entry, () => apply(entry, { kind: 'tick' })).then(
      (done) => {
        // A store that is down for a moment must not stop a room for good.
        if (!done.ok && !stopped) entry.timer = setTimeout(() => schedule(entry), 1_000).unref()
      },
      (error: unknown) => log.error({ err: error, room: entry.room.code }, 'tick failed'),
    )
  }

  const enter = (room: Room): LiveRoom => {
    const entry = newLiveRoom(room)
    live.set(room.code, entry)
    schedule(entry)
    return entry
  }

  const load = async (code: string): Promise<Room | undefined> => {
    const room = folded(await store.load(code))
    if (room === undefined || room.phase === 'closed' || stopped) return room
    const entry = enter(room)
    if (room.at < now() - idleRoomMs) await inTurn(entry, () => apply(entry, { kind: 'close-room' }))
    return entry.room
  }

  const find = (code: string): Promise<Room | undefined> => {
    const entry = live.get(code)
    if (entry !== undefined) return Promise.resolve(entry.room)
    // Two who ask at once must not make two rooms out of one.
    const underWay = loading.get(code) ?? load(code).finally(() => loading.delete(code))
    loading.set(code, underWay)
    return underWay
  }

  const execute: Rooms['execute'] = async (code, command) => {
    const found = live.get(code)?.room ?? (await find(code))
    if (stopped) return { ok: false, code: 'server/draining' }
    if (found === undefined) return { ok: false, code: 'room/unknown' }
    const entry = live.get(code)
    // A closed room is not kept in memory; one that has just left it is loaded again.
    if (entry === undefined)
      return found.phase === 'closed' ? { ok: false, code: 'room/closed' } : execute(code, command)
    return inTurn(entry, () => {
      const made = command(entry.room)
      return 'kind' in made ? apply(entry, made) : Promise.resolve({ ok: false, code: made.code })
    })
  }

  const freeCode = async (): Promise<string> => {
    for (;;) {
      const code = newCode()
      if (live.has(code) || reserved.has(code)) continue
      reserved.add(code)
      if ((await store.load(code)).length === 0) return code
      reserved.delete(code)
    }
  }

  const open: Rooms['open'] = async (settings, opener) => {
    if (stopped) return { ok: false, code: 'server/draining' }
    const code = await freeCode()
    try {
      const opening = decide(undefined, { kind: 'open-room', code, seed: newSecret(), settings }, context())
      const opened = opening.ok ? folded(opening.events) : undefined
      if (!opening.ok || opened === undefined) throw new Error('a room can always be opened')
      const sitting = decide(opened, opener, context())
      if (!sitting.ok) return { ok: false, code: sitting.refusal.code }
      const events = [...opening.events, ...sitting.events]
      const room = folded(events)
      if (room === undefined || !(await stored(code, 0, events)))
        return { ok: false, code: 'store/unavailable' }
      return { ok: true, room: enter(room).room }
    } finally {
      reserved.delete(code)
    }
  }

  /** Lets a room leave the memory, unless somebody has asked something of it meanwhile. */
  const rest = (code: string, entry: LiveRoom): Promise<void> =>
    inTurn(entry, async () => {
      await store.settle(code)
      if (entry.waiting > 1) return
      clearTimeout(entry.timer)
      live.delete(code)
    })

  const tidyOne = async (code: string, entry: LiveRoom, isWatched: boolean): Promise<void> => {
    if (entry.room.phase !== 'closed' && entry.room.at < now() - idleRoomMs)
      await execute(code, () => ({ kind: 'close-room' }))
    const isOver = entry.room.phase === 'closed'
    const rests = dueAt(entry.room) === undefined && entry.room.at < now() - restRoomMs
    if ((isOver || rests) && !isWatched && entry.waiting === 0) await rest(code, entry)
  }

  const tidy: Rooms['tidy'] = async (isWatched) => {
    for (const [code, entry] of live) {
      try {
        await tidyOne(code, entry, isWatched(code))
      } catch (error) {
        log.error({ err: error, room: code }, 'the room could not be tidied')
      }
    }
  }

  return {
    open,
    find,
    peek: (code) => live.get(code)?.room,
    execute,
    onChange: (listener) => {
      listeners.push(listener)
    },
    tidy,
    stop: async () => {
      stopped = true
      for (const entry of live.values()) clearTimeout(entry.timer)
      await Promise.all([...live.values()].map((entry) => entry.tail))
    },
  }
}

const folded = (events: readonly RoomEvent[]): Room | undefined =>
  events.reduce<Room | undefined>((room, event) => evolve(room, event), undefined)
