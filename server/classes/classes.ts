import type { Logger } from 'pino'
import type { Class, Plan } from '../../shared/class/class.ts'
import type { ClassCommand } from '../../shared/class/command.ts'
import { decideClass } from '../../shared/class/decide.ts'
import type { ClassEvent } from '../../shared/class/event.ts'
import { evolveClass } from '../../shared/class/evolve.ts'
import { roomsIn } from '../../shared/class/roomsIn.ts'
import type { ClassRefusalCode } from '../../shared/class/refusal.ts'
import { CLASS_CODE_LENGTH } from '../../shared/wire/classCode.ts'
import { followOthers } from '../rooms/follow.ts'
import { inTurn } from '../rooms/liveRoom.ts'
import { newCode, newSecret } from '../rooms/secrets.ts'
import { StoreUnavailable, VersionConflict } from '../store/store.ts'
import type { Store } from '../store/store.ts'

/** What came of a command: the class as it is now, or why nothing was changed. */
export type ClassExecuted =
  | { readonly ok: true; readonly group: Class; readonly events: readonly ClassEvent[] }
  | {
      readonly ok: false
      readonly code:
        ClassRefusalCode | 'class/unknown' | 'class/not-host' | 'store/unavailable' | 'server/draining'
    }

/** A command for the class as it is, or why there is none. */
type MakeCommand = (group: Class) => ClassCommand | ClassRefusalCode | 'class/not-host'

/** A class before and after what has happened to it. */
export interface ClassChange {
  /** Undefined when it has just come into memory */
  readonly before: Class | undefined
  readonly group: Class
}

export interface Classes {
  /** Opens a class under a code that no other has, with its first host. */
  readonly open: (
    plan: Plan,
    host: { readonly name: string; readonly tokenHash: string },
  ) => Promise<ClassExecuted>
  /** The class of this code, from memory or from the store; undefined when there is none. */
  readonly find: (code: string) => Promise<Class | undefined>
  /** The class as it is at this very moment, if it is in memory. */
  readonly peek: (code: string) => Class | undefined
  /** How many classes are in memory */
  readonly count: () => number
  /**
   * Decides a command, makes its events durable, then folds and tells them: the way of rooms. Commands to one class
   * are taken one after the other, each made from the class as it is when its turn has come.
   */
  readonly execute: (code: string, command: MakeCommand) => Promise<ClassExecuted>
  /** Calls back after each change of any class, and when one has come into memory. */
  readonly onChange: (listener: (change: ClassChange) => void) => void
  /** Calls back when a class is gone for good: erased here, or found to have been erased at another node. */
  readonly onGone: (listener: (code: string) => void) => void
  /** The class as it is stored, and the codes of all rooms that it has ever had; it does not come into memory. */
  readonly stored: (
    code: string,
  ) => Promise<{ readonly group: Class | undefined; readonly rooms: readonly string[] }>
  /** What has been erased is forgotten here too. */
  readonly forget: (code: string) => void
  /** Keeps classes where nobody is in the store only. */
  readonly tidy: (isWatched: (code: string) => boolean) => Promise<void>
  /** Takes no more commands, and waits for those under way. */
  readonly stop: () => Promise<void>
}

/** A class in memory, and the line of those who want to change it. */
interface LiveClass {
  group: Class
  waiting: number
  tail: Promise<unknown>
  /** What is stored may be more, or other: it is loaded again before anything is decided on it */
  isDoubtful: boolean
}

/** How often a command is decided anew when others keep writing to its class */
const ATTEMPTS = 5

export const createClasses = (options: {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
}): Classes => {
  const { store, log, now } = options
  const live = new Map<string, LiveClass>()
  const loading = new Map<string, Promise<Class | undefined>>()
  const listeners: ((change: ClassChange) => void)[] = []
  const mourners: ((code: string) => void)[] = []
  let stopped = false

  const tell = (change: ClassChange): void => {
    for (const listener of listeners) listener(change)
  }

  const makeDurable = async (
    code: string,
    after: number,
    events: readonly ClassEvent[],
  ): Promise<'stored' | 'conflict' | 'refused' | 'unknown'> => {
    try {
      await store.append(events.map((event, index) => ({ room: code, version: after + index + 1, event })))
      return 'stored'
    } catch (error) {
      if (error instanceof VersionConflict) return 'conflict'
      log.error({ err: error, class: code }, 'events of a class could not be stored')
      return error instanceof StoreUnavailable ? 'unknown' : 'refused'
    }
  }

  /** Decide, make durable, evolve, tell: in this order and never otherwise. */
  const apply = async (entry: LiveClass, make: MakeCommand): Promise<ClassExecuted> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const outdated = entry.isDoubtful ? await renew(entry) : undefined
      if (outdated !== undefined) return { ok: false, code: outdated }
      const before = entry.group
      const command = make(before)
      if (typeof command === 'string') return { ok: false, code: command }
      const decision = decideClass(before, command, { now: now() })
      if (!decision.ok) return decision
      const { events } = decision
      if (events.length === 0) return { ok: true, group: before, events }
      const outcome = await makeDurable(before.code, before.version, events)
      if (outcome === 'stored') {
        entry.group = decision.group
        tell({ before, group: entry.group })
        return { ok: true, group: entry.group, events }
      }
      if (outcome === 'refused') break
      entry.isDoubtful = true
      if (outcome === 'unknown') break
    }
    return { ok: false, code: 'store/unavailable' }
  }

  const forget = (code: string): void => {
    live.delete(code)
    for (const listener of mourners) listener(code)
  }

  /** Loads a class again that may have moved on in the store; a code when it cannot be gone on with. */
  const renew = async (entry: LiveClass): Promise<'class/unknown' | 'store/unavailable' | undefined> => {
    const before = entry.group
    try {
      const group = folded(await store.loadClass(before.code))
      if (group === undefined) {
        forget(before.code)
        return 'class/unknown'
      }
      entry.group = group
      entry.isDoubtful = false
      if (group.version !== before.version) tell({ before, group })
      return undefined
    } catch (error) {
      log.error({ err: error, class: before.code }, 'a class could not be loaded again')
      return 'store/unavailable'
    }
  }

  const following = followOthers({
    store,
    log,
    codes: () => live.keys(),
    catchUp: async (code, version) => {
      const entry = live.get(code)
      if (entry === undefined || entry.group.version >= version) return
      await inTurn(entry, async () => {
        if (entry.group.version < version) await renew(entry)
      })
    },
  })

  const enter = (group: Class): LiveClass => {
    const entry: LiveClass = { group, waiting: 0, tail: Promise.resolve(), isDoubtful: false }
    live.set(group.code, entry)
    tell({ before: undefined, group })
    return entry
  }

  const find: Classes['find'] = (code) => {
    const entry = live.get(code)
    if (entry !== undefined) return Promise.resolve(entry.group)
    // Two who ask at once must not make two classes out of one.
    const known = loading.get(code)
    if (known !== undefined) return known
    following.loading(code)
    const load = async (): Promise<Class | undefined> => {
      const group = folded(await store.loadClass(code))
      return group === undefined || stopped ? group : enter(group).group
    }
    const underWay = load().finally(() => {
      loading.delete(code)
      following.loaded(code)
    })
    loading.set(code, underWay)
    return underWay
  }

  const execute: Classes['execute'] = async (code, command) => {
    if (stopped) return { ok: false, code: 'server/draining' }
    const found = await find(code)
    if (found === undefined) return { ok: false, code: 'class/unknown' }
    const entry = live.get(code)
    return entry === undefined ? execute(code, command) : inTurn(entry, () => apply(entry, command))
  }

  const open: Classes['open'] = async (plan, host) => {
    if (stopped) return { ok: false, code: 'server/draining' }
    const code = newCode(CLASS_CODE_LENGTH)
    const decision = decideClass(
      undefined,
      { kind: 'open-class', code, seed: newSecret(), plan, ...host },
      { now: now() },
    )
    if (!decision.ok) return decision
    const outcome = await makeDurable(code, 0, decision.events)
    // Somebody has this code already: one in 887 million.
    if (outcome === 'conflict') return open(plan, host)
    if (outcome !== 'stored') return { ok: false, code: 'store/unavailable' }
    return { ok: true, group: enter(decision.group).group, events: decision.events }
  }

  return {
    open,
    find,
    peek: (code) => live.get(code)?.group,
    count: () => live.size,
    execute,
    onChange: (listener) => {
      listeners.push(listener)
    },
    stored: async (code) => {
      const events = await store.loadClass(code)
      return { group: folded(events), rooms: [...roomsIn(events).keys()] }
    },
    forget,
    onGone: (listener) => {
      mourners.push(listener)
    },
    tidy: async (isWatched) => {
      for (const [code, entry] of live) {
        if (isWatched(code) || entry.waiting > 0) continue
        await inTurn(entry, async () => {
          await store.settle(code)
          if (entry.waiting === 1) live.delete(code)
        })
      }
    },
    stop: async () => {
      stopped = true
      await Promise.all([...live.values()].map(({ tail }) => tail))
    },
  }
}

const folded = (events: readonly ClassEvent[]): Class | undefined =>
  events.reduce<Class | undefined>((group, event) => evolveClass(group, event), undefined)
