import type { State } from '../../tcp/state.ts'
import type { QuestionId } from '../coach/questionId.ts'
import type { TickMoment } from '../coach/ticks.ts'
import type { BySeat } from '../seat.ts'

/** The levels in the order of the map. Texts and pictures hang on these ids. */
export const LEVEL_IDS = [
  'handshake',
  'first-words',
  'close-client',
  'close-server',
  'half-close',
  'three-segment-close',
] as const

export type LevelId = (typeof LEVEL_IDS)[number]

/** Chapters of the map, in order. */
export const CHAPTERS = ['opening', 'closing'] as const
export type Chapter = (typeof CHAPTERS)[number]

/** A scripted situation with a goal. Data, not code: it can be written to a file and read again. */
export interface Level {
  readonly id: LevelId
  readonly chapter: Chapter
  /** Where both ends are when the round starts */
  readonly start: 'closed' | 'established'
  /** What each application asks of its TCP, in order; a call is made as soon as its condition holds */
  readonly script: BySeat<readonly ScriptStep[]>
  /** What the wire does. Travel time of a segment in milliseconds */
  readonly wire: { readonly delayMs: number }
  /** The round is won when both ends have reached these states and all that was queued has arrived */
  readonly goal: BySeat<State>
  /** Segments of the shortest typical play, both sides together */
  readonly par: number
  /** Roughly how long a first play takes, in minutes */
  readonly minutes: number
  /** Moments at which players tick what they can prove before their lamps light; absent where nobody is asked */
  readonly ticks?: readonly TickMoment[]
  /** Asked while the round is played, of each end once it has shown its state; absent where nobody is asked */
  readonly between?: readonly BetweenQuestion[]
  /** Asked when the round is over; each player answers alone */
  readonly questions: readonly QuestionId[]
}

/** A question between the steps: a card that waits, and stops nothing. */
export interface BetweenQuestion {
  readonly question: QuestionId
  readonly when: BySeat<State>
}

/** One application call, and what that endpoint itself must have seen before it is made. */
export interface ScriptStep {
  readonly when: ScriptCondition
  readonly call: ScriptCall
  /** The level leaves this call to the player, who then speaks for the application as well */
  readonly handedOver?: true
}

export type ScriptCall =
  | { readonly kind: 'OPEN'; readonly mode: 'active' | 'passive' }
  | { readonly kind: 'SEND'; readonly data: string }
  | { readonly kind: 'CLOSE' }
  | { readonly kind: 'ABORT' }

export type ScriptCondition =
  | { readonly kind: 'start' }
  /** The endpoint shows this state */
  | { readonly kind: 'state'; readonly state: State }
  /** So many octets have ever been received in order */
  | { readonly kind: 'received'; readonly octets: number }
  /** The endpoint shows this state and owes no acknowledgement: its kernel has answered what came */
  | { readonly kind: 'answered'; readonly state: State }
  /** Everything sent has been acknowledged, in this state */
  | { readonly kind: 'acknowledged'; readonly state: State }
