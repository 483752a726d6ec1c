import { unreachable } from '../base/unreachable.ts'
import { fail, ok } from '../base/result.ts'
import type { Result } from '../base/result.ts'
import type { RoomEvent, RoomEventBody } from '../game/room/event.ts'
import { completed, judgeDraft } from '../game/judging/judgeDraft.ts'
import { previousDraft } from '../game/judging/marking.ts'
import { problemsOf } from '../game/levels/check.ts'
import { evolveRound, startRound } from '../game/room/round.ts'
import { isLiveWire } from '../game/room/mode.ts'
import type { Round } from '../game/room/room.ts'
import { TEXT_START, TEXT_TITLE, toText } from '../replay/exports/text.ts'
import { EXPORT_WORDS } from '../replay/exports/words.ts'
import { isInRound, timelineOf } from '../replay/timeline.ts'
import { flagsOf } from '../tcp/segment.ts'
import { toSeq } from '../tcp/seq.ts'
import { replayEvent } from './outgoing/replay.ts'
import { readTextLine, tokensOf } from './textLine.ts'
import { tried } from './tried.ts'
import type { TextLine } from './textLine.ts'

/** Why a text is not a round. Codes are stable; lines count from 1. */
export type ReplayTextError =
  /** There is no line that begins with "Wavehand", or none after it that begins with "= " */
  | { readonly code: 'text/not-a-round' }
  /** The last line does not say how a round began */
  | { readonly code: 'text/broken-start'; readonly line: number }
  | { readonly code: 'text/unreadable'; readonly line: number }
  /** By the rules this cannot have happened there */
  | { readonly code: 'text/impossible'; readonly line: number }
  /** It happened, but not so: `expected` is what the rules make of it */
  | { readonly code: 'text/does-not-follow'; readonly line: number; readonly expected: string }

type Start = Extract<RoomEvent, { kind: 'round-started' }>

interface NumberedLine {
  readonly line: number
  readonly text: string
  readonly read: TextLine
}

/**
 * Reads the text twin of a round, as `toText` writes it in English or Chinese, and plays it again: every draft is
 * judged anew, and every line must be what the rules make of the round. The events fold to the same steps as those
 * of the round that was written. Lines before the title, empty ones and the fences of a chat do not matter.
 */
export const parseReplayText = (text: string): Result<readonly RoomEvent[], ReplayTextError> => {
  const all = text.split(/\r?\n/).map((line) => line.trim())
  const title = all.findIndex((line) => line.startsWith(`${TEXT_TITLE} `))
  const end = all.findIndex((line, index) => index > title && line.startsWith(TEXT_START))
  if (title === -1 || end === -1) return fail({ code: 'text/not-a-round' })
  const start = startOf(all[end]?.slice(TEXT_START.length) ?? '')
  if (start === undefined) return fail({ code: 'text/broken-start', line: end + 1 })
  const lines: NumberedLine[] = []
  for (const [index, line] of all.slice(title + 1, end).entries()) {
    if (!/^\d/.test(line)) continue
    const read = readTextLine(line, { x: toSeq(start.iss.client), y: toSeq(start.iss.server) })
    if (read?.n !== lines.length + 1) return fail({ code: 'text/unreadable', line: title + index + 2 })
    lines.push({ line: title + index + 2, text: line, read })
  }
  const played = play(start, lines)
  if (!played.ok) return played
  return follows(played.value, lines)
}

const startOf = (text: string): Start | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isStart(value) && (value.level === undefined || problemsOf(value.level).length === 0)
      ? value
      : undefined
  } catch {
    return undefined
  }
}

const isStart = (value: unknown): value is Start => {
  const parsed = tried(replayEvent, value)
  return parsed.success && parsed.data.kind === 'round-started'
}

/** What happens in the order in which it happened: a segment comes after the step that its line names. */
const ordered = (lines: readonly NumberedLine[]): readonly Happening[] => {
  const arrivals = lines
    .flatMap((line): readonly Happening[] => {
      const { read } = line
      return read.kind === 'segment' && read.made !== 'copy' && read.arrives !== undefined
        ? [{ kind: 'arrival', after: read.arrives.after, at: read.arrives.at, line }]
        : []
    })
    .sort((a, b) => a.after - b.after || a.at - b.at)
  return lines
    .flatMap((line): readonly Happening[] => [
      ...arrivals.filter(({ after }) => after === line.read.n - 1),
      { kind: 'step', after: line.read.n - 1, at: line.read.at, line },
    ])
    .concat(arrivals.filter(({ after }) => after >= lines.length))
}

interface Happening {
  readonly kind: 'step' | 'arrival'
  /** The step after which it happened */
  readonly after: number
  /** Milliseconds since the round began */
  readonly at: number
  readonly line: NumberedLine
}

const play = (
  start: Start,
  lines: readonly NumberedLine[],
): Result<readonly RoomEvent[], ReplayTextError> => {
  let round = startRound(start, 1)
  const events: RoomEvent[] = [start]
  /** The flight of each step's segment, by its number */
  const flights = new Map<number, number>()
  for (const { kind, at, line } of ordered(lines)) {
    try {
      const bodies = kind === 'arrival' ? arrivalOf(line, flights) : eventsOf(round, line, flights, start)
      if (bodies === undefined) return fail({ code: 'text/impossible', line: line.line })
      for (const body of bodies) {
        const event: RoomEvent = { ...body, at: start.at + at }
        if (!isInRound(event)) return fail({ code: 'text/impossible', line: line.line })
        round = evolveRound(round, event, events.length + 1)
        events.push(event)
      }
    } catch {
      // The fold is total over what has happened; this has not.
      return fail({ code: 'text/impossible', line: line.line })
    }
  }
  return ok(events)
}

const arrivalOf = (
  { read }: NumberedLine,
  flights: ReadonlyMap<number, number>,
): readonly RoomEventBody[] | undefined => {
  const flight = flights.get(read.n)
  return flight === undefined || read.kind !== 'segment'
    ? undefined
    : [{ kind: 'segment-arrived', seat: read.seat === 'client' ? 'server' : 'client', flight }]
}

/** The events of one line; undefined for what cannot have happened. */
const eventsOf = (
  round: Round,
  { read }: NumberedLine,
  flights: Map<number, number>,
  start: Start,
): readonly RoomEventBody[] | undefined => {
  const moveId = `text-${read.n}`
  const { seat } = read
  switch (read.kind) {
    case 'call':
      return [{ kind: 'call-made', seat, call: read.call, by: 'application', moveId: undefined }]
    case 'timer':
      return [
        read.timer === 'wait'
          ? { kind: 'waited', seat, moveId }
          : { kind: 'timer-expired', seat, timer: read.timer, moveId },
      ]
    case 'forged':
      return [{ kind: 'forged-syn', seat, address: read.address, seq: read.seq }]
    case 'refused': {
      const { tcb, arrivals, decision } = round.play[seat]
      const { verdict } = judgeDraft(tcb, read.draft, arrivals, previousDraft(decision))
      return verdict.kind === 'conforming'
        ? undefined
        : [{ kind: 'draft-refused', seat, moveId, draft: read.draft, verdict }]
    }
    case 'segment': {
      const dueAt = start.at + (read.arrives?.at ?? read.at)
      if (read.made === 'copy') return copyOf(round, read)
      const flight = round.flightsMade + 1
      flights.set(read.n, flight)
      if (read.made === 'stray') {
        const { flags, seq, ack = 0 } = read.draft
        const segment = { flags, seq: toSeq(seq), ack: toSeq(ack), wnd: 65_535, data: read.data }
        return [{ kind: 'stray-sent', from: seat, flight, segment, dueAt }]
      }
      const { tcb, arrivals, decision } = round.play[seat]
      const draft = {
        ...read.draft,
        ...(read.isBare && { flags: flagsOf('FIN'), ack: undefined }),
        claim: start.settings.asksState ? (read.isWrong ? read.claims : read.draft.claim) : undefined,
      }
      const { verdict, segment } = read.isBare
        ? completed(tcb, draft)
        : judgeDraft(tcb, draft, arrivals, previousDraft(decision))
      const isWrong = verdict.kind !== 'conforming'
      if (isWrong !== read.isWrong || (isWrong && !isLiveWire(start.settings))) return undefined
      const fate = read.isDoubled
        ? ({ kind: 'doubled', afterMs: 0 } as const)
        : read.isLost
          ? ({ kind: 'lost' } as const)
          : undefined
      return [
        {
          kind: 'segment-sent',
          seat,
          moveId,
          flight,
          segment,
          draft,
          verdict,
          dueAt,
          ...(fate && { fate }),
        },
        ...(read.isLost ? [{ kind: 'segment-lost' as const, flight }] : []),
      ]
    }
    default:
      return unreachable(read)
  }
}

/** The second copy that is on the wire with just these numbers. */
const copyOf = (
  round: Round,
  { seat, draft }: Extract<TextLine, { kind: 'segment' }>,
): readonly RoomEventBody[] | undefined => {
  const flight = round.flights.find(
    ({ copyOf: original, from, segment }) =>
      original !== undefined &&
      from === seat &&
      segment.seq === draft.seq &&
      segment.data.length === draft.len &&
      (!segment.flags.ack || segment.ack === draft.ack),
  )
  return (
    flight && [
      { kind: 'segment-arrived', seat: seat === 'client' ? 'server' : 'client', flight: flight.flight },
    ]
  )
}

/** Every line must be the one that is written of the round now: the same words, in one language or the other. */
const follows = (
  events: readonly RoomEvent[],
  lines: readonly NumberedLine[],
): Result<readonly RoomEvent[], ReplayTextError> => {
  const timeline = timelineOf(events)
  const written = timeline === undefined ? [] : toText(timeline, EXPORT_WORDS.en).split('\n').slice(3)
  for (const [index, { line, text }] of lines.entries()) {
    const expected = written[index] ?? ''
    if (tokensOf(expected).join(' ') !== tokensOf(text).join(' '))
      return fail({ code: 'text/does-not-follow', line, expected })
  }
  return ok(events)
}
