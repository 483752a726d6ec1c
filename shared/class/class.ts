import type { LevelId } from '../game/levels/level.ts'
import type { Settings } from '../game/room/room.ts'
import type { BySeat, Seat } from '../game/seat.ts'

/** Many rooms under one teacher or facilitator. Made only by folding events, as a room is. */
export interface Class {
  /** Typed by everybody who joins. Of the same letters as a room's, and never the code of a room */
  readonly code: string
  /** Lots are drawn from it */
  readonly seed: string
  /** How many events made this class */
  readonly version: number
  /** When the last event happened, in milliseconds */
  readonly at: number
  readonly phase: ClassPhase
  readonly plan: Plan
  readonly hosts: readonly Host[]
  /** Hashes of the secrets with which a projector may look on; the newest last */
  readonly screens: readonly string[]
  /** Nobody else comes in */
  readonly isLocked: boolean
  /** In the order in which they joined; who has left stays listed, and finds the seat again */
  readonly students: readonly Student[]
  readonly tables: readonly Table[]
  /** How often lots have been drawn or seats dealt: later deals are other ones */
  readonly deals: number
  /** Index into the levels of the plan; where everybody goes at their own pace, of the slowest */
  readonly levelAt: number
  readonly isPaused: boolean
  /** When the time for this level is over, in milliseconds; undefined where the host keeps no time */
  readonly until: number | undefined
  /** Since when all play stands still, in milliseconds: no time passes until it goes on; undefined while it does */
  readonly stillSince: number | undefined
  /** "What comes next?", asked of every seat while all play stands still */
  readonly frozen: Frozen | undefined
  /** How often that was asked */
  readonly freezes: number
}

export const CLASS_PHASES = ['prepared', 'gathering', 'playing', 'ended'] as const
/**
 * `prepared`: nobody but the host may come in yet. `gathering`: students join. `playing`: they sit at tables.
 * `ended`: the report stands, nothing is played.
 */
export type ClassPhase = (typeof CLASS_PHASES)[number]

/** What the host has decided beforehand; may be changed until the class begins to play, the levels also later. */
export interface Plan {
  /** 0 to 60 characters; empty where the code is name enough */
  readonly title: string
  /** In the order in which they are played, at least one */
  readonly levels: readonly LevelId[]
  readonly settings: Pick<Settings, 'mode' | 'guidance' | 'isns' | 'asksState' | 'passesBareFin'>
  readonly pairing: 'automatic' | 'by-hand'
  /** All change levels when the host says so, or each pair goes on when it is done */
  readonly pace: 'together' | 'own'
  /** Who chooses the nicknames: each student, or the generator */
  readonly names: 'free' | 'generated'
  /** What the student gets who would be left over, in turn */
  readonly oddOne: 'bot' | 'watches' | 'shares'
  /** Days after the last event when everything is erased, 1 to 365 */
  readonly keptDays: number
}

export const DEFAULT_PLAN: Plan = {
  title: '',
  levels: ['handshake', 'first-words', 'close-client', 'half-close'],
  settings: { guidance: 'guided', isns: 'small', asksState: true, passesBareFin: false },
  pairing: 'automatic',
  pace: 'together',
  names: 'free',
  oddOne: 'bot',
  keptDays: 30,
}

/** Whoever has the secret is host. The first one opened the class; the others are co-hosts. */
export interface Host {
  readonly id: string
  readonly name: string
  readonly tokenHash: string
}

export interface Student {
  /** Stable within the class, no secret: `s1`, `s2`, ... in the order of joining */
  readonly id: string
  /** Two where two people share one device and one seat */
  readonly names: readonly string[]
  readonly tokenHash: string
  readonly standing: 'here' | 'left' | 'removed' | 'banned'
  /** How often this one was the odd one: with a bot, looking on, or at somebody's side */
  readonly odd: number
  /** The seat sat on last; the next one is the other */
  readonly lastSeat: Seat | undefined
}

/** Who has a seat at a table. */
export type Sitter =
  /** `guest`: the odd one, who has no seat and shares this one; whoever of the two sends has sent for both */
  | { readonly kind: 'student'; readonly id: string; readonly guest?: string }
  /** A bot; `keepsFor` is the student who left, and gets the seat back */
  | { readonly kind: 'bot'; readonly keepsFor: string | undefined }

/** One pair and its room. */
export interface Table {
  /** From 1, as it is called out in class */
  readonly n: number
  readonly room: string
  readonly seats: BySeat<Sitter>
  /** Students who look on here */
  readonly watchers: readonly string[]
  readonly levelAt: number
  /** How many rounds have been begun here: the room plays the round of this number, and no other */
  readonly turn: number
  /** How often it has finished this level and played it again */
  readonly repeats: number
  /** A student of this table has called the teacher */
  readonly calls: boolean
}

export interface Frozen {
  /** From 1: how often the class was frozen */
  readonly n: number
  /** Each seat's own answer, by student id: kept from everybody until the host shows the distribution */
  readonly predictions: Readonly<Record<string, Prediction>>
  readonly isShown: boolean
}

export const PREDICTIONS = ['syn', 'syn-ack', 'ack', 'data', 'fin', 'rst', 'nothing'] as const
/** What a seat says comes next on its own wire. */
export type Prediction = (typeof PREDICTIONS)[number]
