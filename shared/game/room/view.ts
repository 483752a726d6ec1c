import type { Kind } from '../../tcp/permission.ts'
import type { Flags, Segment } from '../../tcp/segment.ts'
import type { State } from '../../tcp/state.ts'
import type { Because } from '../../tcp/tcb.ts'
import type { Lamps } from '../coach/lamps.ts'
import type { QuestionId } from '../coach/questionId.ts'
import type { PlayerCall } from '../draft.ts'
import type { GivenTicks, TickMoment } from '../coach/tickId.ts'
import type { AllowedKind } from '../judging/allowed.ts'
import type { ConsequenceOutcome } from '../judging/consequence.ts'
import type { MisconceptionId } from '../judging/misconceptions.ts'
import type { Score, Stars } from '../judging/score.ts'
import type { Depth, Verdict } from '../judging/verdict.ts'
import type { LevelId, LevelStart } from '../levels/level.ts'
import type { BySeat, Viewer } from '../seat.ts'
import type { Draft } from '../draft.ts'
import type { Loss, Phase, Phrase, Settings } from './room.ts'
import type { Seat } from '../seat.ts'
import type { Netstat, Place } from './host.ts'
import type { Step } from './step.ts'

/** What one viewer may know of a room. Nothing else leaves the server. */
export interface View {
  readonly code: string
  readonly version: number
  readonly viewer: Viewer
  readonly phase: Phase
  readonly settings: Settings
  /** Of the level that the settings name: segments of the shortest typical play, and minutes of a first one */
  readonly facts: { readonly par: number; readonly minutes: number }
  readonly seats: BySeat<SeatView>
  readonly phrase: { readonly seat: Seat; readonly phrase: Phrase; readonly version: number } | undefined
  /** Set in a room of a class: its code, and whether its host has all stand still */
  readonly hosted: { readonly by: string; readonly isPaused: boolean } | undefined
  readonly round: RoundView | undefined
}

export interface SeatView {
  readonly held: 'empty' | 'person' | 'bot'
  readonly name: string
  readonly ready: boolean
}

export interface RoundView {
  readonly n: number
  readonly level: LevelId
  readonly start: LevelStart
  /** What surrounds this viewer's endpoint on its host; undefined in most levels */
  readonly host: HostView | undefined
  /** Segments of the shortest typical play, and those that this viewer has seen */
  readonly par: number
  readonly segments: number
  /** What this viewer has seen; everything once the round is over */
  readonly steps: readonly Step[]
  /** Undefined for spectators */
  readonly me: EndpointView | undefined
  /** Cards that wait beside the play, and those of the end; none for spectators */
  readonly questions: readonly QuestionView[]
  /** Set when the round is over */
  readonly outcome: OutcomeView | undefined
}

/** The host around an endpoint: the listener's backlog, or the connections that netstat shows. */
export type HostView =
  | {
      readonly kind: 'backlog'
      readonly size: number
      /** Forged half-open connections, and how often each SYN-ACK has been repeated */
      readonly places: readonly Place[]
      /** The connection at the table holds a place as well */
      readonly holdsMine: boolean
      /** SYNs for which there was no place */
      readonly dropped: number
      /** Forged SYNs answered with a cookie, of which nothing was kept */
      readonly forgotten: number
      /** SYN cookies are on */
      readonly isForgetful: boolean
    }
  | ({ readonly kind: 'netstat' } & Netstat)

export interface EndpointView {
  readonly seat: Seat
  readonly state: State
  readonly variables: Variables
  /** In free typing: variables that the next move must work out; they show their old values */
  readonly stale: readonly (keyof Variables)[]
  readonly situation: Situation
  /** The newest segment that arrived and has not been followed by one of ours */
  readonly arrived: Segment | undefined
  /** Octets that may go into the next segment: those to be said again, or those not sent yet */
  readonly queue: string
  readonly finQueued: boolean
  /** Three states to choose from for "after sending I am in"; empty where the room does not ask */
  readonly stateChoices: readonly State[]
  /** The draft refused last in this decision, with as much of its verdict as has been paid for */
  readonly refused: RefusedView | undefined
  readonly hint: Hint | undefined
  /** What its own evidence proves; where the level asks first, only what the player has ticked for */
  readonly lamps: Lamps
  readonly ticks: TicksView
  /** What else was allowed where this player sent last; nothing that is due now */
  readonly allowed: readonly AllowedKind[]
  readonly score: Score
  readonly mayCall: readonly PlayerCall[]
  /** Time may be let pass instead of making the call that is offered */
  readonly mayWait: boolean
  readonly mayExpire: readonly ('retransmission' | 'time-wait')[]
  /** A clock on which both ends wait; whose it is stays with its owner */
  readonly clock: ClockView | undefined
}

/** "What can you now prove?" */
export interface TicksView {
  readonly asked: TickMoment | undefined
  readonly given: GivenTicks | undefined
}

/** A timer that runs, and who would let it run out at once. */
export interface ClockView {
  readonly kind: 'retransmission' | 'time-wait'
  /** It is this endpoint's own; otherwise only silence */
  readonly isMine: boolean
  readonly totalMs: number
  /** Milliseconds left when this was looked at */
  readonly leftMs: number
  /** How often one's own has run before: a retransmission timer that ran out, a 2 MSL that began anew */
  readonly runs: number
  readonly asked: boolean
  readonly otherAsked: boolean
}

/** A draft that does not conform, with as much of its verdict as has been paid for. */
export interface RefusedView {
  readonly draft: Draft
  readonly verdict: Verdict
  readonly tries: number
  /** How deep its diagnosis has been told */
  readonly depth: Depth
  /** What it would have come to; undefined where only the state was wrong: then it would simply have been sent */
  readonly consequence: ConsequenceView | undefined
  /** As which flight it went out all the same, in a live-wire room; absent where it was refused before the wire */
  readonly flight?: number
}

/** A consequence run as far as it gives no answer away: numbers and one's own state stay hidden until paid for. */
export interface ConsequenceView {
  readonly outcome: ConsequenceOutcome
  readonly isIsnMadeUp: boolean
  readonly rows: readonly ConsequenceRowView[]
}

export interface ConsequenceRowView {
  readonly from: 'me' | 'peer'
  /** Undefined where the peer's retransmission timer runs out */
  readonly segment:
    | {
        readonly flags: Flags
        readonly seq: number | undefined
        readonly ack: number | undefined
        readonly len: number
      }
    | undefined
  readonly me: State | undefined
  readonly peer: State
}

/** Send and receive variables as RFC 9293 3.3.1 names them; undefined where this endpoint cannot know them yet. */
export interface Variables {
  readonly iss: number
  readonly sndUna: number
  readonly sndNxt: number
  readonly sndWnd: number
  readonly irs: number | undefined
  readonly rcvNxt: number | undefined
  readonly rcvWnd: number
}

/** Help asked for in this decision, as deep as it was paid for. */
export interface Hint {
  readonly depth: Depth
  /** Why something is due */
  readonly because: Because
  /** At depth `answer`: the segment that is typically sent here */
  readonly answer: { readonly kind: Kind; readonly segment: Segment; readonly state: State } | undefined
}

/** What has happened and what is asked, told from this endpoint's own knowledge. */
export type Situation =
  | { readonly kind: 'closed' }
  /** A RST has come, and taken the connection with it */
  | { readonly kind: 'was-reset' }
  | { readonly kind: 'listening' }
  | { readonly kind: 'open-called' }
  | { readonly kind: 'syn-arrived' }
  /** A SYN wants an answer from a listener that keeps nothing */
  | { readonly kind: 'syn-arrived-cookie' }
  | { readonly kind: 'syn-ack-arrived'; readonly octets: number }
  | { readonly kind: 'data-queued'; readonly octets: number }
  | { readonly kind: 'data-arrived'; readonly octets: number; readonly replyOctets: number }
  | { readonly kind: 'close-called' }
  | { readonly kind: 'fin-arrived' }
  | { readonly kind: 'fin-arrived-close-called' }
  | { readonly kind: 'reply-due' }
  | { readonly kind: 'timer-ran-out' }
  | { readonly kind: 'sent' }
  | { readonly kind: 'established' }
  | { readonly kind: 'application-works' }
  /** The level hands a decision of the application to the player */
  | { readonly kind: 'call-offered'; readonly call: PlayerCall }
  | { readonly kind: 'peer-may-talk' }
  | { readonly kind: 'time-wait' }

export type SituationKind = Situation['kind']

export interface OutcomeView {
  readonly stars: Stars
  /** How the connection was lost, in a live-wire room; undefined where the round is won */
  readonly lost: Loss | undefined
  readonly scores: BySeat<Score>
  readonly replayId: string
  /** What this round's faults were drawn from: who chooses it plays the same. Undefined where chance had no part */
  readonly faultSeed: string | undefined
  readonly final: BySeat<State>
  /** What to play next, and why */
  readonly practise: readonly Practice[]
  /** Misconceptions that this viewer's own play has shown, each once; yours alone */
  readonly revealed: readonly MisconceptionId[]
}

export interface Practice {
  readonly level: LevelId
  readonly seat: Seat
  readonly because: 'other-end' | 'next-level' | 'again'
}

/** A question: your answer is yours alone until both have answered. */
export interface QuestionView {
  readonly id: QuestionId
  /** Options by index, in the order in which they stand on both screens */
  readonly order: readonly number[]
  /** Asked of both ends; otherwise offered to this player alone, after a move of its own */
  readonly shared: boolean
  /** Index of the option chosen */
  readonly mine: number | undefined
  /** Set when every person who is asked has answered, and this end may know it */
  readonly reveal:
    | {
        readonly right: number
        /** Section of RFC 9293, where one decides */
        readonly rfc: string | undefined
        readonly answers: BySeat<number | undefined>
      }
    | undefined
}
