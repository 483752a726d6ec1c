import pg from 'pg'

/**
 * The steps that made the schema, in order; a database remembers how many it has taken. A step is never changed once
 * it was released: a new one follows, and lets nodes of the version before go on working beside it.
 *
 * `events` is keyed by (room, version): of two who write the same version, the database lets one through. A row
 * without an event marks where an erased room ended, so that nobody goes on behind it; `events_first` finds those,
 * and the oldest rooms, without reading the others.
 */
const STEPS: readonly string[] = [
  `CREATE TABLE events (
     room text COLLATE "C" NOT NULL, version integer NOT NULL, at bigint NOT NULL, event text,
     PRIMARY KEY (room, version));
   CREATE INDEX events_first ON events (at) WHERE version = 1 OR event IS NULL;
   CREATE TABLE replays (id text COLLATE "C" PRIMARY KEY, room text COLLATE "C" NOT NULL, first integer NOT NULL);
   CREATE INDEX replays_room ON replays (room);
   CREATE TABLE secrets (name text PRIMARY KEY, value bytea NOT NULL);`,
]

/** Whoever holds this lock of the database may change its schema; the number means nothing else. */
const LOCK = 0x77617665

/**
 * Brings a database to the newest schema, each step whole or not at all. Nodes that start at once wait for each
 * other. Refuses a database that a newer program has written.
 */
export const migrate = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, application_name: 'wavehand migration' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query('CREATE TABLE IF NOT EXISTS schema_steps (step integer PRIMARY KEY)')
    const { rows } = await client.query<{ taken: number }>('SELECT count(*)::int AS taken FROM schema_steps')
    const taken = rows[0]?.taken ?? 0
    if (taken > STEPS.length)
      throw new Error(`the database has schema ${taken}, this program knows ${STEPS.length}: use a newer one`)
    for (const [index, sql] of STEPS.entries()) {
      if (index < taken) continue
      await client.query(`BEGIN; ${sql} INSERT INTO schema_steps (step) VALUES (${index + 1}); COMMIT`)
    }
  } finally {
    // The lock goes with the connection.
    await client.end()
  }
}
