import { codeOf } from './connections.ts'
import type { Connections } from './connections.ts'

/**
 * Erases some rooms whose last event is older than `$1`, with their replay ids, and leaves a mark where each ended: a
 * node that still has the room and appends to it at this moment meets the mark instead of going on behind nothing.
 */
const ERASE_SOME = `
  WITH old AS (
    SELECT opened.room, last.version
    FROM events opened
    CROSS JOIN LATERAL
      (SELECT version, at FROM events WHERE room = opened.room ORDER BY version DESC LIMIT 1) last
    WHERE opened.version = 1 AND opened.event IS NOT NULL AND opened.at < $1 AND last.at < $1
    ORDER BY opened.at LIMIT $2
  ),
  gone AS (DELETE FROM events USING old WHERE events.room = old.room),
  unnamed AS (DELETE FROM replays USING old WHERE replays.room = old.room)
  INSERT INTO events (room, version, at, event)
  SELECT room, version + 1, extract(epoch FROM clock_timestamp()) * 1000, NULL FROM old`

/** The same for these rooms, whatever has happened in them. */
const ERASE_THESE = `
  WITH old AS (
    SELECT room, max(version) AS version FROM events WHERE room = ANY($1) AND event IS NOT NULL GROUP BY room
  ),
  gone AS (DELETE FROM events USING old WHERE events.room = old.room),
  unnamed AS (DELETE FROM replays USING old WHERE replays.room = old.room)
  INSERT INTO events (room, version, at, event)
  SELECT room, version + 1, extract(epoch FROM clock_timestamp()) * 1000, NULL FROM old`

/** Whoever was appending when a room was erased has met its mark long before this. */
const FORGET_MARKS = `
  DELETE FROM events WHERE event IS NULL AND at < extract(epoch FROM clock_timestamp()) * 1000 - 60000`

/** Rooms in one statement: it stays short, and what has been erased stays erased when the next one fails. */
const AT_ONCE = 200
const UNIQUE = '23505'

/** See `Store.eraseBefore`. */
export const eraseBefore = async ({ query }: Pick<Connections, 'query'>, time: number): Promise<number> => {
  let erased = 0
  await query({ text: FORGET_MARKS })
  for (;;) {
    const some = await eraseSome(query, time)
    erased += some
    if (some < AT_ONCE) return erased
  }
}

/** How often rooms are tried in which somebody goes on just now */
const ATTEMPTS = 5

/** See `Store.erase`. */
export const erase = async (
  { query }: Pick<Connections, 'query'>,
  rooms: readonly string[],
): Promise<void> => {
  for (let from = 0; from < rooms.length; from += AT_ONCE)
    await eraseThese(query, rooms.slice(from, from + AT_ONCE), ATTEMPTS)
}

const eraseThese = async (
  query: Connections['query'],
  rooms: readonly string[],
  attempts: number,
): Promise<void> => {
  try {
    await query({ text: ERASE_THESE, values: [rooms] })
  } catch (error) {
    if (codeOf(error) !== UNIQUE || attempts === 1) throw error
    await eraseThese(query, rooms, attempts - 1)
  }
}

const eraseSome = async (query: Connections['query'], time: number): Promise<number> => {
  try {
    return (await query({ text: ERASE_SOME, values: [time, AT_ONCE] })).rowCount ?? 0
  } catch (error) {
    // Somebody has just gone on in one of them, or another node erases: next time.
    if (codeOf(error) === UNIQUE) return 0
    throw error
  }
}
