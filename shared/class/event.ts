import type { BySeat, Seat } from '../game/seat.ts'
import type { Host, Plan, Prediction, Sitter } from './class.ts'

/** What happened in a class. What happens at its tables happens in their rooms. */
export type ClassEvent = { readonly at: number } & ClassEventBody

export type ClassEventBody =
  | {
      readonly kind: 'class-opened'
      readonly code: string
      readonly seed: string
      readonly plan: Plan
      readonly host: Host
    }
  | { readonly kind: 'plan-changed'; readonly plan: Plan }
  | { readonly kind: 'host-added'; readonly host: Host }
  | { readonly kind: 'host-dismissed'; readonly id: string }
  | { readonly kind: 'screen-opened'; readonly tokenHash: string }
  /** Students may come in */
  | { readonly kind: 'doors-opened' }
  | { readonly kind: 'lock-set'; readonly locked: boolean }
  | {
      readonly kind: 'student-joined'
      readonly id: string
      readonly names: readonly string[]
      readonly tokenHash: string
    }
  | { readonly kind: 'student-renamed'; readonly id: string; readonly names: readonly string[] }
  /** Gone by their own wish, or removed by the host; who is banned cannot come back with the same device */
  | { readonly kind: 'student-left'; readonly id: string; readonly why: 'left' | 'removed' | 'banned' }
  | { readonly kind: 'student-returned'; readonly id: string }
  /** Everybody has a place: the tables as they are from now on */
  | { readonly kind: 'tables-dealt'; readonly by: DealtBy; readonly tables: readonly DealtTable[] }
  /** One more table, for who came late */
  | { readonly kind: 'table-added'; readonly table: DealtTable }
  | { readonly kind: 'seat-given'; readonly table: number; readonly seat: Seat; readonly sitter: Sitter }
  | { readonly kind: 'watcher-seated'; readonly table: number; readonly student: string }
  /** Who is one too many shares this seat with the student who has it */
  | {
      readonly kind: 'seat-shared'
      readonly table: number
      readonly seat: Seat
      readonly student: string
    }
  | { readonly kind: 'play-started' }
  | { readonly kind: 'level-begun'; readonly level: number; readonly until: number | undefined }
  /** A table goes on by itself, to this level, the next one or the same; each at the other end */
  | {
      readonly kind: 'table-went-on'
      readonly table: number
      readonly level: number
      /** It has not won the level yet */
      readonly isLost?: true
    }
  | { readonly kind: 'time-set'; readonly until: number | undefined }
  | { readonly kind: 'pause-set'; readonly paused: boolean }
  | { readonly kind: 'teacher-called'; readonly table: number }
  | { readonly kind: 'call-answered'; readonly table: number }
  | { readonly kind: 'class-frozen' }
  | { readonly kind: 'predicted'; readonly student: string; readonly prediction: Prediction }
  | { readonly kind: 'predictions-shown' }
  | { readonly kind: 'class-thawed' }
  | { readonly kind: 'class-ended' }

/** By the automatic pairing, by lots, from one level to the next, or by the host's own hand */
export type DealtBy = 'automatic' | 'lots' | 'turn' | 'hand'

/** A table as it is dealt; the rest of it is what a new table begins with. */
export interface DealtTable {
  readonly n: number
  readonly room: string
  readonly seats: BySeat<Sitter>
  readonly watchers: readonly string[]
}
