import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { VersionConflict } from '../store.ts'
import { openDatabase, transactions } from './database.ts'
import { createJournal } from './journal.ts'
import type { Run } from './runs.ts'

/** What has become of one append. */
export type Written =
  | { readonly kind: 'stored' }
  | { readonly kind: 'conflict'; readonly room: string; readonly version: number }
  | { readonly kind: 'failed'; readonly message: string }

export interface EachWritten {
  readonly kind: 'each'
  readonly outcomes: readonly Written[]
}

/**
 * The SQLite file of the embedded store, as the thread that owns it works with it: events are lines of text here, and all
 * that goes in and out is plain data, so that it can cross between threads. What `Store` promises of each is there.
 */
export interface SqliteFile {
  /**
   * Commits all appends together, or, where that cannot be, each by itself; durable when it answers: what has become of all
   * of them, or of each.
   */
  readonly write: (appends: readonly (readonly Run[])[]) => Written | EachWritten
  /** The lines of a room's events, from version 1 */
  readonly read: (room: string) => readonly string[]
  /** The lines from the start of a round on; undefined for a replay id that was never given */
  readonly readFrom: (replayId: string) => readonly string[] | undefined
  readonly versions: (rooms: readonly string[]) => readonly (readonly [string, number])[]
  readonly settle: (room: string) => void
  readonly eraseBefore: (time: number) => Promise<number>
  readonly erase: (rooms: readonly string[]) => Promise<void>
  readonly quietSince: (time: number, letters: number) => readonly string[]
  readonly secret: (name: string) => Uint8Array
  readonly ping: () => void
  readonly close: () => void
}

/** Rooms erased in one transaction: short enough not to be felt. */
const ERASED_AT_ONCE = 50

/**
 * Opens the file of a folder; throws when that cannot be. Only one process may use the folder.
 *
 * @param folder made when it is missing
 */
export const openSqliteFile = (folder: string): SqliteFile => {
  mkdirSync(folder, { recursive: true })
  const { db, close } = openDatabase(folder)
  const transact = transactions(db)
  const journal = createJournal(db)
  const archived = db.prepare('SELECT event FROM archive WHERE room = ? AND version >= ? ORDER BY version')
  const findReplay = db.prepare('SELECT room, first FROM replays WHERE id = ?')
  const findOld = db.prepare('SELECT room FROM rooms WHERE at < ?')
  const findQuiet = db.prepare('SELECT room FROM rooms WHERE at < ? AND length(room) = ?')
  const forget = ['archive', 'replays', 'rooms'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE room = ?`),
  )
  const keepSecret = db.prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const findSecret = db.prepare('SELECT value FROM secrets WHERE name = ?')
  let closed = false
  const isClosed = (): boolean => closed
  /** What was erased stands in the log until that is written over; a reader that is just busy there keeps it a while. */
  const emptyLog = (): void => {
    if (!closed) db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  }

  const written = (runs: readonly Run[]): Written => {
    try {
      journal.write(runs)
      return { kind: 'stored' }
    } catch (error) {
      if (error instanceof VersionConflict)
        return { kind: 'conflict', room: error.room, version: error.version }
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
    }
  }

  /** Of events in the archive, those from version `from` on; then all in the journal, which came later. */
  const readRoom = (room: string, from: number): readonly string[] => {
    const old = archived.all(room, from).map((row) => String(row['event']))
    return [...old, ...journal.read(room)]
  }

  const forgetAll = (rooms: readonly string[]): void =>
    transact(() => rooms.forEach((room) => forget.forEach((statement) => statement.run(room))))

  return {
    write: (appends) => {
      const together = written(appends.flat())
      if (together.kind === 'stored' || appends.length === 1) return together
      // One that cannot be written must not take its neighbours with it.
      return { kind: 'each', outcomes: appends.map(written) }
    },
    read: (room) => readRoom(room, 1),
    readFrom: (replayId) => {
      const hot = journal.roomOf(replayId)
      if (hot !== undefined) return journal.read(hot)
      const found = findReplay.get(replayId)
      return found === undefined ? undefined : readRoom(String(found['room']), Number(found['first']))
    },
    versions: (rooms) =>
      rooms.map((room) => [room, journal.versionOf(room)] as const).filter(([, version]) => version > 0),
    settle: journal.settle,
    eraseBefore: async (time) => {
      journal.settleBefore(time)
      const old = findOld.all(time).map((row) => String(row['room']))
      let erased = 0
      while (old.length > 0 && !isClosed()) {
        // Whoever has gone on in a room meanwhile keeps it.
        const some = old.splice(0, ERASED_AT_ONCE).filter((room) => !journal.has(room))
        forgetAll(some)
        erased += some.length
        // Rooms that are being played in do not wait for all of it.
        await new Promise(setImmediate)
      }
      return erased
    },
    erase: async (rooms) => {
      for (let from = 0; from < rooms.length && !isClosed(); from += ERASED_AT_ONCE) {
        const some = rooms.slice(from, from + ERASED_AT_ONCE)
        for (const room of some) journal.settle(room)
        forgetAll(some)
        await new Promise(setImmediate)
      }
      emptyLog()
    },
    quietSince: (time, letters) => {
      journal.settleBefore(time)
      return findQuiet.all(time, letters).map((row) => String(row['room']))
    },
    secret: (name) => {
      keepSecret.run(name, randomBytes(32))
      const value = findSecret.get(name)?.['value']
      if (!(value instanceof Uint8Array)) throw new Error(`the secret ${name} is no octets`)
      return value
    },
    ping: () => void db.prepare('SELECT 1').get(),
    close: () => {
      closed = true
      close()
    },
  }
}
