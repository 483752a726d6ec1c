import type { Logger } from 'pino'
import type { Context, RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import type { Refusal } from '../../shared/game/room/refusal.ts'
import type { Room, Settings } from '../../shared/game/room/room.ts'
import type { Store } from '../store/store.ts'
import { newCode, newSecret } from './secrets.ts'

/** What came of a command: the room as it is now, or why it was not considered. */
export type Executed =
  | { readonly ok: true; readonly room: Room }
  | { readonly ok: false; readonly code: Refusal['code'] | 'store/unavailable' }

export interface Rooms {
  /** Opens a room under a code that no other room has. */
  readonly open: (settings: Settings) => Promise<Executed>
  /** The room of this code, from memory or from the store; undefined when there is none, or it has ended. */
  readonly find: (code: string) => Promise<Room | undefined>
  /**
   * Decides a command, makes its events durable, then folds and tells them. Commands to one room are taken one
   * after the other; `command` is made from the room as it is when its turn has come.
   */
  readonly execute: (
    code: string,
    command: (room: Room) => RoomCommand | Refusal,
  ) => Promise<Executed | undefined>
  /** Calls back after each change of any room. */
  readonly onChange: (listener: (room: Room) => void) => void
  /** Lets rooms go in which nothing has happened since `before` (milliseconds) and that nobody watches. */
  readonly letGo: (before: number, isWatched: (code: string) => boolean) => Promise<void>
  /** Takes no more commands, and waits for those under way. */
  readonly stop: () => Promise<void>
}

interface LiveRoom {
  room: Room
  /** The end of the line of commands; never rejects */
  tail: Promise<unknown>
  timer: NodeJS.Timeout | undefined
}

export const createRooms = (options: {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
}): Rooms => {
  const { store, log, now } = options
  const live = new Map<string, LiveRoom>()
  const loading = new Map<string, Promise<LiveRoom | undefined>>()
  const listeners: ((room: Room) => void)[] = []
  let stopped = false

  const context = (): Context => ({ now: now(), newId: newSecret })

  const inTurn = <T>(entry: LiveRoom, job: () => Promise<T>): Promise<T> => {
    const turn = entry.tail.then(job)
    entry.tail = turn.catch(() => undefined)
    return turn
  }

  /** Decide, make durable, evolve, tell: in this order and never otherwise. */
  const apply = async (entry: LiveRoom, command: RoomCommand): Promise<Executed> => {
    const decision = decide(entry.room, command, context())
    if (!decision.ok) return { ok: false, code: decision.refusal.code }
    if (decision.events.length > 0) {
      const { code, version } = entry.room
      try {
        await store.append(
          decision.events.map((event, index) => ({ room: code, version: version + index + 1, event })),
        )
      } catch (error) {
        log.error({ err: error, room: code }, 'events could not be stored')
        return { ok: false, code: 'store/unavailable' }
      }
      entry.room = decision.events.reduce<Room>((room, event) => evolve(room, event), entry.room)
      for (const listener of listeners) listener(entry.room)
    }
    schedule(entry)
    return { ok: true, room: entry.room }
  }

  const schedule = (entry: LiveRoom): void => {
    clearTimeout(entry.timer)
    const due = stopped ? undefined : dueAt(entry.room)
    if (due === undefined) return
    entry.timer = setTimeout(
      () => {
        inTurn(entry, () => apply(entry, { kind: 'tick' })).then(
          (done) => {
            // A store that is down for a moment must not stop a room for good.
            if (!done.ok) entry.timer = setTimeout(() => schedule(entry), 1_000).unref()
          },
          (error: unknown) => log.error({ err: error, room: entry.room.code }, 'tick failed'),
        )
      },
      Math.max(0, due - now()),
    )
    entry.timer.unref()
  }

  const enter = (room: Room): LiveRoom => {
    const entry: LiveRoom = { room, tail: Promise.resolve(), timer: undefined }
    live.set(room.code, entry)
    schedule(entry)
    return entry
  }

  const load = async (code: string): Promise<LiveRoom | undefined> => {
    const events = await store.load(code)
    const room = events.reduce<Room | undefined>((folded, event) => evolve(folded, event), undefined)
    return room === undefined || room.phase === 'closed' ? undefined : enter(room)
  }

  /** Two askers at once must not make two rooms out of one. */
  const entryOf = (code: string): Promise<LiveRoom | undefined> => {
    const entry = live.get(code)
    if (entry !== undefined) return Promise.resolve(entry)
    const underWay = loading.get(code)
    if (underWay !== undefined) return underWay
    const promise = load(code).finally(() => loading.delete(code))
    loading.set(code, promise)
    return promise
  }

  return {
    open: async (settings) => {
      let code = newCode()
      while (live.has(code) || (await store.load(code)).length > 0) code = newCode()
      const opening = { kind: 'open-room', code, seed: newSecret(), settings } as const
      const decision = decide(undefined, opening, context())
      if (!decision.ok) return { ok: false, code: decision.refusal.code }
      try {
        await store.append(decision.events.map((event, index) => ({ room: code, version: index + 1, event })))
      } catch (error) {
        log.error({ err: error, room: code }, 'room could not be stored')
        return { ok: false, code: 'store/unavailable' }
      }
      const room = decision.events.reduce<Room | undefined>(
        (folded, event) => evolve(folded, event),
        undefined,
      )
      if (room === undefined) throw new Error('an opened room has events')
      return { ok: true, room: enter(room).room }
    },
    find: async (code) => {
      const entry = await entryOf(code)
      return entry === undefined || entry.room.phase === 'closed' ? undefined : entry.room
    },
    execute: async (code, command) => {
      const entry = await entryOf(code)
      if (entry === undefined || stopped) return undefined
      return inTurn(entry, () => {
        const made = command(entry.room)
        return 'code' in made && !('kind' in made)
          ? Promise.resolve({ ok: false, code: made.code } as const)
          : apply(entry, made)
      })
    },
    onChange: (listener) => {
      listeners.push(listener)
    },
    letGo: async (before, isWatched) => {
      for (const [code, entry] of live) {
        const isOver = entry.room.phase === 'closed'
        if (isWatched(code) || (!isOver && entry.room.at >= before)) continue
        clearTimeout(entry.timer)
        live.delete(code)
        await entry.tail
        await store.settle(code)
      }
    },
    stop: async () => {
      stopped = true
      for (const entry of live.values()) clearTimeout(entry.timer)
      await Promise.all([...live.values()].map((entry) => entry.tail))
    },
  }
}
