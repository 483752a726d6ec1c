import type { Note } from '../replay/notes.ts'
import type { MoveOutcome } from '../game/room/room.ts'
import type { RefusalCode } from '../game/room/refusal.ts'
import type { RoomEvent } from '../game/room/event.ts'
import type { SeatView, View } from '../game/room/view.ts'
import type { ViewChange } from '../game/room/viewChange.ts'
import type { Phase } from '../game/room/room.ts'
import type { Level, LevelId } from '../game/levels/level.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import type { Shown } from '../replay/shown.ts'
import type { ReviewCode, ReviewPosition } from '../replay/review/review.ts'

/** Codes of refusals that come from the edge, not from a room. Stable, like those of rooms. */
type EdgeCode =
  | 'message/malformed'
  | 'message/too-large'
  | 'message/too-many'
  | 'message/unknown'
  | 'wire/version'
  | 'room/unknown'
  | 'room/not-joined'
  | 'seat/token'
  | 'name/unkind'
  | 'server/draining'
  | 'server/internal'
  | 'store/unavailable'

export type AnswerCode = RefusalCode | EdgeCode

/** Every message gets one of these as its acknowledgement. */
export type Answer<T> = ({ readonly ok: true } & T) | RefusedAnswer

export interface RefusedAnswer<Code extends string = AnswerCode> {
  readonly ok: false
  readonly code: Code
  /** Milliseconds to wait before asking again, where waiting helps */
  readonly retryAfterMs?: number
  /** For `message/malformed`: the path of the first field that does not fit */
  readonly field?: string
}

/** What a connection is told (`connect_error`, in `data`) that is turned away before it has asked anything. */
export interface TurnedAway {
  readonly ok: false
  readonly code: 'server/full'
  readonly retryAfterMs: number
}

/** To `create` and `join`. The token is the seat's secret: whoever has it is that player, on any device. */
export type SeatedAnswer = Answer<{
  readonly code: string
  readonly seat: Seat
  readonly token: string
  readonly view: View
}>

/** To `resume`. Without a view when the one already seen is the newest. */
export type ResumedAnswer = Answer<{ readonly seat: Seat; readonly view?: View }>

/** To `watch`. */
export type WatchedAnswer = Answer<{ readonly view: View }>

/** To `act`. `outcome` tells what became of a move; it is the same however often the move is submitted. */
export type ActedAnswer = Answer<{ readonly version: number; readonly outcome?: MoveOutcome }>

/** To `erase`: what was there is not there any more. */
export type ErasedAnswer = Answer<{ readonly erased: true }>

/** A shared review as one of those in the room is told of it. */
export interface ReviewTold {
  readonly replayId: string
  readonly leader: { readonly name: string; readonly isHere: boolean; readonly isMe: boolean }
  readonly at: ReviewPosition
  /** How many pages follow now */
  readonly followers: number
}

/** To `review`: the review as it is then; null when there is none. */
export type ReviewAnswer = Answer<{ readonly review: ReviewTold | null }> | RefusedAnswer<ReviewCode>

/** Whether the person of each seat has a live connection now. A hint, not part of the room. */
export type Presence = BySeat<'here' | 'away' | 'none'>

/**
 * What the server says unasked. `view` may come out of order: order by its version, never by arrival. Whoever gets a
 * `change` of a version that it has not seen asks for the whole view again (`resume`, `watch`).
 */
export interface ServerEvents {
  view: (view: View) => void
  change: (change: ViewChange) => void
  presence: (presence: Presence) => void
  /** Another connection has taken this seat with the same token */
  superseded: () => void
  /** The shared review of this room, each time that it changes; null when it has ended */
  review: (review: ReviewTold | null) => void
  /** The server is about to stop; reconnect after so many milliseconds */
  draining: (afterMs: number) => void
}

export interface ClientEvents {
  create: (message: unknown, answer: (answer: SeatedAnswer) => void) => void
  join: (message: unknown, answer: (answer: SeatedAnswer) => void) => void
  resume: (message: unknown, answer: (answer: ResumedAnswer) => void) => void
  watch: (message: unknown, answer: (answer: WatchedAnswer) => void) => void
  act: (message: unknown, answer: (answer: ActedAnswer) => void) => void
  review: (message: unknown, answer: (answer: ReviewAnswer) => void) => void
  erase: (message: unknown, answer: (answer: ErasedAnswer) => void) => void
}

/** A finished round as a page keeps it: the events from its start to its end, without secrets. */
export interface ReplayBody {
  readonly rules: number
  readonly id: string
  readonly names: BySeat<string>
  readonly events: readonly RoomEvent[]
  /** How much of the round it shows; all of it where this is absent */
  readonly shown?: Shown
}

/** `GET /api/replays/ID/link?names=1&drafts=1`: an id that shows a finished round, and no more than was asked for. */
export interface LinkBody {
  readonly ok: true
  readonly id: string
}

/** The same as `GET /api/replays/ID` gives it and as a replay file holds it: with a hash that tells of changes. */
export interface ReplayFile extends ReplayBody {
  readonly format: 'wavehand-replay'
  /** The id of one of our levels, or the level itself */
  readonly level: LevelId | Level
  /** SHA-256 of the events' canonical text, in hex: notes are no part of what was played */
  readonly hash: string
  /** What whoever saved the file wrote about its steps; absent where there is nothing */
  readonly notes?: readonly Note[]
}

/** An open room as `GET /api/room/CODE` gives it, to whoever is about to join. */
export interface RoomBody {
  readonly code: string
  readonly phase: Phase
  readonly level: LevelId
  readonly seats: BySeat<SeatView>
}

/** `GET /api/check`, for whoever wants to know what a network lets through. */
export interface CheckBody {
  readonly ok: true
  /** The server's clock, in milliseconds since 1970 */
  readonly at: number
}

/** Codes of refusals over HTTP: all of the above, and four of its own. */
export type HttpCode =
  AnswerCode | 'api/unknown' | 'replay/unknown' | 'replay/unknown-format' | 'replay/not-over'
