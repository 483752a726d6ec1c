import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite'

/**
 * The steps that made the schema, in order; a database remembers how many it has taken. A step is never changed
 * once it was released: a new one follows.
 *
 * Hot rows go to `journal`, an append-only table without a second tree (a unique key there costs five times the
 * append itself), a row for all that one command has led to, a line for each event; a settled room's rows move in one go to `archive`, where the key (room, version) is checked, and
 * `rooms` then says when something last happened there. A round is found by its replay id through `replays`, which
 * names the version that started it, once its room has settled: until then the journal knows its rooms by their replays.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE journal (seq INTEGER PRIMARY KEY, room TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL) STRICT;
   CREATE TABLE archive (room TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (room, version)) STRICT, WITHOUT ROWID;
   CREATE TABLE rooms (room TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE INDEX rooms_at ON rooms (at);
   CREATE TABLE replays (id TEXT PRIMARY KEY, room TEXT NOT NULL, first INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE INDEX replays_room ON replays (room);`,
  `CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;`,
]

/** Brings a database to the newest schema. Refuses one that a newer program has written. */
export const migrate = (db: Database): void => {
  db.exec('CREATE TABLE IF NOT EXISTS schema_steps (step INTEGER PRIMARY KEY) STRICT')
  const taken = stepsTaken(db)
  for (const [index, sql] of STEPS.entries()) {
    if (index < taken) continue
    db.exec(`BEGIN; ${sql} INSERT INTO schema_steps (step) VALUES (${index + 1}); COMMIT`)
  }
}

/** How many steps a database has taken; throws for one that a newer program has written, or that is none of ours. */
export const stepsTaken = (db: Database): number => {
  const row = db.prepare('SELECT count(*) AS taken FROM schema_steps').get()
  const taken = Number(row?.['taken'])
  if (taken > STEPS.length)
    throw new Error(`the database has schema ${taken}, this program knows ${STEPS.length}: use a newer one`)
  return taken
}
