import type { MisconceptionId } from '../../game/judging/misconceptions.ts'
import type { Column } from '../../game/judging/score.ts'
import type { LevelId } from '../../game/levels/level.ts'
import type { BySeat } from '../../game/seat.ts'
import type { State } from '../../tcp/state.ts'

/** What a class has shown, for its teacher: findings before figures, and nobody ranked. */
export interface ClassReport {
  readonly code: string
  readonly title: string
  /** When the class was opened, and when it is erased if nothing more happens, in milliseconds */
  readonly openedAt: number
  readonly erasedAt: number
  readonly counts: {
    /** People: two who shared a device are two */
    readonly students: number
    readonly tables: number
    readonly levels: number
    /** Drafts judged, sent and refused ones together */
    readonly judged: number
  }
  /** What to teach again: most tables first, two at most */
  readonly findings: readonly Finding[]
  readonly heat: HeatMap
  readonly learned: readonly Learned[]
  /** In the order of joining */
  readonly students: readonly StudentFigures[]
  /** By number */
  readonly tables: readonly TableFigures[]
  readonly map: TravelMap
  readonly overlays: readonly Overlay[]
}

/** A place in a record that shows something. */
export interface Shows {
  readonly table: number
  readonly replayId: string
  /** Number of the step in the record, from 1 */
  readonly step: number
}

export interface Finding {
  readonly id: MisconceptionId
  /** The level in which most tables showed it */
  readonly level: LevelId
  /** Tables that showed it, of those that have played the level */
  readonly tables: number
  readonly of: number
  /** Where to show it: in a finished round, if there is one */
  readonly show: Shows | undefined
}

/** Tables that showed a misconception at least once in a level. */
export interface HeatMap {
  /** The columns, those that most tables showed first; twelve at most */
  readonly ids: readonly MisconceptionId[]
  readonly rows: readonly {
    readonly level: LevelId
    /** Tables that have played it */
    readonly of: number
    /** One for each column */
    readonly tables: readonly number[]
  }[]
}

/** Missed at first, and then no more although it was asked again. */
export interface Learned {
  readonly id: MisconceptionId
  /** Students who showed it, and those of them who then played on without it */
  readonly students: number
  readonly learned: number
  /** The last level in which anybody showed it */
  readonly until: LevelId
}

/** Decisions right at the first try, and all of them. */
export interface Share {
  readonly right: number
  readonly of: number
}

export type Columns = { readonly [C in Column]: Share }

export interface StudentFigures {
  readonly id: string
  readonly names: readonly string[]
  readonly columns: Columns
  /** Rounds played to their end */
  readonly rounds: number
  /** What was shown, and in how many rounds */
  readonly shown: readonly { readonly id: MisconceptionId; readonly rounds: number }[]
  /** The level in which most was missed; undefined where nothing was */
  readonly practise: LevelId | undefined
}

export interface TableFigures {
  readonly n: number
  /** Everybody who has sat here, by id */
  readonly students: readonly string[]
  readonly columns: Columns
  readonly rounds: readonly RoundFigures[]
}

export interface RoundFigures {
  readonly turn: number
  readonly level: LevelId
  readonly replayId: string
  readonly isWon: boolean
  readonly seats: BySeat<readonly string[]>
  readonly segments: number
  readonly refused: number
}

/** The states and the arrows between them that the class has travelled. */
export interface TravelMap {
  readonly states: readonly { readonly state: State; readonly students: number }[]
  readonly arrows: readonly { readonly from: State; readonly to: State; readonly students: number }[]
}

/** All finished rounds of one level, laid over each other. */
export interface Overlay {
  readonly level: LevelId
  readonly rounds: readonly {
    readonly table: number
    readonly replayId: string
    /** The segments that were sent, in order: who and what, such as `C SYN`, `S SYN,ACK`; lost ones too */
    readonly line: readonly string[]
  }[]
  /** Indexes of the two that differ most; undefined where all are alike */
  readonly apart: { readonly one: number; readonly other: number } | undefined
}
