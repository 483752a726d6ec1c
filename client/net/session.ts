import type { Socket } from 'socket.io-client'
import type { Seat } from '../../shared/game/seat.ts'
import type { View } from '../../shared/game/room/view.ts'
import type {
  ActedAnswer,
  AnswerCode,
  ClientEvents,
  Presence,
  ServerEvents,
} from '../../shared/wire/answers.ts'
import type { ClassClientEvents, ClassServerEvents } from '../../shared/wire/classAnswers.ts'
import type { ActMessage } from '../../shared/wire/messages.ts'

export type Line = Socket<ServerEvents & ClassServerEvents, ClientEvents & ClassClientEvents>

/**
 * One player's line to one room. The network session and the practice session (the same authority inside the
 * page) are the same to every screen: they show `state.view` and call `act`.
 */
export interface Session {
  readonly getState: () => SessionState
  /** Calls back after each change; the answer ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
  /** Asks the authority. A move is resubmitted under its own id until it is answered; nothing is done twice. */
  readonly act: (message: ActMessage) => Promise<ActedAnswer>
  /** Try the line again now instead of waiting for the next attempt. */
  readonly retry: () => void
  /** Ends this line; the seat is kept. */
  readonly close: () => void
  /** The line itself, for what is loaded only when it is needed (a shared review); practice has none */
  readonly line?: Line
}

export interface SessionState {
  readonly link: Link
  readonly view: View | undefined
  readonly presence: Presence
}

export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** The line dropped; the next try begins at `retryAt` (milliseconds of the page's clock) */
  | { readonly kind: 'lost'; readonly retryAt: number }
  /** The same seat is being played from another page */
  | { readonly kind: 'superseded' }
  /** The room cannot be entered, and why */
  | { readonly kind: 'refused'; readonly code: AnswerCode }

/** What this device keeps of a seat, so that a reload is the same player. */
export interface KeptSeat {
  readonly code: string
  readonly seat: Seat
  readonly token: string
  readonly name: string
}
