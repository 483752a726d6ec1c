import type { Segment } from '../../tcp/segment.ts'
import type { QuestionId } from '../coach/questionId.ts'
import type { TickId } from '../coach/tickId.ts'
import type { Draft } from '../draft.ts'
import type { Depth, Verdict } from '../judging/verdict.ts'
import type { Level, ScriptCall, Stray, WireFate, WireFault } from '../levels/level.ts'
import type { BySeat, Seat } from '../seat.ts'
import type { Holder, Loss, Phrase, Settings } from './room.ts'

/** What happened in a room. A room is the fold of its events; a replay is the same fold over stored ones. */
export type RoomEvent = { readonly at: number } & RoomEventBody

export type RoomEventBody =
  | {
      readonly kind: 'room-opened'
      readonly code: string
      readonly seed: string
      readonly settings: Settings
      readonly level?: Level
      readonly hostedBy?: string
    }
  | { readonly kind: 'seat-taken'; readonly seat: Seat; readonly holder: Holder }
  | { readonly kind: 'seat-left'; readonly seat: Seat }
  /** A class begins its round of this number in a room of its own */
  | {
      readonly kind: 'turn-begun'
      readonly turn: number
      readonly settings: Settings
      readonly seats: BySeat<Holder>
    }
  | { readonly kind: 'seats-assigned'; readonly seats: BySeat<Holder> }
  | { readonly kind: 'settings-chosen'; readonly settings: Settings }
  | { readonly kind: 'seats-swapped' }
  | { readonly kind: 'readiness-set'; readonly seat: Seat; readonly ready: boolean }
  | {
      readonly kind: 'round-started'
      readonly round: number
      readonly settings: Settings
      readonly names: BySeat<string>
      readonly replayId: string
      readonly iss: BySeat<number>
      /** A level of one's own, written in a file; otherwise the one that the settings name */
      readonly level?: Level
      /** What befalls segments besides what the level says, drawn for this round */
      readonly faults?: readonly WireFault[]
      /** Segments out of nowhere besides those of the level, drawn for this round */
      readonly strays?: readonly Stray[]
      /** What they were drawn from; who knows it can play the same faults */
      readonly faultSeed?: string
    }
  | {
      readonly kind: 'call-made'
      readonly seat: Seat
      readonly call: ScriptCall
      readonly by: 'application' | 'player'
      readonly moveId: string | undefined
    }
  | {
      readonly kind: 'draft-refused'
      readonly seat: Seat
      readonly moveId: string
      readonly draft: Draft
      readonly verdict: Verdict
    }
  | {
      readonly kind: 'segment-sent'
      readonly seat: Seat
      readonly moveId: string
      readonly flight: number
      readonly segment: Segment
      readonly draft: Draft
      readonly verdict: Verdict
      /** When the wire delivers it, if it does */
      readonly dueAt: number
      /** What the wire does to it, if anything */
      readonly fate?: WireFate
    }
  /** The wire loses a segment, at the moment at which it would have arrived */
  | { readonly kind: 'segment-lost'; readonly flight: number }
  /** A segment that was held back goes on */
  | { readonly kind: 'segment-released'; readonly flight: number; readonly dueAt: number }
  /** A segment out of nowhere is on its way to this seat; `from` is whose address it bears */
  | {
      readonly kind: 'stray-sent'
      readonly from: Seat
      readonly flight: number
      readonly segment: Segment
      readonly dueAt: number
      /** Not by the level, but by a host who wanted it */
      readonly by?: 'host'
    }
  /** A SYN from an address that never sent it reaches the listener's host; the host answers it, and no player does */
  | { readonly kind: 'forged-syn'; readonly seat: Seat; readonly address: string; readonly seq: number }
  | { readonly kind: 'segment-arrived'; readonly seat: Seat; readonly flight: number }
  | {
      readonly kind: 'timer-expired'
      readonly seat: Seat
      readonly timer: 'retransmission' | 'time-wait'
      readonly moveId: string
    }
  /** This player lets time pass instead of making the call that it is offered */
  | { readonly kind: 'waited'; readonly seat: Seat; readonly moveId: string }
  /** This player would let time pass until the clock runs out */
  | { readonly kind: 'skip-asked'; readonly seat: Seat; readonly moveId: string }
  | { readonly kind: 'hint-taken'; readonly seat: Seat; readonly depth: Depth; readonly cost: number }
  | { readonly kind: 'phrase-said'; readonly seat: Seat; readonly phrase: Phrase }
  /** All stands still: nothing arrives, no timer runs, nobody moves */
  | { readonly kind: 'round-paused' }
  | { readonly kind: 'round-resumed' }
  | { readonly kind: 'round-won' }
  /** What was sent in a live-wire round has led to where it cannot be won any more */
  | { readonly kind: 'round-lost'; readonly how: Loss }
  | {
      readonly kind: 'question-answered'
      readonly seat: Seat
      readonly question: QuestionId
      readonly option: number
    }
  | { readonly kind: 'ticks-given'; readonly seat: Seat; readonly ticks: readonly TickId[] }
  | { readonly kind: 'round-left'; readonly seat: Seat }
  | { readonly kind: 'room-closed' }
