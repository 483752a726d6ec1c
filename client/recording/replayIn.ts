import { unreachable } from '../../shared/base/unreachable.ts'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { TEXT_TITLE } from '../../shared/replay/exports/text.ts'
import type { Note } from '../../shared/replay/notes.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import type { ReplayFileError } from '../../shared/wire/parseReplayFile.ts'
import { notesOfText } from '../../shared/wire/replayNotes.ts'
import { parseReplayText } from '../../shared/wire/replayText.ts'
import type { ReplayTextError } from '../../shared/wire/replayText.ts'
import { problem } from './problem.ts'
import type { Problem } from './problem.ts'

/** A round that was opened from a file, or from a pasted text. */
export interface OpenedReplay {
  readonly timeline: Timeline
  readonly events: readonly RoomEvent[]
  /** What stood beside its steps */
  readonly notes: readonly Note[]
}

/**
 * Reads a replay file (JSON), or the text twin of a round in either language. A file whose hash does not fit its
 * events, or a text whose lines do not follow from each other, is refused with the place where it breaks.
 */
export const replayIn = (text: string): Result<OpenedReplay, Problem> => {
  const content = text.replace(/^\uFEFF/, '')
  return /^\s*\{/.test(content) ? fromJson(content) : fromText(content)
}

const fromJson = (text: string): Result<OpenedReplay, Problem> => {
  const read = parseReplayFile(text)
  return read.ok ? folded(read.value.events, read.value.notes ?? []) : fail(fileProblem(read.error, text))
}

const fromText = (text: string): Result<OpenedReplay, Problem> => {
  // Any text may be dropped here: only what begins as a round is told what is wrong with it as one.
  if (!text.split('\n').some((line) => line.trim().startsWith(`${TEXT_TITLE} `)))
    return fail(problem('capture/unknown-format'))
  const read = parseReplayText(text)
  return read.ok ? folded(read.value, notesOfText(text)) : fail(textProblem(read.error))
}

const folded = (events: readonly RoomEvent[], notes: readonly Note[]): Result<OpenedReplay, Problem> => {
  const timeline = timelineOf(events)
  return timeline === undefined || timeline.steps.length === 0
    ? fail(problem('replay/empty'))
    : ok({ timeline, events, notes: notes.filter(({ step }) => step <= timeline.steps.length) })
}

const fileProblem = (error: ReplayFileError, text: string): Problem => {
  const { code } = error
  switch (code) {
    case 'replay/not-json': {
      const { line, column } = jsonBreak(text)
      return problem(code, line, column)
    }
    case 'replay/not-a-replay':
    case 'replay/contradiction':
      return problem(code, 0, error.field)
    case 'replay/unknown-rules':
      return problem(code, error.rules, String(error.known))
    case 'replay/broken-event':
      return problem(code, error.n, error.field)
    case 'replay/hash-mismatch':
      return problem(code)
    default:
      return unreachable(code)
  }
}

const textProblem = (error: ReplayTextError): Problem => {
  const { code } = error
  switch (code) {
    case 'text/not-a-round':
      return problem(code)
    case 'text/broken-start':
    case 'text/unreadable':
    case 'text/impossible':
      return problem(code, error.line)
    case 'text/does-not-follow':
      return problem(code, error.line, error.expected)
    default:
      return unreachable(code)
  }
}

/** Where a text stops being JSON, by the browser's own message; line 0 where it names no place. */
const jsonBreak = (text: string): { readonly line: number; readonly column: string } => {
  try {
    JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
    if (line !== undefined && column !== undefined) return { line: Number(line), column }
    const [, position] = /position (\d+)/.exec(message) ?? []
    // A text that ends too early is named by no position.
    const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
    return { line: before.length, column: String((before.at(-1)?.length ?? 0) + 1) }
  }
  return { line: 0, column: '' }
}
