import { formatEvent, parseClassEvent, parseEvent } from '../../../server/store/events.ts'
import type { StoredEvent } from '../../../server/store/events.ts'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { NO_NODES } from '../../../server/store/nodes.ts'
import { StoreUnavailable, VersionConflict } from '../../../server/store/store.ts'
import type { Store } from '../../../server/store/store.ts'

/** A store that forgets with the process, and that can be told to fail or to wait. */
export interface MemoryStore extends Store {
  readonly fails: (yes: boolean) => void
  /** The next append is written, but its writer cannot be told; nor can it read before it is answered again. */
  readonly goesSilent: () => void
  readonly answersAgain: () => void
  readonly forgets: (room: string) => void
  readonly settled: readonly string[]
  readonly events: (room: string) => readonly RoomEvent[]
  /** How many appends have been asked for */
  readonly appends: () => number
}

export const memoryStore = (): MemoryStore => {
  const rooms = new Map<string, StoredEvent[]>()
  const settled: string[] = []
  let failing = false
  let silence: 'none' | 'next' | 'now' = 'none'
  let appends = 0
  const texts = (room: string): readonly string[] => (rooms.get(room) ?? []).map(formatEvent)
  const events = (room: string): readonly RoomEvent[] => texts(room).map(parseEvent)
  return {
    append: async (rows) => {
      appends += 1
      await new Promise(setImmediate)
      if (failing) throw new Error('the disk is full')
      for (const row of rows) {
        const stored = rooms.get(row.room) ?? []
        if (row.version !== stored.length + 1) throw new VersionConflict(row)
        rooms.set(row.room, [...stored, row.event])
      }
      if (silence !== 'none') {
        silence = 'now'
        throw new StoreUnavailable('no answer')
      }
    },
    load: (room) =>
      silence === 'now' ? Promise.reject(new StoreUnavailable('no answer')) : Promise.resolve(events(room)),
    loadClass: (code) => Promise.resolve(texts(code).map(parseClassEvent)),
    versions: (codes) =>
      Promise.resolve(
        new Map(codes.map((code) => [code, events(code).length] as const).filter(([, n]) => n > 0)),
      ),
    nodes: NO_NODES,
    replay: () => Promise.resolve(undefined),
    settle: (room) => {
      settled.push(room)
      return Promise.resolve()
    },
    eraseBefore: () => Promise.resolve(0),
    erase: (codes) => {
      for (const code of codes) rooms.delete(code)
      return Promise.resolve()
    },
    quietSince: () => Promise.resolve([]),
    secret: (name) => Promise.resolve(new TextEncoder().encode(name.padEnd(32, '.')).slice(0, 32)),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
    fails: (yes) => {
      failing = yes
    },
    forgets: (room) => {
      rooms.delete(room)
    },
    goesSilent: () => {
      silence = 'next'
    },
    answersAgain: () => {
      silence = 'none'
    },
    settled,
    events,
    appends: () => appends,
  }
}
