import type { Server, Socket } from 'socket.io'
import type { ClassClientEvents, ClassServerEvents } from '../../../shared/wire/classAnswers.ts'
import type { CLASS_ROLES } from '../../../shared/wire/classMessages.ts'
import type { ClientEvents, ServerEvents } from '../../../shared/wire/answers.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { DirectLine } from './directLine.ts'

/** What a connection is in a room: the holder of a seat's token, or a spectator. */
export interface Place {
  readonly code: string
  /** Undefined for a spectator. The seat itself is asked for anew each time: ends may be swapped. */
  readonly tokenHash: string | undefined
}

/** What a connection is in a class. It may be in a room as well. */
export interface ClassPlace {
  readonly code: string
  readonly role: (typeof CLASS_ROLES)[number]
  readonly tokenHash: string
}

interface LineData {
  /** Undefined while it is in no class */
  inClass: ClassPlace | undefined
  /** The room of the student's table, as it was told last: it may not have followed the class yet */
  toldRoom: string | undefined
  /** The room that a host looks into */
  looksAt: { readonly table: number; readonly room: string } | undefined
  /** Undefined while it is nobody yet */
  place: Place | undefined
  /** Version of the view of its room that it has, as far as we know; undefined while it has none */
  seen: number | undefined
  /** False where it names the version of the messages before ours (`WHOLE_VIEWS_VERSION`): it is told whole views only */
  takesChanges: boolean
  /** As whom it has seen that */
  seenAs: Seat | 'spectator'
  /** All nodes have heard, in their one order, that it speaks for its seat: whoever says so later is newer */
  isKnown: boolean
  /** Where its messages come from, for limits */
  address: string
  /** The short way to it */
  direct: DirectLine
}

export type Io = Server<
  ClientEvents & ClassClientEvents,
  ServerEvents & ClassServerEvents,
  Record<string, never>,
  LineData
>

/** One connection of one page. */
export type Line = Socket<
  ClientEvents & ClassClientEvents,
  ServerEvents & ClassServerEvents,
  Record<string, never>,
  LineData
>
