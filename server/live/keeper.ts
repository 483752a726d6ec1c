import type { Logger } from 'pino'
import type { StoredEvent } from '../store/events.ts'
import { StoreUnavailable, VersionConflict } from '../store/store.ts'
import type { Store } from '../store/store.ts'
import { followOthers } from './follow.ts'
import { inTurn } from './turns.ts'
import type { Turns } from './turns.ts'

/** What the events under one code come to: a room, or a class. */
export interface Fold {
  readonly code: string
  readonly version: number
}

/** One of them in memory. */
export interface Kept<F extends Fold> extends Turns {
  now: F
  /** What is stored may be more than `now`, or other: it is loaded again before anything is decided on it */
  isDoubtful: boolean
}

export const newKept = <F extends Fold>(now: F): Kept<F> => ({
  now,
  waiting: 0,
  tail: Promise.resolve(),
  isDoubtful: false,
})

/** What a command comes to: events and their fold, or a code of why there are none. */
export type Decided<F, E, C> =
  | { readonly ok: true; readonly now: F; readonly events: readonly E[] }
  | { readonly ok: false; readonly code: C }

/** What became of events: `unknown` when the store does not answer, so that nobody can say. */
type Stored = 'stored' | 'conflict' | 'refused' | 'unknown'

/** Who has changed what is kept: this node, or another one, which will do first what is due. */
export type ChangedBy = 'here' | 'elsewhere'

/** Rooms, or classes, in memory: each is there once, is changed by one command at a time, and by nothing that is not stored. */
export interface Keeper<F extends Fold, E, K extends Kept<F>, G> {
  readonly all: ReadonlyMap<string, K>
  /** From memory or from the store, also what is over; undefined when there is nothing under this code. */
  readonly find: (code: string) => Promise<F | undefined>
  /**
   * Decides, makes the events durable, folds and tells them, when all that was asked of this one before is done. It is
   * decided anew when somebody else turns out to have written meanwhile.
   */
  readonly execute: <C>(
    code: string,
    decide: (now: F) => Decided<F, E, C>,
  ) => Promise<Decided<F, E, C | G | 'store/unavailable' | 'server/draining'>>
  /** The same for one that is in memory. */
  readonly apply: <C>(
    kept: K,
    decide: (now: F) => Decided<F, E, C>,
  ) => Promise<Decided<F, E, C | G | 'store/unavailable'>>
  /** Makes the first events of a new one durable, and takes it in. */
  readonly begin: (now: F, events: readonly E[]) => Promise<Stored>
  /** Lets one leave the memory, unless somebody has asked something of it meanwhile. */
  readonly rest: (kept: K) => Promise<void>
  /** One that has been erased leaves the memory too. */
  readonly forget: (code: string) => void
  readonly isStopped: () => boolean
  /** Takes no more commands, and waits for those under way. */
  readonly stop: () => Promise<void>
}

export interface Keeping<F extends Fold, K extends Kept<F>, G> {
  readonly store: Store
  readonly log: Logger
  /** What is kept, in the log */
  readonly noun: 'room' | 'class'
  readonly load: (code: string) => Promise<F | undefined>
  readonly newKept: (now: F) => K
  /** What is over is not taken in: nothing will happen to it. */
  readonly isOver: (now: F) => boolean
  /** What a command for something that is not there, or over, is answered with */
  readonly codes: { readonly gone: G; readonly over: G }
  /** Called after each change, and when one has come into memory: then there is nothing before. */
  readonly changed: (kept: K, before: F | undefined) => void
  /** Called whenever something may have to be done later: after each attempt, and whoever has changed it. */
  readonly touched: (kept: K, by: ChangedBy | undefined) => void
  /** Called before it is handed to those who asked for it first. */
  readonly loaded: (kept: K) => Promise<void>
  /** Called when one leaves the memory; `isErased` when it is gone for good. */
  readonly left: (kept: K | undefined, code: string, isErased: boolean) => void
}

/** How often a command is decided anew when others keep writing under its code */
const ATTEMPTS = 5

export const createKeeper = <F extends Fold, E extends StoredEvent, K extends Kept<F>, G>(
  keeping: Keeping<F, K, G>,
): Keeper<F, E, K, G> => {
  const { store, log, noun, codes } = keeping
  const all = new Map<string, K>()
  const loading = new Map<string, Promise<F | undefined>>()
  let stopped = false

  /** @param isAwaited others wait for it who want to change the same one */
  const stored = async (
    code: string,
    after: number,
    events: readonly E[],
    isAwaited: boolean,
  ): Promise<Stored> => {
    try {
      await store.append(
        events.map((event, index) => ({ room: code, version: after + index + 1, event })),
        isAwaited,
      )
      return 'stored'
    } catch (error) {
      if (error instanceof VersionConflict) return 'conflict'
      log.error({ err: error, [noun]: code }, 'events could not be stored')
      return error instanceof StoreUnavailable ? 'unknown' : 'refused'
    }
  }

  /** Decide, make durable, fold, tell: in this order and never otherwise. */
  const apply: Keeper<F, E, K, G>['apply'] = async (kept, decide) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const outdated = kept.isDoubtful ? await renew(kept) : undefined
      if (outdated !== undefined) return { ok: false, code: outdated }
      const before = kept.now
      const decided = decide(before)
      if (!decided.ok) return decided
      if (decided.events.length === 0) {
        keeping.touched(kept, undefined)
        return decided
      }
      const outcome = await stored(before.code, before.version, decided.events, kept.waiting > 1)
      if (outcome === 'stored') {
        kept.now = decided.now
        keeping.touched(kept, 'here')
        keeping.changed(kept, before)
        return decided
      }
      if (outcome === 'refused') break
      kept.isDoubtful = true
      keeping.touched(kept, undefined)
      if (outcome === 'unknown') break
    }
    return { ok: false, code: 'store/unavailable' }
  }

  /** Loads one again that may have moved on in the store; a code when it cannot be gone on with. */
  const renew = async (kept: K): Promise<G | 'store/unavailable' | undefined> => {
    const before = kept.now
    try {
      const now = await keeping.load(before.code)
      if (now === undefined) {
        forget(before.code)
        return codes.gone
      }
      kept.now = now
      kept.isDoubtful = false
      keeping.touched(kept, now.version > before.version ? 'elsewhere' : undefined)
      if (now.version !== before.version) keeping.changed(kept, before)
      return undefined
    } catch (error) {
      log.error({ err: error, [noun]: before.code }, 'what is stored could not be loaded again')
      keeping.touched(kept, undefined)
      return 'store/unavailable'
    }
  }

  const following = followOthers({
    store,
    log,
    codes: () => all.keys(),
    catchUp: async (code, version) => {
      const kept = all.get(code)
      if (kept === undefined || kept.now.version >= version) return
      await inTurn(kept, async () => {
        if (kept.now.version < version) await renew(kept)
      })
    },
  })

  const enter = (now: F): K => {
    const kept = keeping.newKept(now)
    all.set(now.code, kept)
    keeping.touched(kept, undefined)
    keeping.changed(kept, undefined)
    return kept
  }

  const load = async (code: string): Promise<F | undefined> => {
    const now = await keeping.load(code)
    if (now === undefined || keeping.isOver(now) || stopped) return now
    const kept = enter(now)
    await keeping.loaded(kept)
    return kept.now
  }

  const find = (code: string): Promise<F | undefined> => {
    const kept = all.get(code)
    if (kept !== undefined) return Promise.resolve(kept.now)
    // Two who ask at once must not make two out of one.
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

  const execute: Keeper<F, E, K, G>['execute'] = (code, decide) => {
    const kept = all.get(code)
    return kept === undefined || stopped
      ? executeFound(code, decide)
      : inTurn(kept, () => apply(kept, decide))
  }

  const executeFound: Keeper<F, E, K, G>['execute'] = async (code, decide) => {
    const found = await find(code)
    if (stopped) return { ok: false, code: 'server/draining' }
    if (found === undefined) return { ok: false, code: codes.gone }
    if (all.has(code)) return execute(code, decide)
    // What is over is not kept; what has just left the memory is loaded again.
    return keeping.isOver(found) ? { ok: false, code: codes.over } : execute(code, decide)
  }

  const forget = (code: string): void => {
    const kept = all.get(code)
    all.delete(code)
    keeping.left(kept, code, true)
  }

  return {
    all,
    find,
    execute,
    apply,
    begin: async (now, events) => {
      const outcome = await stored(now.code, 0, events, false)
      if (outcome === 'stored') enter(now)
      return outcome
    },
    rest: (kept) =>
      inTurn(kept, async () => {
        const { code } = kept.now
        await store.settle(code)
        if (kept.waiting > 1) return
        all.delete(code)
        keeping.left(kept, code, false)
      }),
    forget,
    isStopped: () => stopped,
    stop: async () => {
      stopped = true
      await Promise.all([...all.values()].map(({ tail }) => tail))
    },
  }
}
