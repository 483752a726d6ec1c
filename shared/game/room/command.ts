import type { Move } from '../draft.ts'
import type { QuestionId } from '../coach/questionId.ts'
import type { TickId } from '../coach/tickId.ts'
import type { Depth } from '../judging/verdict.ts'
import type { Level } from '../levels/level.ts'
import type { BySeat, Seat } from '../seat.ts'
import type { Holder, Phrase, Settings } from './room.ts'

/** What a player, or the clock, asks of a room. `decide` answers with events or a refusal. */
export type RoomCommand =
  | {
      readonly kind: 'open-room'
      readonly code: string
      readonly seed: string
      readonly settings: Settings
      /** A level of one's own, played instead of the one that the settings name */
      readonly level?: Level
      /** Code of the class whose room it is */
      readonly hostedBy?: string
    }
  | HostedCommand
  /** Sit down. Without a seat: the first free one. `tokenHash` is what the server keeps of the seat's secret. */
  | {
      readonly kind: 'take-seat'
      readonly seat: Seat | undefined
      readonly name: string
      readonly tokenHash: string
    }
  | { readonly kind: 'seat-bot'; readonly seat: Seat }
  | { readonly kind: 'leave-seat'; readonly seat: Seat }
  /** Send a bot away, so that a person can take its seat */
  | { readonly kind: 'unseat-bot'; readonly seat: Seat }
  | { readonly kind: 'choose-settings'; readonly seat: Seat; readonly settings: Settings }
  | { readonly kind: 'swap-seats'; readonly seat: Seat }
  | { readonly kind: 'set-ready'; readonly seat: Seat; readonly ready: boolean }
  | SubmitMove
  | { readonly kind: 'take-hint'; readonly seat: Seat; readonly depth: Depth }
  | { readonly kind: 'say-phrase'; readonly seat: Seat; readonly phrase: Phrase }
  | {
      readonly kind: 'answer-question'
      readonly seat: Seat
      readonly question: QuestionId
      readonly option: number
    }
  /** What the player says it can prove now, where the level asks before the lamps light */
  | { readonly kind: 'give-ticks'; readonly seat: Seat; readonly ticks: readonly TickId[] }
  /** Go back to the lobby: gives a running round up, or leaves a finished one */
  | { readonly kind: 'end-round'; readonly seat: Seat }
  | { readonly kind: 'close-room' }
  /** Time has come: deliver what is due, let bots think */
  | { readonly kind: 'tick' }

/** What a class asks of a room that is its own. Players cannot say these. */
export type HostedCommand =
  /** The round of this number begins, whatever is played now; told again, it has begun already */
  | {
      readonly kind: 'begin-turn'
      readonly turn: number
      readonly settings: Settings
      readonly seats: BySeat<Holder>
    }
  /** Others sit there from now on; the round goes on */
  | { readonly kind: 'assign-seats'; readonly seats: BySeat<Holder> }
  | { readonly kind: 'set-pause'; readonly paused: boolean }
  /** A hint for whoever has something to do, at no cost */
  | { readonly kind: 'give-hint'; readonly depth: Depth }
  /** An old duplicate reaches this end: a SYN of an earlier connection */
  | { readonly kind: 'send-stray'; readonly to: Seat }
  /** As many forged SYNs as the listener's backlog has places; where nobody listens with a backlog nothing comes */
  | { readonly kind: 'send-flood' }

export interface SubmitMove {
  readonly kind: 'submit-move'
  readonly seat: Seat
  /** Made by the player's device; the same id is never applied twice */
  readonly moveId: string
  /** The version of the view on which the move was composed */
  readonly seen: number
  readonly move: Move
}

/** What comes in from outside a decision: the clock and fresh ids. */
export interface Context {
  /** Milliseconds of some epoch; never runs backwards within a room */
  readonly now: number
  /** A fresh id that nobody can guess */
  readonly newId: () => string
}
