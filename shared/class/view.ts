import type { MisconceptionId } from '../game/judging/misconceptions.ts'
import type { LevelId } from '../game/levels/level.ts'
import type { Stars } from '../game/judging/score.ts'
import type { BySeat, Seat } from '../game/seat.ts'
import type { State } from '../tcp/state.ts'
import type { ClassPhase, Plan, Prediction, Student } from './class.ts'

/** What everybody in a class may know: the projector shows it, and so does each student's own device. */
export interface ClassView {
  readonly code: string
  readonly version: number
  readonly title: string
  readonly phase: ClassPhase
  readonly levels: readonly LevelId[]
  /** Index into the levels; where each pair goes at its own pace, of the slowest */
  readonly levelAt: number
  readonly pace: Plan['pace']
  readonly names: Plan['names']
  readonly isLocked: boolean
  readonly isPaused: boolean
  /** When the time for this level is over, in milliseconds of the server's epoch */
  readonly until: number | undefined
  /** Since when all stands still, in the same milliseconds: no time passes meanwhile */
  readonly stillSince: number | undefined
  /** How many people are here, and their names in the order of joining: of more than 60 the last 24 */
  readonly here: { readonly count: number; readonly names: readonly string[] }
  readonly tables: {
    readonly pairs: number
    readonly withBot: number
    readonly watching: number
    /** Seats at which two students sit with a device each */
    readonly sharing: number
  }
  /** How many tables have finished the level that they are at; some of them play it again */
  readonly done: number
  readonly frozen: FrozenView | undefined
  /**
   * How the tables stand a flood. Told to everybody only while all stand still: from inside a connection nobody could
   * know. Undefined where no table has a backlog
   */
  readonly flood: FloodView | undefined
}

export interface FrozenView {
  readonly n: number
  /** How many students have answered, and how many could: those who have a seat */
  readonly given: number
  readonly of: number
  /** How often each was predicted; undefined until the host shows it */
  readonly counts: { readonly [P in Prediction]: number } | undefined
}

/** What one student sees besides. */
export interface StudentClassView extends ClassView {
  readonly me: {
    readonly id: string
    readonly names: readonly string[]
    readonly table: StudentTable | undefined
    /** What I have predicted, while the class is frozen */
    readonly prediction: Prediction | undefined
  }
}

export interface StudentTable {
  readonly n: number
  /** The room's code: `resume` it with the token of the class; `watch` it where there is no seat */
  readonly room: string
  /** Undefined for one who looks on until the next level */
  readonly seat: Seat | undefined
  /** From 1; 0 before anything is played. With each turn a new round begins */
  readonly turn: number
  readonly levelAt: number
  /** Who shares this seat with a device of their own; empty where nobody does */
  readonly beside: readonly string[]
  /** Who sits opposite; empty where a bot does */
  readonly partner: readonly string[]
  /** The bot opposite keeps the seat for this student, who is away */
  readonly keptFor: readonly string[]
  /** The teacher has been called from here */
  readonly calls: boolean
}

/** What a host sees besides: everything but secrets. */
export interface HostClassView extends ClassView {
  readonly plan: Plan
  readonly hosts: readonly { readonly id: string; readonly name: string; readonly isMe: boolean }[]
  readonly students: readonly {
    readonly id: string
    readonly names: readonly string[]
    readonly standing: Student['standing']
    /** Connected now, at this node of the server */
    readonly isOnline: boolean
    readonly table: number | undefined
  }[]
  readonly rows: readonly TableView[]
}

/** Who sits where. */
export interface TableView {
  readonly n: number
  readonly room: string
  readonly levelAt: number
  readonly turn: number
  /** How often this table has finished the level and played it again: above 0 it is done, whatever it plays now */
  readonly repeats: number
  readonly calls: boolean
  readonly seats: BySeat<{
    /** The student who plays, or for whom a bot keeps the seat; undefined for a bot of its own */
    readonly student: string | undefined
    /** Who shares the seat */
    readonly guest: string | undefined
    readonly isBot: boolean
  }>
  readonly watchers: readonly string[]
}

/** The half-open connections of a table's server. */
export interface BacklogRow {
  readonly size: number
  readonly taken: number
  /** SYNs for which there was no place */
  readonly dropped: number
  /** It answers with SYN cookies, and needs no place any more */
  readonly isForgetful: boolean
}

/** How the tables of a class stand a flood of forged SYNs (RFC 4987). */
export interface FloodView {
  /** Tables that play a level with a backlog */
  readonly of: number
  /** Those whose backlog is full, and those that answer with cookies: no table is both */
  readonly full: number
  readonly cookies: number
  /** Those where a SYN was dropped for want of a place */
  readonly dropped: number
}

/** How one table's round stands: a row of the live board. */
export interface BoardRow {
  readonly n: number
  /** Of the round that it tells of; less than the table's while its room has not followed yet */
  readonly turn: number
  readonly level: LevelId
  readonly phase: 'waiting' | 'playing' | 'over'
  readonly isPaused: boolean
  readonly states: BySeat<State>
  /** Segments sent so far, and those of the shortest typical play */
  readonly segments: number
  readonly par: number
  /** When the connection last moved on, in milliseconds; pauses do not count */
  readonly since: number
  /** Drafts refused since then */
  readonly tries: number
  /** Misconceptions shown in this round, and when they were: the newest last, six at most */
  readonly shown: readonly {
    readonly id: MisconceptionId
    readonly seat: Seat
    readonly at: number
  }[]
  /** The misconception behind the draft that stands refused now */
  readonly now: readonly MisconceptionId[]
  readonly stars: Stars | undefined
  /** How the listener's host stands the flood; undefined in most levels */
  readonly backlog: BacklogRow | undefined
  /** To look at it as a timeline, once it is over */
  readonly replayId: string | undefined
}
