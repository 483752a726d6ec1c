import { parseEvent } from '../events.ts'
import { VersionConflict } from '../store.ts'
import { transactions } from './database.ts'
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
  /** The room that has this replay, while its start is still here */
  readonly roomOf: (replayId: string) => string | undefined
}

/** A room that has not settled. */
interface Hot {
  /** The keys of its rows, oldest first */
  readonly seqs: number[]
  /** The replays that begin in them */
  readonly replays: string[]
  version: number
  /** When the last happened */
  at: number
}

/** Settles first what an earlier process left behind: nobody plays in it now. */
export const createJournal = (db: Database): Journal => {
  const transact = transactions(db)
  const insert = db.prepare('INSERT INTO journal (room, version, at, event) VALUES (?, ?, ?, ?)')
  // A journal that an older program has left behind has named its replays already.
  const nameReplay = db.prepare(
    'INSERT INTO replays (id, room, first) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const findReplay = db.prepare('SELECT room FROM replays WHERE id = ?')
  const archive = db.prepare('INSERT INTO archive (room, version, at, event) VALUES (?, ?, ?, ?)')
  const touch = db.prepare(
    'INSERT INTO rooms (room, at) VALUES (?, ?) ON CONFLICT (room) DO UPDATE SET at = excluded.at',
  )
  const remove = db.prepare('DELETE FROM journal WHERE seq = ?')
  const find = db.prepare('SELECT room, version, event FROM journal WHERE seq = ?')
  const oldest = db.prepare('SELECT min(seq) AS seq FROM journal')
  const newest = db.prepare('SELECT max(version) AS version FROM archive WHERE room = ?')
  const hot = new Map<string, Hot>()
  /** The rooms of replays that begin here: two trees with random keys are too much to write while they are played */
  const replays = new Map<string, string>()

  const versionOf = (room: string): number =>
    hot.get(room)?.version ?? Number(newest.get(room)?.['version'] ?? 0)

  const isNamed = (replayId: string): boolean =>
    replays.has(replayId) || findReplay.get(replayId) !== undefined

  const check = (runs: readonly Run[]): void => {
    const versions = new Map<string, number>()
    const begun = new Set<string>()
    for (const run of runs) {
      for (const id of run.replays) {
        if (begun.has(id) || isNamed(id)) throw new Error(`a round is ${id} already`)
        begun.add(id)
      }
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
      const event = parseEvent(line)
      last = event.at
      archive.run(room, first + index, last, line)
      if (event.kind === 'round-started') nameReplay.run(event.replayId, room, first + index)
    }
    touch.run(room, last)
    remove.run(seq)
  }

  const settle = (room: string): void => {
    const known = hot.get(room)
    if (known === undefined) return
    transact(() => known.seqs.forEach(moveRow))
    hot.delete(room)
    for (const id of known.replays) replays.delete(id)
  }

  transact(() => {
    for (;;) {
      const seq = oldest.get()?.['seq']
      if (seq === undefined || seq === null) return
      moveRow(Number(seq))
    }
  })

  const keep = ({ room, version, count, at, replays: begun }: Run, seq: number): void => {
    const known = hot.get(room) ?? { seqs: [], replays: [], version: 0, at }
    hot.set(room, known)
    known.seqs.push(seq)
    known.replays.push(...begun)
    known.version = version + count - 1
    known.at = at
    for (const id of begun) replays.set(id, room)
  }

  return {
    write: (runs) => {
      check(runs)
      const seqs = transact(() =>
        runs.map(({ room, version, at, lines }) =>
          Number(insert.run(room, version, at, lines.join(LINE_END)).lastInsertRowid),
        ),
      )
      for (const [index, run] of runs.entries()) keep(run, seqs[index] ?? 0)
    },
    settle,
    settleBefore: (time) => {
      for (const [room, { at }] of hot) if (at < time) settle(room)
    },
    versionOf,
    has: (room) => hot.has(room),
    read: (room) => (hot.get(room)?.seqs ?? []).flatMap(linesAt),
    roomOf: (replayId) => replays.get(replayId),
  }
}
