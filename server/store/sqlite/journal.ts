import { parseEvent } from '../events.ts'
import { VersionConflict } from '../store.ts'
import { inTransaction } from './database.ts'
import type { Database } from './database.ts'
import { LINE_END } from './runs.ts'
import type { Run } from './runs.ts'

/** The hot table, and where in it each room's rows are. */
export interface Journal {
  /**
   * Writes runs durably, all or none; throws when they could not be written, `VersionConflict` when a room is not at
   * the version before.
   */
  readonly write: (runs: readonly Run[]) => void
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
  const insert = db.prepare('INSERT INTO journal (room, version, at, event) VALUES (?, ?, ?, ?)')
  const nameReplay = db.prepare('INSERT INTO replays (id, room, first) VALUES (?, ?, ?)')
  const archive = db.prepare('INSERT INTO archive (room, version, at, event) VALUES (?, ?, ?, ?)')
  const touch = db.prepare(
    'INSERT INTO rooms (room, at) VALUES (?, ?) ON CONFLICT (room) DO UPDATE SET at = excluded.at',
  )
  const remove = db.prepare('DELETE FROM journal WHERE seq = ?')
  const find = db.prepare('SELECT room, version, event FROM journal WHERE seq = ?')
  const oldest = db.prepare('SELECT min(seq) AS seq FROM journal')
  const newest = db.prepare('SELECT max(version) AS version FROM archive WHERE room = ?')
  /** For each room that has not settled: the keys of its rows, oldest first, its version, when the last happened */
  const hot = new Map<string, { readonly seqs: number[]; version: number; at: number }>()

  const versionOf = (room: string): number =>
    hot.get(room)?.version ?? Number(newest.get(room)?.['version'] ?? 0)

  const check = (runs: readonly Run[]): void => {
    const versions = new Map<string, number>()
    for (const run of runs) {
      if (run.version !== (versions.get(run.room) ?? versionOf(run.room)) + 1) throw new VersionConflict(run)
      versions.set(run.room, run.version + run.count - 1)
    }
  }

  const linesAt = (seq: number): readonly string[] => String(find.get(seq)?.['event']).split(LINE_END)

  /** Moves one row to the archive, an event a row. */
  const moveRow = (seq: number): void => {
    const found = find.get(seq)
    const [room, first] = [String(found?.['room']), Number(found?.['version'])]
    let last = 0
    for (const [index, line] of linesAt(seq).entries()) {
      last = parseEvent(line).at
      archive.run(room, first + index, last, line)
    }
    touch.run(room, last)
    remove.run(seq)
  }

  const settle = (room: string): void => {
    const seqs = hot.get(room)?.seqs
    if (seqs === undefined) return
    inTransaction(db, () => seqs.forEach(moveRow))
    hot.delete(room)
  }

  inTransaction(db, () => {
    for (;;) {
      const seq = oldest.get()?.['seq']
      if (seq === undefined || seq === null) return
      moveRow(Number(seq))
    }
  })

  return {
    write: (runs) => {
      check(runs)
      const seqs = inTransaction(db, () => {
        for (const { room, rounds } of runs)
          for (const { id, version } of rounds) nameReplay.run(id, room, version)
        return runs.map(({ room, version, at, lines }) =>
          Number(insert.run(room, version, at, lines).lastInsertRowid),
        )
      })
      for (const [index, { room, version, count, at }] of runs.entries()) {
        const seq = seqs[index] ?? 0
        const known = hot.get(room)
        if (known === undefined) hot.set(room, { seqs: [seq], version: version + count - 1, at })
        else {
          known.seqs.push(seq)
          known.version = version + count - 1
          known.at = at
        }
      }
    },
    settle,
    settleBefore: (time) => {
      for (const [room, { at }] of hot) if (at < time) settle(room)
    },
    versionOf,
    has: (room) => hot.has(room),
    read: (room) => (hot.get(room)?.seqs ?? []).flatMap(linesAt),
  }
}
