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
import { createKeeper, newKept } from '../live/keeper.ts'
import type { ChangedBy, Decided, Kept } from '../live/keeper.ts'
import { inTurn } from '../live/turns.ts'
import type { Store } from '../store/store.ts'
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

/** A room in memory. */
interface LiveRoom extends Kept<Room> {
  /** Rings when the room is due for a tick */
  timer: NodeJS.Timeout | undefined
  /** Another node has written last, so that it rings first */
  isFollowed: boolean
}

type DecidedRoom = Decided<Room, RoomEvent, Refusal['code']>

/** After how long rooms where nobody is rest when half of the places are taken, in milliseconds */
const CROWDED_REST_MS = 60_000
/** When a room is looked at again after the store has failed it, in milliseconds */
const AGAIN_MS = 1_000

/** How much longer a node waits for what the node that has written last should do, in milliseconds */
const FOLLOWED_MS = 400

const TICK: MakeCommand = () => ({ kind: 'tick' })
const CLOSE: MakeCommand = () => ({ kind: 'close-room' })

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
  const reserved = new Set<string>()
  const listeners: ((room: Room) => void)[] = []

  const keeper = createKeeper<Room, RoomEvent, LiveRoom, 'room/unknown' | 'room/closed'>({
    store,
    log,
    noun: 'room',
    load: async (code) => folded(await store.load(code)),
    newKept: (room) => ({ ...newKept(room), timer: undefined, isFollowed: false }),
    isOver: ({ phase }) => phase === 'closed',
    codes: { gone: 'room/unknown', over: 'room/closed' },
    changed: ({ now: room }) => {
      for (const listener of listeners) listener(room)
    },
    touched: (live, by) => touched(live, by),
    loaded: async (live) => {
      if (isIdle(live.now)) await inTurn(live, () => keeper.apply(live, deciding(CLOSE)))
    },
    left: (live) => clearTimeout(live?.timer),
  })

  /** @param notBefore what a timer has waited for: it has come, even where the clock was set back meanwhile */
  const context = (notBefore = 0): Context => ({ now: Math.max(now(), notBefore), newId: newSecret })

  /** The way from a room as it is to what comes of a command. */
  const deciding =
    (make: MakeCommand, notBefore?: number) =>
    (room: Room): DecidedRoom => {
      const command = make(room)
      if (!('kind' in command)) return { ok: false, code: command.code }
      const decision = decideNow(room, command, notBefore)
      return decision.ok
        ? { ok: true, now: decision.room, events: decision.events }
        : { ok: false, code: decision.refusal.code }
    }

  /** A decision, and what is due in the same instant: where the wire takes no time, both are stored and told as one. */
  const decideNow = (room: Room, command: RoomCommand, notBefore?: number): Decision => {
    const at = context(notBefore)
    const decision = decide(room, command, at)
    if (!decision.ok || wireDelayMs !== 0 || decision.events.length === 0) return decision
    const ticked = decide(decision.room, { kind: 'tick' }, at)
    return ticked.ok ? { ...ticked, events: [...decision.events, ...ticked.events] } : decision
  }

  const touched = (live: LiveRoom, by: ChangedBy | undefined): void => {
    if (by !== undefined) live.isFollowed = by === 'elsewhere'
    schedule(live)
  }

  const schedule = (live: LiveRoom): void => {
    clearTimeout(live.timer)
    if (keeper.isStopped()) return
    if (live.isDoubtful) {
      live.timer = setTimeout(() => ring(live), AGAIN_MS).unref()
      return
    }
    const due = dueAt(live.now)
    if (due === undefined) return
    const grace = live.isFollowed ? FOLLOWED_MS : 0
    // Never longer than the room itself would wait: a clock that was set back must not stop it.
    const waitMs = Math.max(0, Math.min(due - now(), due - live.now.at))
    live.timer = setTimeout(() => ring(live, due), waitMs + grace).unref()
  }

  const ring = (live: LiveRoom, due?: number): void => {
    inTurn(live, () => keeper.apply(live, deciding(TICK, due))).then(
      (done) => {
        // A store that is down for a moment must not stop a room for good.
        if (done.ok || keeper.isStopped() || !keeper.all.has(live.now.code)) return
        clearTimeout(live.timer)
        live.timer = setTimeout(() => schedule(live), AGAIN_MS).unref()
      },
      (error: unknown) => log.error({ err: error, room: live.now.code }, 'tick failed'),
    )
  }

  const execute: Rooms['execute'] = async (code, command) => {
    const done = await keeper.execute(code, deciding(command))
    return done.ok ? { ok: true, room: done.now } : done
  }

  /** Nobody has done anything for long; a room of a class ends with its class. */
  const isIdle = ({ hosted, at }: Room): boolean => hosted === undefined && at < patientNow() - idleRoomMs

  const freeCode = async (): Promise<string> => {
    for (;;) {
      const code = newCode()
      if (keeper.all.has(code) || reserved.has(code)) continue
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
    if (keeper.isStopped()) return { ok: false, code: 'server/draining' }
    if (keeper.all.size + reserved.size >= mostRooms) return { ok: false, code: 'message/too-many' }
    const code = await freeCode()
    try {
      const opening = decide(
        undefined,
        { kind: 'open-room', code, seed: newSecret(), settings, ...levelFor(settings) },
        context(),
      )
      if (!opening.ok) throw new Error('a room can always be opened')
      const sitting = decide(opening.room, opener, context())
      if (!sitting.ok) return { ok: false, code: sitting.refusal.code }
      const events = [...opening.events, ...sitting.events]
      const outcome = await keeper.begin(sitting.room, events)
      // Another node has just given this code away.
      if (outcome === 'conflict') return await open(settings, opener)
      return outcome === 'stored'
        ? { ok: true, room: sitting.room }
        : { ok: false, code: 'store/unavailable' }
    } finally {
      reserved.delete(code)
    }
  }

  const host: Rooms['host'] = async (code, opening) => {
    if (keeper.isStopped()) return { ok: false, code: 'server/draining' }
    const found = await keeper.find(code)
    if (found !== undefined)
      return found.hosted?.by === opening.hostedBy
        ? { ok: true, room: found }
        : { ok: false, code: 'room/unknown' }
    if (keeper.all.size + reserved.size >= mostRooms) return { ok: false, code: 'message/too-many' }
    const decision = decide(undefined, { kind: 'open-room', code, ...opening }, context())
    if (!decision.ok) return { ok: false, code: decision.refusal.code }
    const outcome = await keeper.begin(decision.room, decision.events)
    // Somebody else has just opened it for the class.
    if (outcome === 'conflict') return host(code, opening)
    return outcome === 'stored' ? { ok: true, room: decision.room } : { ok: false, code: 'store/unavailable' }
  }

  const tidyOne = async (live: LiveRoom, isWatched: boolean): Promise<void> => {
    const { code } = live.now
    if (live.now.phase !== 'closed' && isIdle(live.now)) await execute(code, CLOSE)
    const isOver = live.now.phase === 'closed'
    const restMs = keeper.all.size < mostRooms / 2 ? restRoomMs : Math.min(restRoomMs, CROWDED_REST_MS)
    const rests = dueAt(live.now) === undefined && live.now.at < now() - restMs
    if ((isOver || rests) && !isWatched && live.waiting === 0) await keeper.rest(live)
  }

  const tidy: Rooms['tidy'] = async (isWatched) => {
    for (const [code, live] of keeper.all) {
      try {
        await tidyOne(live, isWatched(code))
      } catch (error) {
        log.error({ err: error, room: code }, 'the room could not be tidied')
      }
    }
  }

  return {
    open,
    host,
    find: keeper.find,
    peek: (code) => keeper.all.get(code)?.now,
    count: () => keeper.all.size,
    execute,
    onChange: (listener) => {
      listeners.push(listener)
    },
    forget: keeper.forget,
    tidy,
    stop: () => {
      const stopping = keeper.stop()
      for (const { timer } of keeper.all.values()) clearTimeout(timer)
      return stopping
    },
  }
}

const folded = (events: readonly RoomEvent[]): Room | undefined =>
  events.reduce<Room | undefined>((room, event) => evolve(room, event), undefined)
