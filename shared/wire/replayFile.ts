import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RoomEvent } from '../game/room/event.ts'
import type { Note } from '../replay/notes.ts'
import { RULES_VERSION } from '../replay/timeline.ts'
import { toldEvents } from '../replay/told.ts'
import type { ReplayFile } from './answers.ts'
import { canonicalText } from './canonical.ts'

const FORMAT = 'wavehand-replay'

/**
 * The record of a round as a file: whoever has it can fold it and judge it again, and the hash (SHA-256, hex, of the
 * events' canonical text) tells whether it is still what was played.
 *
 * @param events from `round-started` on; what a record does not tell is left out
 * @param notes of whoever saves it; the hash does not count them
 */
export const toReplayFile = (
  events: readonly RoomEvent[],
  notes: readonly Note[] = [],
): ReplayFile | undefined => {
  const [start] = events
  if (start?.kind !== 'round-started') return undefined
  const told = toldEvents(events)
  return {
    format: FORMAT,
    rules: RULES_VERSION,
    id: start.replayId,
    level: start.level ?? start.settings.level,
    names: start.names,
    events: told,
    hash: hashOf(told),
    ...(notes.length > 0 && { notes }),
  }
}

/** The same as text, to be written to a file: JSON, two spaces, no line end after the last line. */
export const formatReplayFile = (file: ReplayFile): string => JSON.stringify(file, undefined, 2)

/** The hash of a record: SHA-256, in hex, of the canonical text of its events. */
export const hashOf = (events: readonly RoomEvent[]): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalText(events))))
