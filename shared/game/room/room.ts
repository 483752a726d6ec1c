import type { Segment } from '../../tcp/segment.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { Lamps } from '../coach/lamps.ts'
import type { QuestionId } from '../coach/questionId.ts'
import type { Draft } from '../draft.ts'
import type { AllowedKind } from '../judging/allowed.ts'
import type { Consequence } from '../judging/consequence.ts'
import type { Score } from '../judging/score.ts'
import type { Depth, DraftField, Verdict } from '../judging/verdict.ts'
import type { Level, LevelId, SegmentSort, Stray, WireFault, WireMark } from '../levels/level.ts'
import type { BySeat, Seat } from '../seat.ts'
import type { Knowledge } from '../coach/tickId.ts'
import type { Revealed } from '../judging/misconceptions.ts'
import type { Backlog } from './host.ts'
import type { Lived } from './lived.ts'
import type { Step } from './step.ts'

/** A room: one connection being played, round after round. Made only by folding events. */
export interface Room {
  readonly code: string
  /** Secret: ISNs to come are drawn from it */
  readonly seed: string
  /** How many events made this room */
  readonly version: number
  /** When the last event happened, in milliseconds */
  readonly at: number
  readonly phase: Phase
  readonly settings: Settings
  /** A level of one's own, played instead of the one that the settings name */
  readonly level: Level | undefined
  /** Set where a class holds the room: who sits, what is played and when it begins is its host's to say */
  readonly hosted: Hosted | undefined
  readonly seats: BySeat<Holder>
  readonly ready: BySeat<boolean>
  /** The round being played, or the last one played */
  readonly round: Round | undefined
  readonly rounds: number
  readonly phrase: { readonly seat: Seat; readonly phrase: Phrase; readonly version: number } | undefined
}

/** Whose room it is. */
export interface Hosted {
  /** Code of the class */
  readonly by: string
  /** Which of the class's rounds is played here; 0 before the first */
  readonly turn: number
}

export const PHASES = ['lobby', 'playing', 'over', 'closed'] as const
export type Phase = (typeof PHASES)[number]

/**
 * What becomes of a draft that does not conform. Coached: it is refused before the wire. Live wire: it is sent, and
 * both ends live with what happens next.
 */
export const MODES = ['coached', 'live-wire'] as const
export type Mode = (typeof MODES)[number]

export interface Settings {
  readonly level: LevelId
  /** Absent where it is coached, as all rooms were before there was a choice */
  readonly mode?: Mode | undefined
  /** Guided: variables are kept up to date and offered as chips. Free typing: you keep them in your head. */
  readonly guidance: 'guided' | 'free'
  /** Small round ISNs for the first lessons, or anything that 32 bits hold */
  readonly isns: 'small' | 'any'
  /** Players say which state they will be in */
  readonly asksState: boolean
  /** A FIN drawn without ACK, as in many books, goes out with its ACK instead of being refused */
  readonly passesBareFin: boolean
  /** What faults are drawn from where a level leaves them to chance; absent where each round draws its own */
  readonly faultSeed?: string | undefined
}

export const DEFAULT_SETTINGS: Settings = {
  level: 'handshake',
  guidance: 'guided',
  isns: 'small',
  asksState: true,
  passesBareFin: false,
}

export type Holder =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'person'
      readonly name: string
      readonly tokenHash: string
      /** Of a second person who shares the seat: each of the two may play it with a token of their own */
      readonly guestHash?: string
    }
  | { readonly kind: 'bot' }

export const PHRASES = ['your-move', 'thinking', 'well-sent'] as const
export type Phrase = (typeof PHRASES)[number]

export interface Round {
  /** From 1 */
  readonly n: number
  readonly settings: Settings
  readonly names: BySeat<string>
  readonly replayId: string
  readonly startedAt: number
  readonly play: BySeat<EndpointPlay>
  readonly level: Level
  /** What befalls segments in this round */
  readonly faults: readonly WireFault[]
  /** Segments out of nowhere, in the order in which they may come */
  readonly strays: readonly Stray[]
  /** What chance was drawn from; undefined where nothing was left to it */
  readonly faultSeed: string | undefined
  /** How many segments of each sort each end has sent, and how many of them have arrived */
  readonly passed: BySeat<Passed>
  /** How many of the strays have come */
  readonly straysSent: number
  /** What the listener's host holds besides the connection at the table; undefined where that has no end */
  readonly backlog: Backlog | undefined
  /** How long it has been quiet in all: the time that timers run by, in milliseconds */
  readonly ranMs: number
  /** When the last event of the round happened, in milliseconds of the events' epoch */
  readonly lastAt: number
  /** Since when all stands still, in milliseconds; undefined while it goes on */
  readonly pausedAt: number | undefined
  /** Who would let time pass; nobody after anything has happened */
  readonly skips: BySeat<boolean>
  /** Segments on the wire, in the order in which they were sent */
  readonly flights: readonly Flight[]
  readonly flightsMade: number
  /**
   * Segments sent as the rules ask since either end last got anywhere. Counted from the moment at which one that does
   * not conform is on the wire; undefined before, and so in every coached round
   */
  readonly inVain: number | undefined
  /** How the connection was lost; undefined while there is hope, and in a round that is won */
  readonly lost: Loss | undefined
  /** The whole record, all-seeing */
  readonly steps: readonly Step[]
  /** The part of it that each viewer has lived through */
  readonly lived: Lived
  /** Answers by question; each question is answered once in a round */
  readonly answers: BySeat<{ readonly [Q in QuestionId]?: QuestionAnswer }>
}

/**
 * How a live-wire round ends that cannot be won any more. `reset`: neither end has the connection. `half-open`: one end
 * still holds it. `adrift`: the two ends do not mean the same connection by it.
 */
export const LOSSES = ['reset', 'half-open', 'adrift'] as const
export type Loss = (typeof LOSSES)[number]

export interface QuestionAnswer {
  /** Index into the options of the bank */
  readonly option: number
  /** The last flight made before it was given */
  readonly after: number
}

export interface Flight {
  readonly flight: number
  readonly from: Seat
  readonly segment: Segment
  /** Undefined while it is held back */
  readonly dueAt: number | undefined
  readonly until: WireMark | undefined
  /** It will never arrive; until it would have, nobody can tell */
  readonly isLost: boolean
  /** The flight of which this is the second copy */
  readonly copyOf: number | undefined
  /** It does not conform: what the wire does in this level is not meant for it */
  readonly wrong?: true
}

/** How many of each sort */
export type Counts = { readonly [S in SegmentSort]: number }

export interface Passed {
  readonly sent: Counts
  readonly arrived: Counts
}

/** A retransmission timer (RFC 6298 5) that runs. */
export interface RetransmissionTimer {
  /** In the round's own time (`ranMs`) */
  readonly armedAt: number
  /** Version of the event that armed it */
  readonly armedBy: number
  /** How often it has run out since new data were acknowledged: each time it doubles */
  readonly expiries: number
}

/** One endpoint in play: its TCB, what its player has tried, and what it has proved. */
export interface EndpointPlay {
  readonly tcb: Tcb
  /** How many steps of the level's script this application has taken */
  readonly scriptAt: number
  readonly score: Score
  readonly lamps: Lamps
  /** The decision now before the player; begins anew with each segment sent */
  readonly decision: DecisionTries
  /** Version at which a segment, a call or a timer last changed this endpoint */
  readonly changedVersion: number
  /** When that was, in milliseconds: bots think from here */
  readonly changedAt: number
  /** The segments that arrived since our last one */
  readonly arrivals: readonly Segment[]
  /** RCV.NXT as it was before those arrivals: what free typing still shows */
  readonly rcvNxtBefore: number | undefined
  /** Runs while anything sent is not acknowledged */
  readonly timer: RetransmissionTimer | undefined
  /** Since when 2 MSL run, in the round's own time */
  readonly waitsFrom: number | undefined
  /** What was allowed where this player sent last */
  readonly allowed: readonly AllowedKind[]
  /** Misconceptions that this player has shown, in order */
  readonly revealed: readonly Revealed[]
  readonly knowledge: Knowledge
  /** Outcome of each move, by its id: the same id again gets the same answer */
  readonly moves: readonly { readonly moveId: string; readonly outcome: MoveOutcome }[]
}

export interface DecisionTries {
  /** The draft refused last */
  readonly refused:
    | {
        readonly draft: Draft
        readonly verdict: Verdict
        /** What it would have come to; undefined where only the state was wrong, or where it will be seen */
        readonly consequence: Consequence | undefined
        /** As which flight it went out all the same, in a live-wire room */
        readonly flight?: number
      }
    | undefined
  readonly tries: number
  /** Fields found wrong so far in this decision */
  readonly missed: readonly DraftField[]
  /** Deepest explanation taken so far */
  readonly depth: Depth | undefined
  /** Fields whose right value the player has bought */
  readonly helped: readonly DraftField[]
}

/** What became of a move. Told in the answer to it, and told again if it is submitted again. */
export type MoveOutcome =
  | { readonly kind: 'sent'; readonly version: number; readonly flight: number; readonly verdict: Verdict }
  | { readonly kind: 'refused'; readonly version: number; readonly verdict: Verdict }
  | { readonly kind: 'done'; readonly version: number }
