import * as z from 'zod/mini'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import { problemsOf } from '../game/levels/check.ts'
import type { RoomEvent } from '../game/room/event.ts'
import { evolveRound, startRound } from '../game/room/round.ts'
import type { Round } from '../game/room/room.ts'
import { RULES_VERSION, isInRound, timelineOf } from '../replay/timeline.ts'
import type { ReplayFile } from './answers.ts'
import { canonicalText } from './canonical.ts'
import { replayEvent, replayFrame } from './outgoing/replay.ts'
import { hashOf, toReplayFile } from './replayFile.ts'
import { notesSchema } from './replayNotes.ts'
import { tried } from './tried.ts'

/** Why a text is not the record of a round. The codes are stable. */
export type ReplayFileError =
  | { readonly code: 'replay/not-json' }
  /** `field`: the first field of the frame that is missing or wrong */
  | { readonly code: 'replay/not-a-replay'; readonly field: string }
  /** It was played by rules that this program does not know */
  | { readonly code: 'replay/unknown-rules'; readonly rules: number; readonly known: number }
  /** Event `n`, counted from 1, is no event, or cannot have happened there; `field` names the part of it, if one can be named */
  | { readonly code: 'replay/broken-event'; readonly n: number; readonly field: string }
  /** The frame says of the round what its events do not */
  | { readonly code: 'replay/contradiction'; readonly field: 'id' | 'names' | 'level' | 'notes' }
  /** The events are not those that were written: somebody has changed them */
  | { readonly code: 'replay/hash-mismatch' }

/**
 * Reads a replay file. What comes back is what was written, and can be folded; anything else is refused with a code,
 * and with the number of the event where one can be named.
 */
export const parseReplayFile = (text: string): Result<ReplayFile, ReplayFileError> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail({ code: 'replay/not-json' })
  }
  const frame = tried(fileFrame, value)
  if (!frame.success)
    return fail({ code: 'replay/not-a-replay', field: fieldOf(frame.error.issues[0]?.path) })
  const { rules, id, names, level, hash, notes = [] } = frame.data
  if (rules !== RULES_VERSION) return fail({ code: 'replay/unknown-rules', rules, known: RULES_VERSION })
  const events: RoomEvent[] = []
  for (const [index, event] of frame.data.events.entries()) {
    if (isEvent(event)) events.push(event)
    else {
      const issue = tried(replayEvent, event).error?.issues[0]
      return fail({ code: 'replay/broken-event', n: index + 1, field: fieldOf(issue?.path) })
    }
  }
  if (hashOf(events) !== hash) return fail({ code: 'replay/hash-mismatch' })
  const broken = firstBroken(events)
  if (broken !== undefined) return fail({ code: 'replay/broken-event', n: broken, field: '' })
  const file = toReplayFile(events, notes)
  if (file === undefined) return fail({ code: 'replay/broken-event', n: 1, field: 'kind' })
  if (file.id !== id) return fail({ code: 'replay/contradiction', field: 'id' })
  if (!isSame(file.names, names)) return fail({ code: 'replay/contradiction', field: 'names' })
  if (!isSame(file.level, level)) return fail({ code: 'replay/contradiction', field: 'level' })
  const steps = timelineOf(file.events)?.steps.length ?? 0
  if (notes.some(({ step }) => step > steps)) return fail({ code: 'replay/contradiction', field: 'notes' })
  return ok({ ...file, events })
}

/** A file may hold notes besides: older ones have none. */
const fileFrame = z.strictObject({ ...replayFrame.shape, notes: z.optional(notesSchema) })

const isEvent = (value: unknown): value is RoomEvent => tried(replayEvent, value).success

const fieldOf = (path: readonly PropertyKey[] | undefined): string => path?.map(String).join('.') ?? ''

const isSame = (a: unknown, b: unknown): boolean => canonicalText(a) === canonicalText(b)

/** The number of the first event that cannot have happened where it stands; undefined when all can be folded. */
const firstBroken = (events: readonly RoomEvent[]): number | undefined => {
  let round: Round | undefined
  for (const [index, event] of events.entries()) {
    try {
      if (index === 0) {
        if (event.kind !== 'round-started') return 1
        if (event.level !== undefined && problemsOf(event.level).length > 0) return 1
        round = startRound(event, 1)
      } else if (event.kind === 'round-started' || round === undefined) return index + 1
      else if (isInRound(event)) round = evolveRound(round, event, index + 1)
    } catch {
      // The fold is total over what was decided once; this was not.
      return index + 1
    }
  }
  return round === undefined ? 1 : undefined
}
