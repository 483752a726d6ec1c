import type { Seat } from '../game/seat.ts'
import type { Plan, Prediction } from './class.ts'

/** What a host asks of a class. Who is host is asked by the server, of the secret. */
export type HostCommand =
  | { readonly kind: 'change-plan'; readonly plan: Plan }
  | { readonly kind: 'add-host'; readonly name: string; readonly tokenHash: string }
  | { readonly kind: 'dismiss-host'; readonly id: string }
  /** One more secret with which a projector may look on */
  | { readonly kind: 'open-screen'; readonly tokenHash: string }
  | { readonly kind: 'open-doors' }
  | { readonly kind: 'set-lock'; readonly locked: boolean }
  | { readonly kind: 'rename'; readonly student: string; readonly names: readonly string[] }
  | { readonly kind: 'remove'; readonly student: string; readonly ban: boolean }
  /** Deals seats to everybody anew. `rooms`: codes that are free, at least as many as there are pairs */
  | {
      readonly kind: 'deal'
      readonly by: 'automatic' | 'lots'
      readonly rooms: readonly string[]
    }
  /** Two students change places, or a student takes a bot's seat */
  | { readonly kind: 'seat'; readonly student: string; readonly table: number; readonly seat: Seat }
  /** Begins to play the first level, or the next one; the last one ends with the class */
  | {
      readonly kind: 'begin-level'
      readonly level: number
      readonly minutes: number | undefined
      readonly rooms: readonly string[]
    }
  | { readonly kind: 'give-time'; readonly minutes: number }
  | { readonly kind: 'set-pause'; readonly paused: boolean }
  | { readonly kind: 'answer-call'; readonly table: number }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'show-predictions' }
  | { readonly kind: 'thaw' }
  | { readonly kind: 'end-class' }

/** What a student asks of a class. Moves go to the room of the table. */
export type StudentCommand =
  | { readonly kind: 'leave'; readonly student: string }
  | { readonly kind: 'return'; readonly student: string }
  | { readonly kind: 'call-teacher'; readonly student: string }
  | { readonly kind: 'predict'; readonly student: string; readonly prediction: Prediction }

export type ClassCommand =
  | {
      readonly kind: 'open-class'
      readonly code: string
      readonly seed: string
      readonly plan: Plan
      readonly name: string
      readonly tokenHash: string
    }
  /** `room`: a code that is free, for a table of one's own should nobody be waiting */
  | {
      readonly kind: 'join'
      readonly names: readonly string[]
      readonly tokenHash: string
      readonly room: string
    }
  /**
   * A table has finished its round and would go on: at their own pace to the next level, if there is one, else once more
   * to the same, ends changed. `turn`: the round that it has finished; what was lost on the live wire is played again
   */
  | { readonly kind: 'go-on'; readonly table: number; readonly turn: number; readonly isLost?: boolean }
  | HostCommand
  | StudentCommand
