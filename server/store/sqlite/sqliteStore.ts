import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { parseClassEvent, parseEvent, roundIn } from '../events.ts'
import { NO_NODES } from '../nodes.ts'
import type { Row, Store } from '../store.ts'
import { inTransaction, openDatabase } from './database.ts'
import { createJournal } from './journal.ts'

interface Waiting {
  readonly rows: readonly Row[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Rooms erased in one transaction: short enough not to be felt. */
const ERASED_AT_ONCE = 50

/**
 * The embedded store: one SQLite file. All rows that were handed over in one turn of the event loop are committed
 * together at its end. Only one process may use the folder.
 *
 * @param folder made when it is missing
 */
export const sqliteStore = (folder: string): Store => {
  mkdirSync(folder, { recursive: true })
  const { db, close } = openDatabase(folder)
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
  let waiting: Waiting[] = []
  let closed = false
  const isClosed = (): boolean => closed
  /** What was erased stands in the log until that is written over; a reader that is just busy there keeps it a while. */
  const emptyLog = (): void => {
    if (!closed) db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  }

  const commit = (): void => {
    const batch = waiting
    waiting = []
    try {
      journal.write(batch.flatMap(({ rows }) => rows))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      // One that cannot be written must not take its neighbours with it.
      else for (const one of batch) commitAlone(one)
    }
  }

  const commitAlone = ({ rows, resolve, reject }: Waiting): void => {
    try {
      journal.write(rows)
      resolve()
    } catch (error) {
      reject(error)
    }
  }

  /** A room's events: of those in the archive, from version `from` on; then all in the journal, which came later. */
  const read = (room: string, from: number): readonly string[] => {
    const old = archived.all(room, from).map((row) => String(row['event']))
    return [...old, ...journal.read(room)]
  }

  return {
    append: (rows) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(commit)
        waiting.push({ rows, resolve, reject })
      }),
    load: (room) => Promise.resolve(read(room, 1).map(parseEvent)),
    loadClass: (code) => Promise.resolve(read(code, 1).map(parseClassEvent)),
    versions: (rooms) =>
      Promise.resolve(
        new Map(
          rooms.map((room) => [room, journal.versionOf(room)] as const).filter(([, version]) => version > 0),
        ),
      ),
    nodes: NO_NODES,
    replay: (id) => {
      const found = findReplay.get(id)
      if (found === undefined) return Promise.resolve(undefined)
      return Promise.resolve(roundIn(read(String(found['room']), Number(found['first'])).map(parseEvent), id))
    },
    settle: (room) => Promise.resolve(journal.settle(room)),
    eraseBefore: async (time) => {
      journal.settleBefore(time)
      const old = findOld.all(time).map((row) => String(row['room']))
      let erased = 0
      while (old.length > 0 && !isClosed()) {
        // Whoever has gone on in a room meanwhile keeps it.
        const some = old.splice(0, ERASED_AT_ONCE).filter((room) => !journal.has(room))
        inTransaction(db, () => some.forEach((room) => forget.forEach((statement) => statement.run(room))))
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
        inTransaction(db, () => some.forEach((room) => forget.forEach((statement) => statement.run(room))))
        await new Promise(setImmediate)
      }
      emptyLog()
    },
    quietSince: (time, letters) => {
      journal.settleBefore(time)
      return Promise.resolve(findQuiet.all(time, letters).map((row) => String(row['room'])))
    },
    secret: (name) => {
      keepSecret.run(name, randomBytes(32))
      const value = findSecret.get(name)?.['value']
      return value instanceof Uint8Array
        ? Promise.resolve(value)
        : Promise.reject(new Error(`the secret ${name} is no octets`))
    },
    ping: () => {
      db.prepare('SELECT 1').get()
      return Promise.resolve()
    },
    close: () => {
      if (waiting.length > 0) commit()
      closed = true
      close()
      return Promise.resolve()
    },
  }
}
