import type { Logger } from 'pino'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import type { Level } from '../../shared/game/levels/level.ts'
import type { Context, RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import type { Decision } from '../../shared/game/room/decide.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { evolve } from '../../shared/game/room/evolve.ts'
import type { Refusal } from '../../shared/game/room/refusal.ts'
import type { Room, Settings } from '../../shared/game/room/room.ts'
import { StoreUnavailable, VersionConflict } from '../store/store.ts'
import type { Store } from '../store/store.ts'
import { followOthers } from './follow.ts'
import { inTurn, newLiveRoom } from './liveRoom.ts'
import type { LiveRoom } from './liveRoom.ts'
import { newCode, newSecret } from './secrets.ts'

/** What came of a command: the room as it is now, or why nothing was changed. */
export type Executed =
  | { readonly ok: true; readonly room: Room }
  | {
      readonly ok: false
      readonly code:
        Refusal['code'] | 'room/unknown' | 'store/unavailable' | 'server/draining' | 'message/too-many'
    }

export type SitDown = Extract<RoomCommand, { readonly kind: 'take-seat' }>

type OpenRoom = Extract<RoomCommand, { readonly kind: 'open-room' }>

/** A command for the room as it is, or why there is none. */
type MakeCommand = (room: Room) => RoomCommand | Refusal

/** What became of events: `unknown` when the store does not answer, so that nobody can say. */
type Stored = 'stored' | 'conflict' | 'refused' | 'unknown'

/** How often a command is decided anew when others keep writing to its room */
const ATTEMPTS = 5
/** After how long rooms where nobody is rest when half of the places are taken, in milliseconds */
const CROWDED_REST_MS = 60_000
/** When a room is looked at again after the store has failed it, in milliseconds */
const AGAIN_MS = 1_000

/** How much longer a node waits for what the node that has written last should do, in milliseconds */
const FOLLOWED_MS = 400

const TICK: MakeCommand = () => ({ kind: 'tick' })

export interface Rooms {
  /** Opens a room under a code that no other room has, with its opener on a seat; `message/too-many` when full. */
  readonly open: (settings: Settings, opener: SitDown) => Promise<Executed>
  /** Opens a room under the code that a class has given it; nothing where the class has it already. */
  readonly host: (
    code: string,
    opening: Pick<OpenRoom, 'seed' | 'settings' | 'hostedBy'>,
  ) => Promise<Executed>
  /** The room of this code, from memory or from the store, also when it is closed; undefined when there is none. */
  readonly find: (code: string) => Promise<Room | undefined>
  /** The room as it is at this very moment, if it is in memory. */
  readonly peek: (code: string) => Room | undefined
  /** How many rooms are in memory */
  readonly count: () => number
  /**
   * Decides a command, makes its events durable, then folds and tells them. Commands to one room are taken one
   * after the other; `command` is made from the room as it is when its turn has come, and anew when somebody else
   * turns out to have written to the room meanwhile.
   */
  readonly execute: (code: string, command: MakeCommand) => Promise<Executed>
  /** Calls back after each change of any room, and when one has come into memory from the store. */
  readonly onChange: (listener: (room: Room) => void) => void
  /** A room that has been erased leaves the memory too. */
  readonly forget: (code: string) => void
  /** Ends rooms that are idle, and keeps those where nobody is in the store only: sooner when it gets crowded. */
  readonly tidy: (isWatched: (code: string) => boolean) => Promise<void>
  /** Takes no more commands, and waits for those under way. */
  readonly stop: () => Promise<void>
}

export const createRooms = (options: {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
  /** The clock by which rooms are idle; `now` unless given */
  readonly patientNow?: () => number
  /** A room in which nothing has happened for so long has ended */
  readonly idleRoomMs: number
  /** A room where nobody is, and nothing has happened for so long, leaves the memory */
  readonly restRoomMs: number
  /** Rooms in memory at which no new ones are opened; those that exist can always be come back to */
  readonly mostRooms: number
  /** For load tests: time on the wire instead of what the levels say */
  readonly wireDelayMs?: number | undefined
}): Rooms => {
  const { store, log, now, idleRoomMs, restRoomMs, mostRooms, wireDelayMs } = options
  const { patientNow = now } = options
  const live = new Map<string, LiveRoom>()
  const loading = new Map<string, Promise<Room | undefined>>()
  const reserved = new Set<string>()
  const listeners: ((room: Room) => void)[] = []
  let stopped = false

  /** @param notBefore what a timer has waited for: it has come, even where the clock was set back meanwhile */
  const context = (notBefore = 0): Context => ({ now: Math.max(now(), notBefore), newId: newSecret })

  /** Makes events durable, or says why not. */
  const stored = async (code: string, after: number, events: readonly RoomEvent[]): Promise<Stored> => {
    try {
      await store.append(events.map((event, index) => ({ room: code, version: after + index + 1, event })))
      return 'stored'
    } catch (error) {
      if (error instanceof VersionConflict) return 'conflict'
      log.error({ err: error, room: code }, 'events could not be stored')
      return error instanceof StoreUnavailable ? 'unknown' : 'refused'
    }
  }

  /** Decide, make durable, evolve, tell: in this order and never otherwise. */
  const apply = async (entry: LiveRoom, make: MakeCommand, notBefore?: number): Promise<Executed> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const outdated = entry.isDoubtful ? await renew(entry) : undefined
      if (outdated !== undefined) return { ok: false, code: outdated }
      const command = make(entry.room)
      if (!('kind' in command)) return { ok: false, code: command.code }
      const decision = decideNow(entry.room, command, notBefore)
      if (!decision.ok) return { ok: false, code: decision.refusal.code }
      const { code, version } = entry.room
      const outcome = decision.events.length === 0 ? 'stored' : await stored(code, version, decision.events)
      if (outcome === 'stored') {
        if (decision.events.length > 0) {
          entry.room = decision.room
          entry.isFollowed = false
        }
        schedule(entry)
        if (entry.room.version > version) tell(entry)
        return { ok: true, room: entry.room }
      }
      if (outcome === 'refused') break
      entry.isDoubtful = true
      schedule(entry)
      if (outcome === 'unknown') break
    }
    return { ok: false, code: 'store/unavailable' }
  }

  const tell = (entry: LiveRoom): void => {
    for (const listener of listeners) listener(entry.room)
  }

  /** Loads a room again that may have moved on in the store; a code when it cannot be gone on with. */
  const renew = async (entry: LiveRoom): Promise<'room/unknown' | 'store/unavailable' | undefined> => {
    const { code, version } = entry.room
    try {
      const room = folded(await store.load(code))
      if (room === undefined) {
        clearTimeout(entry.timer)
        live.delete(code)
        return 'room/unknown'
      }
      entry.room = room
      entry.isDoubtful = false
      entry.isFollowed ||= room.version > version
      schedule(entry)
      if (room.version !== version) tell(entry)
      return undefined
    } catch (error) {
      log.error({ err: error, room: code }, 'a room could not be loaded again')
      schedule(entry)
      return 'store/unavailable'
    }
  }

  /** A decision, and what is due in the same instant: where the wire takes no time, both are stored and told as one. */
  const decideNow = (room: Room, command: RoomCommand, notBefore?: number): Decision => {
    const at = context(notBefore)
    const decision = decide(room, command, at)
    if (!decision.ok || wireDelayMs !== 0 || decision.events.length === 0) return decision
    const ticked = decide(decision.room, { kind: 'tick' }, at)
    return ticked.ok ? { ...ticked, events: [...decision.events, ...ticked.events] } : decision
  }

  const schedule = (entry: LiveRoom): void => {
    clearTimeout(entry.timer)
    if (stopped) return
    if (entry.isDoubtful) {
      entry.timer = setTimeout(() => ring(entry), AGAIN_MS).unref()
      return
    }
    const due = dueAt(entry.room)
    if (due === undefined) return
    const grace = entry.isFollowed ? FOLLOWED_MS : 0
    // Never longer than the room itself would wait: a clock that was set back must not stop it.
    const waitMs = Math.max(0, Math.min(due - now(), due - entry.room.at))
    entry.timer = setTimeout(() => ring(entry, due), waitMs + grace).unref()
  }

  const ring = (entry: LiveRoom, due?: number): void => {
    inTurn(entry, () => apply(entry, TICK, due)).then(
      (done) => {
        // A store that is down for a moment must not stop a room for good.
        if (done.ok || stopped || !live.has(entry.room.code)) return
        clearTimeout(entry.timer)
        entry.timer = setTimeout(() => schedule(entry), AGAIN_MS).unref()
      },
      (error: unknown) => log.error({ err: error, room: entry.room.code }, 'tick failed'),
    )
  }

  const following = followOthers({
    store,
    log,
    codes: () => live.keys(),
    catchUp: async (code, version) => {
      const entry = live.get(code)
      if (entry === undefined || entry.room.version >= version) return
      await inTurn(entry, async () => {
        if (entry.room.version < version) await renew(entry)
      })
    },
  })

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
    tell(entry)
    if (isIdle(room)) await inTurn(entry, () => apply(entry, () => ({ kind: 'close-room' })))
    return entry.room
  }

  const find = (code: string): Promise<Room | undefined> => {
    const entry = live.get(code)
    if (entry !== undefined) return Promise.resolve(entry.room)
    // Two who ask at once must not make two rooms out of one.
    const known = loading.get(code)
    if (known !== undefined) return known
    following.loading(code)
    const underWay = load(code).finally(() => {
      loading.delete(code)
      following.loaded(code)
    })
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
    return inTurn(entry, () => apply(entry, command))
  }

  /** Nobody has done anything for long; a room of a class ends with its class. */
  const isIdle = ({ hosted, at }: Room): boolean => hosted === undefined && at < patientNow() - idleRoomMs

  const freeCode = async (): Promise<string> => {
    for (;;) {
      const code = newCode()
      if (live.has(code) || reserved.has(code)) continue
      reserved.add(code)
      if ((await store.load(code)).length === 0) return code
      reserved.delete(code)
    }
  }

  const levelFor = ({ level }: Settings): { readonly level?: Level } => {
    if (wireDelayMs === undefined) return {}
    const { wire, ...rest } = LEVELS[level]
    return { level: { ...rest, wire: { ...wire, delayMs: wireDelayMs } } }
  }

  const open: Rooms['open'] = async (settings, opener) => {
    if (stopped) return { ok: false, code: 'server/draining' }
    if (live.size + reserved.size >= mostRooms) return { ok: false, code: 'message/too-many' }
    const code = await freeCode()
    try {
      const opening = decide(
        undefined,
        { kind: 'open-room', code, seed: newSecret(), settings, ...levelFor(settings) },
        context(),
      )
      const opened = opening.ok ? folded(opening.events) : undefined
      if (!opening.ok || opened === undefined) throw new Error('a room can always be opened')
      const sitting = decide(opened, opener, context())
      if (!sitting.ok) return { ok: false, code: sitting.refusal.code }
      const events = [...opening.events, ...sitting.events]
      const room = folded(events)
      const outcome = await stored(code, 0, events)
      // Another node has just given this code away.
      if (outcome === 'conflict') return await open(settings, opener)
      if (room === undefined || outcome !== 'stored') return { ok: false, code: 'store/unavailable' }
      return { ok: true, room: enter(room).room }
    } finally {
      reserved.delete(code)
    }
  }

  const host: Rooms['host'] = async (code, opening) => {
    if (stopped) return { ok: false, code: 'server/draining' }
    const found = await find(code)
    if (found !== undefined)
      return found.hosted?.by === opening.hostedBy
        ? { ok: true, room: found }
        : { ok: false, code: 'room/unknown' }
    if (live.size + reserved.size >= mostRooms) return { ok: false, code: 'message/too-many' }
    const decision = decide(undefined, { kind: 'open-room', code, ...opening }, context())
    if (!decision.ok) return { ok: false, code: decision.refusal.code }
    const outcome = await stored(code, 0, decision.events)
    // Somebody else has just opened it for the class.
    if (outcome === 'conflict') return host(code, opening)
    return outcome === 'stored'
      ? { ok: true, room: enter(decision.room).room }
      : { ok: false, code: 'store/unavailable' }
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
    if (entry.room.phase !== 'closed' && isIdle(entry.room))
      await execute(code, () => ({ kind: 'close-room' }))
    const isOver = entry.room.phase === 'closed'
    const restMs = live.size < mostRooms / 2 ? restRoomMs : Math.min(restRoomMs, CROWDED_REST_MS)
    const rests = dueAt(entry.room) === undefined && entry.room.at < now() - restMs
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
    host,
    find,
    peek: (code) => live.get(code)?.room,
    count: () => live.size,
    execute,
    onChange: (listener) => {
      listeners.push(listener)
    },
    forget: (code) => {
      clearTimeout(live.get(code)?.timer)
      live.delete(code)
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
