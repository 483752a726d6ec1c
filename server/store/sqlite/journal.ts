import { formatEvent } from '../events.ts'
import { VersionConflict } from '../store.ts'
import type { Row } from '../store.ts'
import { inTransaction } from './database.ts'
import type { Database } from './database.ts'

/** The hot table, and where in it each room's rows are. */
export interface Journal {
  /**
   * Writes rows durably, all or none; throws when they could not be written, `VersionConflict` when a room is not at
   * the version before.
   */
  readonly write: (rows: readonly Row[]) => void
  /** Moves a room's rows to the archive, in one go. */
  readonly settle: (room: string) => void
  /** Settles the rooms in which nothing has happened since this time (milliseconds). */
  readonly settleBefore: (time: number) => void
  /** The version of a room; 0 for one that is not there. */
  readonly versionOf: (room: string) => number
  /** True while a room has rows here. */
  readonly has: (room: string) => boolean
  /** The room's events that are still here, as they were stored. */
  readonly read: (room: string) => readonly string[]
}

/** Settles first what an earlier process left behind: nobody plays in it now. */
export const createJournal = (db: Database): Journal => {
  inTransaction(db, () =>
    db.exec(
      `INSERT INTO archive SELECT room, version, at, event FROM journal;
       INSERT INTO rooms SELECT room, max(at) FROM journal GROUP BY room ON CONFLICT (room) DO UPDATE SET at = excluded.at;
       DELETE FROM journal`,
    ),
  )
  const insert = db.prepare('INSERT INTO journal (room, version, at, event) VALUES (?, ?, ?, ?)')
  const nameReplay = db.prepare('INSERT INTO replays (id, room, first) VALUES (?, ?, ?)')
  const archive = db.prepare('INSERT INTO archive SELECT room, version, at, event FROM journal WHERE seq = ?')
  const touch = db.prepare(
    'INSERT INTO rooms SELECT room, at FROM journal WHERE seq = ? ON CONFLICT (room) DO UPDATE SET at = excluded.at',
  )
  const remove = db.prepare('DELETE FROM journal WHERE seq = ?')
  const find = db.prepare('SELECT event FROM journal WHERE seq = ?')
  const newest = db.prepare('SELECT max(version) AS version FROM archive WHERE room = ?')
  /** For each room that has not settled: the keys of its rows, oldest first, its version, when the last happened */
  const hot = new Map<string, { readonly seqs: number[]; version: number; at: number }>()

  const versionOf = (room: string): number =>
    hot.get(room)?.version ?? Number(newest.get(room)?.['version'] ?? 0)

  const check = (rows: readonly Row[]): void => {
    const versions = new Map<string, number>()
    for (const row of rows) {
      if (row.version !== (versions.get(row.room) ?? versionOf(row.room)) + 1) throw new VersionConflict(row)
      versions.set(row.room, row.version)
    }
  }

  const settle = (room: string): void => {
    const seqs = hot.get(room)?.seqs
    if (seqs === undefined) return
    inTransaction(db, () => {
      for (const seq of seqs) archive.run(seq)
      touch.run(seqs.at(-1) ?? 0)
      for (const seq of seqs) remove.run(seq)
    })
    hot.delete(room)
  }

  return {
    write: (rows) => {
      check(rows)
      const written = inTransaction(db, () =>
        rows.map(({ room, version, event }) => {
          const { lastInsertRowid } = insert.run(room, version, event.at, formatEvent(event))
          if (event.kind === 'round-started') nameReplay.run(event.replayId, room, version)
          return { room, seq: Number(lastInsertRowid), version, at: event.at }
        }),
      )
      for (const { room, seq, version, at } of written) {
        const rows = hot.get(room)
        if (rows === undefined) hot.set(room, { seqs: [seq], version, at })
        else {
          rows.seqs.push(seq)
          rows.version = version
          rows.at = at
        }
      }
    },
    settle,
    settleBefore: (time) => {
      for (const [room, { at }] of hot) if (at < time) settle(room)
    },
    versionOf,
    has: (room) => hot.has(room),
    read: (room) => (hot.get(room)?.seqs ?? []).map((seq) => String(find.get(seq)?.['event'])),
  }
}
