import type { State } from '../../tcp/state.ts'
import type { QuestionId } from '../coach/questionId.ts'
import type { FlagName } from '../../tcp/segment.ts'
import type { TickMoment } from '../coach/tickId.ts'
import type { BySeat, Seat } from '../seat.ts'

/** The levels in the order of the map. Texts and pictures hang on these ids. */
export const LEVEL_IDS = [
  'handshake',
  'first-words',
  'wrap',
  'cross-open',
  'refused',
  'close-client',
  'close-server',
  'half-close',
  'three-segment-close',
  'cross-close',
  'abort',
  'abort-unread',
  'lost-syn',
  'lost-syn-ack',
  'lost-third-ack-talks',
  'lost-third-ack-silent',
  'lost-data',
  'out-of-order',
  'duplicate-data',
  'lost-fin',
  'lost-fin-ack',
  'lost-second-fin',
  'lost-last-ack',
  'time-wait',
  'ghost-syn',
  'half-open',
  'flood',
  'leak',
  'gauntlet',
] as const

export type LevelId = (typeof LEVEL_IDS)[number]

/** Chapters of the map, in order. */
export const CHAPTERS = ['opening', 'closing', 'loss', 'trouble'] as const
export type Chapter = (typeof CHAPTERS)[number]

/** A scripted situation with a goal. Data, not code: it can be written to a file and read again. */
export interface Level {
  /** One of `LEVEL_IDS`, or the name that its author gave it: lower-case letters, digits and dashes */
  readonly id: string
  readonly chapter: Chapter
  /** Where both ends are when the round starts */
  readonly start: LevelStart
  /** What each application asks of its TCP, in order; a call is made as soon as its condition holds */
  readonly script: BySeat<readonly ScriptStep[]>
  readonly wire: LevelWire
  /** How long its timers run; absent where they run as in every level */
  readonly clocks?: LevelClocks
  /** Both ISNs lie just below 2^32, whatever the room chose */
  readonly isns?: 'near-wrap'
  /** The application at this end does not read what comes */
  readonly leavesUnread?: Seat
  /** The server's host has room for only so many half-open connections, and forged SYNs come (RFC 4987) */
  readonly backlog?: LevelBacklog
  /** The server's program serves others as well, and never closes them */
  readonly crowd?: LevelCrowd
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

/**
 * Where both ends are when the round starts. `crashed`: the client is ESTABLISHED, the server has lost its memory.
 * `time-wait`: the client has closed first and waits, the server has gone.
 */
export const LEVEL_STARTS = ['closed', 'established', 'crashed', 'time-wait'] as const
export type LevelStart = (typeof LEVEL_STARTS)[number]

/** How long timers run, in milliseconds: the first retransmission timer, and 2 MSL. Each 1,000 to 600,000. */
export interface LevelClocks {
  readonly rtoMs: number
  readonly twoMslMs: number
}

/** What the wire does in a level. */
export interface LevelWire {
  /** Travel time of a segment in milliseconds, 0 to 10,000 */
  readonly delayMs: number
  /** What befalls chosen segments */
  readonly faults?: readonly WireFault[]
  /** Segments that nobody at the table sends: old duplicates, forged ones */
  readonly strays?: readonly Stray[]
  /** So many faults more, 0 to 9, drawn anew for each round or from a seed that the players choose */
  readonly drawn?: number
}

/** How a wire tells segments apart. */
export const SEGMENT_SORTS = ['syn', 'syn-ack', 'rst', 'fin', 'data', 'ack'] as const
export type SegmentSort = (typeof SEGMENT_SORTS)[number]

/** The n-th segment of a sort from one end, counted from 1 over all that it sends; repetitions count too. */
export interface WireFault {
  readonly from: Seat
  readonly what: SegmentSort
  readonly nth: number | 'every'
  readonly fate: WireFate
}

export type WireFate =
  | { readonly kind: 'lost' }
  /** It arrives twice, so many milliseconds apart */
  | { readonly kind: 'doubled'; readonly afterMs: number }
  /** It is overtaken: it goes on when the mark has passed, or when nothing else moves any more */
  | { readonly kind: 'held'; readonly until: WireMark }

/** The n-th segment of a sort from one end has been sent, or has arrived. */
export interface WireMark {
  readonly kind: 'sent' | 'arrived'
  readonly from: Seat
  readonly what: SegmentSort
  readonly nth: number
}

/** A segment out of nowhere; its numbers count from the ISNs of the round. */
export interface Stray {
  readonly to: Seat
  /** At once, or when a mark has passed */
  readonly when: 'start' | WireMark
  readonly flags: readonly FlagName[]
  readonly seq: { readonly of: Seat; readonly plus: number }
  readonly ack?: { readonly of: Seat; readonly plus: number }
  readonly data?: string
}

/** Room for half-open connections, and who takes it up. */
export interface LevelBacklog {
  /** Places, 1 to 16 */
  readonly size: number
  /** Forged SYNs at the start, 0 to 32; one more whenever a timer has run */
  readonly forged: number
}

/** Connections of others with the server's program: one more with each segment that the server sends or receives. */
export interface LevelCrowd {
  /** Most connections that the program can hold, the one that is played included, 2 to 64 */
  readonly descriptors: number
  /** How many others have come, and closed, before the round starts; fewer than `descriptors` */
  readonly before: number
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
  /** `deaf`: nobody will read any more either, as after `close()` on a socket */
  | { readonly kind: 'CLOSE'; readonly deaf?: true }
  | { readonly kind: 'ABORT' }
  /** The listener answers with SYN cookies from now on, instead of keeping half-open connections (RFC 4987 3.6) */
  | { readonly kind: 'COOKIES' }

export type ScriptCondition =
  | { readonly kind: 'start' }
  /** The endpoint shows this state */
  | { readonly kind: 'state'; readonly state: State }
  /** This has happened on the wire: only for what the endpoint itself can see of it */
  | { readonly kind: 'passed'; readonly mark: WireMark }
  /** So many octets have ever been received in order */
  | { readonly kind: 'received'; readonly octets: number }
  /** The endpoint shows this state and owes no acknowledgement: its kernel has answered what came */
  | { readonly kind: 'answered'; readonly state: State }
  /** The endpoint shows this state and has sent all that it was given */
  | { readonly kind: 'sent'; readonly state: State }
  /** Everything sent has been acknowledged, in this state */
  | { readonly kind: 'acknowledged'; readonly state: State }
