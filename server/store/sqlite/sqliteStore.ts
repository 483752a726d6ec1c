import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import type { Row, Store } from '../store.ts'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'
import { migrate } from './schema.ts'

/**
 * The embedded store: one SQLite file, WAL, synchronous=FULL. All rows that were handed over in one turn of the
 * event loop are committed together at its end. Only one process may use the folder.
 *
 * @param folder made when it is missing
 */
export const sqliteStore = (folder: string): Store => {
  mkdirSync(folder, { recursive: true })
  const db = opened(join(folder, 'wavehand.sqlite'))
  const insert = db.prepare('INSERT INTO journal (room, version, at, event) VALUES (?, ?, ?, ?)')
  const name = db.prepare('INSERT INTO replays (id, room, first) VALUES (?, ?, ?)')
  const archive = db.prepare('INSERT INTO archive SELECT room, version, at, event FROM journal WHERE seq = ?')
  const forget = db.prepare('DELETE FROM journal WHERE seq = ?')
  const fromJournal = db.prepare('SELECT version, event FROM journal WHERE seq = ?')
  const fromArchive = db.prepare('SELECT version, event FROM archive WHERE room = ? ORDER BY version')
  const findReplay = db.prepare('SELECT room, first FROM replays WHERE id = ?')

  /** Journal rows of the rooms that have not settled since the start. */
  const hot = new Map<string, number[]>()
  let waiting: { readonly rows: readonly Row[]; readonly done: (error?: unknown) => void }[] = []

  const commit = (): void => {
    const batch = waiting
    waiting = []
    try {
      const seqs: (readonly [string, number])[] = []
      inTransaction(db, () => {
        for (const { room, version, event } of batch.flatMap(({ rows }) => rows)) {
          const { lastInsertRowid } = insert.run(room, version, event.at, JSON.stringify(event))
          seqs.push([room, Number(lastInsertRowid)])
          if (event.kind === 'round-started') name.run(event.replayId, room, version)
        }
      })
      for (const [room, seq] of seqs) hot.set(room, [...(hot.get(room) ?? []), seq])
      for (const { done } of batch) done()
    } catch (error) {
      for (const { done } of batch) done(error)
    }
  }

  const settle = (room: string): void => {
    const seqs = hot.get(room)
    if (seqs === undefined) return
    inTransaction(db, () => {
      for (const seq of seqs) {
        archive.run(seq)
        forget.run(seq)
      }
    })
    hot.delete(room)
  }

  const load = (room: string): readonly RoomEvent[] =>
    [...fromArchive.all(room), ...(hot.get(room) ?? []).map((seq) => fromJournal.get(seq))].map((row) =>
      parseEvent(row?.['event']),
    )

  return {
    append: (rows) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(commit)
        waiting.push({ rows, done: (error) => (error === undefined ? resolve() : reject(asError(error))) })
      }),
    load: (room) => Promise.resolve(load(room)),
    replay: (id) => {
      const found = findReplay.get(id)
      if (found === undefined) return Promise.resolve(undefined)
      const rest = load(String(found['room'])).slice(Number(found['first']) - 1)
      const end = rest.findIndex((event, index) => index > 0 && isRoundsEnd(event))
      return Promise.resolve(end < 0 ? rest : rest.slice(0, end))
    },
    settle: (room) => Promise.resolve(settle(room)),
    eraseBefore: (time) => {
      for (const room of hot.keys()) settle(room)
      let erased = 0
      inTransaction(db, () => {
        const old = db.prepare('SELECT room FROM archive GROUP BY room HAVING max(at) < ?').all(time)
        for (const { room } of old) {
          db.prepare('DELETE FROM archive WHERE room = ?').run(String(room))
          db.prepare('DELETE FROM replays WHERE room = ?').run(String(room))
        }
        erased = old.length
      })
      return Promise.resolve(erased)
    },
    ping: () => {
      db.prepare('SELECT 1').get()
      return Promise.resolve()
    },
    close: () => {
      if (waiting.length > 0) commit()
      db.close()
      return Promise.resolve()
    },
  }
}

const opened = (file: string): Database => {
  const db = openDatabase(file)
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    migrate(db)
    // What an earlier process left in the journal has settled by now: nobody plays in it.
    db.exec(
      'BEGIN IMMEDIATE; INSERT INTO archive SELECT room, version, at, event FROM journal; DELETE FROM journal; COMMIT',
    )
    return db
  } catch (error) {
    db.close()
    const busy = error instanceof Error && /locked|busy/i.test(error.message)
    throw busy ? new Error(`${file} is in use by another process`, { cause: error }) : error
  }
}

const inTransaction = (db: Database, work: () => void): void => {
  db.exec('BEGIN IMMEDIATE')
  try {
    work()
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** Events are written by this program only and parsed as what they were. */
const parseEvent = (json: unknown): RoomEvent => {
  const event: RoomEvent = JSON.parse(String(json))
  return event
}

/** A round's record ends with the next round, or when the room goes back to its lobby. */
const isRoundsEnd = (event: RoomEvent): boolean =>
  event.kind === 'round-started' || event.kind === 'round-left' || event.kind === 'room-closed'

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
