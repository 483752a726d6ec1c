import { formatNews } from '../nodes.ts'
import { VersionConflict } from '../store.ts'
import { CHANNEL, NEWS_CHARS } from './bus.ts'
import { codeOf } from './connections.ts'
import type { Connections } from './connections.ts'
import type { Line } from './writer.ts'

/**
 * Writes lines with the replay ids that they give, in one statement and so all or none; the other nodes hear of it
 * with the commit and not otherwise. Written in the order of the
 * key, so that two nodes never wait for each other in a circle. A row whose predecessor is not there gets no version,
 * which the table refuses as it refuses one that is taken.
 */
const APPEND = `
  WITH named AS (INSERT INTO replays (id, room, first) SELECT * FROM unnest($6::text[], $7::text[], $8::integer[]))
  INSERT INTO events (room, version, at, event)
  SELECT line.room,
    CASE WHEN line.is_first AND NOT EXISTS
      (SELECT FROM events WHERE room = line.room AND version = line.version - 1 AND event IS NOT NULL)
    THEN NULL ELSE line.version END,
    line.at, line.event
  FROM unnest($1::text[], $2::integer[], $3::bigint[], string_to_array($4, E'\\n'), $5::boolean[])
    AS line (room, version, at, event, is_first)
  ORDER BY line.room COLLATE "C", line.version
  RETURNING (SELECT count(pg_notify('${CHANNEL}', news)) FROM unnest($9::text[]) AS news)`

const COUNT_SAME = `
  SELECT count(*)::integer AS same
  FROM unnest($1::text[], $2::integer[], string_to_array($3, E'\\n')) AS line (room, version, event)
  JOIN events USING (room, version) WHERE events.event = line.event`

const NOT_NULL = '23502'
const UNIQUE = '23505'

/** Makes lines durable, all or none; see `Database.write`. Throws `VersionConflict` as `Store.append` does. */
export const appendLines = async (
  { query, read }: Pick<Connections, 'query' | 'read'>,
  node: string,
  lines: readonly Line[],
  isRepeated: boolean,
): Promise<void> => {
  const rooms = lines.map(({ room }) => room)
  const versions = lines.map(({ version }) => version)
  // No event has a line end in it, so that one string holds them all: cheaper to pass than an array.
  const texts = lines.map(({ text }) => text).join('\n')
  try {
    await query({
      name: 'append',
      text: APPEND,
      values: [
        rooms,
        versions,
        lines.map(({ event }) => event.at),
        texts,
        firsts(lines),
        ...replaysIn(lines),
        newsOf(node, lines),
      ],
    })
  } catch (error) {
    const code = codeOf(error)
    if (code !== UNIQUE && code !== NOT_NULL) throw error
    if (isRepeated) {
      const [found] = await read({ text: COUNT_SAME, values: [rooms, versions, texts] })
      if (found?.['same'] === lines.length) return
    }
    const [line] = lines
    throw line === undefined || !isOfVersions(error) ? error : new VersionConflict(line, error)
  }
}

/**
 * For each line, whether its room must already be stored at the version before: not so for a room's very first, nor
 * where the version before stands in an earlier line.
 */
const firsts = (lines: readonly Line[]): readonly boolean[] => {
  const here = new Set<string>()
  return lines.map(({ room, version }) => {
    here.add(`${room} ${version}`)
    return version > 1 && !here.has(`${room} ${version - 1}`)
  })
}

/** The columns of `replays`, for the rounds that start in these lines. */
const replaysIn = (lines: readonly Line[]): readonly [string[], string[], number[]] => {
  const started = lines.flatMap(({ room, version, event }) =>
    event.kind === 'round-started' ? [{ id: event.replayId, room, version }] : [],
  )
  return [started.map(({ id }) => id), started.map(({ room }) => room), started.map(({ version }) => version)]
}

/** What the others are told: to which version each room has come. */
const newsOf = (node: string, lines: readonly Line[]): readonly string[] => {
  const rooms = [...new Map(lines.map(({ room, version }) => [room, version] as const))]
  return formatNews({ kind: 'appended', rooms }, NEWS_CHARS).map((words) => `${node} ${words}`)
}

/** True where the table of events has refused, not that of replays. */
const isOfVersions = (error: unknown): boolean =>
  error instanceof Error && 'table' in error && error.table === 'events'
