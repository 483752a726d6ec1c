import type { Seat } from '../seat.ts'

/**
 * Why a command was not considered at all. Codes are stable, sentences stand in the catalogue of words.
 * (A draft that TCP does not allow is no refusal of a command: it is judged, and its verdict is an event.)
 */
export type Refusal =
  | { readonly code: 'seat/taken'; readonly seat: Seat }
  | { readonly code: 'seat/empty'; readonly seat: Seat }
  | { readonly code: 'seat/none' }
  | { readonly code: 'room/full' }
  | { readonly code: 'room/closed' }
  | { readonly code: 'room/playing' }
  /** The room belongs to a class: that is its host's to say */
  | { readonly code: 'room/hosted' }
  /** All stands still until the host lets it go on */
  | { readonly code: 'room/paused' }
  | { readonly code: 'round/none' }
  | { readonly code: 'round/over' }
  | { readonly code: 'round/not-over' }
  /** Something reached this endpoint after the version that the player had seen */
  | { readonly code: 'move/stale'; readonly seen: number; readonly current: number }
  | { readonly code: 'move/claim-missing' }
  /** The very draft that was refused last: not judged and not charged again */
  | { readonly code: 'move/unchanged' }
  | { readonly code: 'move/not-offered' }
  | { readonly code: 'hint/nothing-due' }
  | { readonly code: 'question/unknown' }
  | { readonly code: 'question/answered' }
  | { readonly code: 'ticks/not-asked' }

export type RefusalCode = Refusal['code']
