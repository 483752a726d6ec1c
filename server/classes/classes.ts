import type { Logger } from 'pino'
import type { Class, Plan } from '../../shared/class/class.ts'
import type { ClassCommand } from '../../shared/class/command.ts'
import { decideClass } from '../../shared/class/decide.ts'
import type { ClassEvent } from '../../shared/class/event.ts'
import { evolveClass } from '../../shared/class/evolve.ts'
import { roomsIn } from '../../shared/class/roomsIn.ts'
import type { ClassRefusalCode } from '../../shared/class/refusal.ts'
import { CLASS_CODE_LENGTH } from '../../shared/wire/classCode.ts'
import { createKeeper, newKept } from '../live/keeper.ts'
import type { Kept } from '../live/keeper.ts'
import { newCode, newSecret } from '../rooms/secrets.ts'
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

export const createClasses = (options: {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
}): Classes => {
  const { store, now } = options
  const listeners: ((change: ClassChange) => void)[] = []
  const mourners: ((code: string) => void)[] = []

  const keeper = createKeeper<Class, ClassEvent, Kept<Class>, 'class/unknown'>({
    ...options,
    noun: 'class',
    load: async (code) => folded(await store.loadClass(code)),
    newKept,
    isOver: () => false,
    codes: { gone: 'class/unknown', over: 'class/unknown' },
    changed: ({ now: group }, before) => {
      for (const listener of listeners) listener({ before, group })
    },
    touched: () => undefined,
    loaded: () => Promise.resolve(),
    left: (_, code, isErased) => {
      if (isErased) for (const listener of mourners) listener(code)
    },
  })

  const execute: Classes['execute'] = async (code, make) => {
    const done = await keeper.execute(code, (group) => {
      const command = make(group)
      if (typeof command === 'string') return { ok: false, code: command }
      const decision = decideClass(group, command, { now: now() })
      return decision.ok ? { ok: true, now: decision.group, events: decision.events } : decision
    })
    return done.ok ? { ok: true, group: done.now, events: done.events } : done
  }

  const open: Classes['open'] = async (plan, host) => {
    if (keeper.isStopped()) return { ok: false, code: 'server/draining' }
    const code = newCode(CLASS_CODE_LENGTH)
    const decision = decideClass(
      undefined,
      { kind: 'open-class', code, seed: newSecret(), plan, ...host },
      { now: now() },
    )
    if (!decision.ok) return decision
    const { group, events } = decision
    const outcome = await keeper.begin(group, events)
    // Somebody has this code already: one in 887 million.
    if (outcome === 'conflict') return open(plan, host)
    return outcome === 'stored' ? { ok: true, group, events } : { ok: false, code: 'store/unavailable' }
  }

  return {
    open,
    find: keeper.find,
    peek: (code) => keeper.all.get(code)?.now,
    count: () => keeper.all.size,
    execute,
    onChange: (listener) => {
      listeners.push(listener)
    },
    stored: async (code) => {
      const events = await store.loadClass(code)
      return { group: folded(events), rooms: [...roomsIn(events).keys()] }
    },
    forget: keeper.forget,
    onGone: (listener) => {
      mourners.push(listener)
    },
    tidy: async (isWatched) => {
      for (const [code, kept] of keeper.all)
        if (!isWatched(code) && kept.waiting === 0) await keeper.rest(kept)
    },
    stop: keeper.stop,
  }
}

const folded = (events: readonly ClassEvent[]): Class | undefined =>
  events.reduce<Class | undefined>((group, event) => evolveClass(group, event), undefined)
