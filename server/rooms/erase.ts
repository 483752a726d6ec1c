import type { Logger } from 'pino'
import type { Store } from '../store/store.ts'
import type { Rooms } from './rooms.ts'

/** What became of a wish to have a room forgotten. */
export type Erased =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'room/unknown' | 'seat/token' | 'room/hosted' | 'store/unavailable' }

/** Forgets a room with all its rounds, at once, for whoever holds or has ever held a seat in it. */
export type EraseRoom = (code: string, tokenHash: string) => Promise<Erased>

/**
 * A room is closed before it is erased, so that everybody in it is told, at every node. Where the erasing fails after
 * that it can be asked for again: a room that is closed already is erased as well. The rooms of a class go with it.
 */
export const createEraseRoom =
  ({
    rooms,
    store,
    log,
  }: {
    readonly rooms: Rooms
    readonly store: Store
    readonly log: Logger
  }): EraseRoom =>
  async (code, tokenHash) => {
    const room = await rooms.find(code)
    if (room === undefined) return { ok: false, code: 'room/unknown' }
    const events = await store.load(code)
    const hasSat = events.some(
      (event) =>
        event.kind === 'seat-taken' && event.holder.kind === 'person' && event.holder.tokenHash === tokenHash,
    )
    if (!hasSat) return { ok: false, code: 'seat/token' }
    if (room.hosted !== undefined) return { ok: false, code: 'room/hosted' }
    const closed = await rooms.execute(code, () => ({ kind: 'close-room' }))
    if (!closed.ok && closed.code === 'store/unavailable') return { ok: false, code: closed.code }
    await store.erase([code])
    rooms.forget(code)
    log.info({ room: code }, 'room erased because a player wanted it')
    return { ok: true }
  }
