import type { HostChange } from '../class/hostChange.ts'
import type { ClassPhase } from '../class/class.ts'
import type { ClassRefusalCode } from '../class/refusal.ts'
import type { ClassReport } from '../class/report/report.ts'
import type { BoardRow, ClassView, HostClassView, StudentClassView } from '../class/view.ts'
import type { View } from '../game/room/view.ts'
import type { Answer, AnswerCode, RefusedAnswer } from './answers.ts'

/** Codes of refusals that only classes have. */
export type ClassCode =
  ClassRefusalCode | 'class/unknown' | 'class/token' | 'class/not-entered' | 'class/not-host'

/** Answers to messages of a class. */
export type ClassAnswer<T> = Answer<T> | RefusedAnswer<ClassCode | AnswerCode>

/** A class as one of those in it sees it. */
export type ClassSeen =
  | { readonly role: 'host'; readonly view: HostClassView }
  | { readonly role: 'screen'; readonly view: ClassView }
  | { readonly role: 'student'; readonly view: StudentClassView }

/**
 * What is seen; the server's clock when it was told, in milliseconds: what time is left is counted by it; and how often
 * this connection has been told of its class so far, 0 in an answer: a change follows what was told as this number.
 */
export type ClassTold = ClassSeen & { readonly now: number; readonly n: number }

/** What a host is told instead of the whole view, where that was told as `since`. */
export interface HostChangeTold extends HostChange {
  readonly since: number
  readonly n: number
  readonly now: number
}

/** To `class-create`. The secret makes whoever has it host, on any device. */
export type ClassCreatedAnswer = ClassAnswer<{
  readonly code: string
  readonly secret: string
  readonly told: ClassTold
}>

/** To `class-join`. The token is the student's own, here and in the room of the table. */
export type ClassJoinedAnswer = ClassAnswer<{ readonly token: string; readonly told: ClassTold }>

/** To `class-enter`. Without a view when the one already seen is the newest. */
export type ClassEnteredAnswer = ClassAnswer<{ readonly told?: ClassTold }>

/** To `class-host`. */
export type HostAnswer = ClassAnswer<{
  readonly version: number
  /** Tables whose rooms have not followed within a second; they are tried again until they do */
  readonly unreached: readonly number[]
  /** To `add-host` and `open-screen`, once */
  readonly secret?: string
  /** To `look` */
  readonly look?: View
  /** To `report` */
  readonly report?: ClassReport
}>

/** To `class-student`. */
export type StudentAnswer = ClassAnswer<{ readonly version: number }>

/** Rows of the live board: all of them when one comes, then those that have changed. */
export interface BoardTold {
  readonly isWhole: boolean
  readonly rows: readonly BoardRow[]
  /** The server's clock, in milliseconds: how long a table has stood still is counted by it */
  readonly now: number
}

/** The room that a host looks into: the whole ladder, both ends. */
export interface LookTold {
  readonly table: number
  readonly view: View
}

export const CLASS_GONE = ['removed', 'banned', 'dismissed', 'erased', 'superseded'] as const
/** Why a connection is in its class no more. */
export type ClassGone = (typeof CLASS_GONE)[number]

/** What the server says unasked to those in a class. */
export interface ClassServerEvents {
  class: (told: ClassTold) => void
  'class-change': (told: HostChangeTold) => void
  'class-board': (board: BoardTold) => void
  'class-look': (look: LookTold) => void
  'class-gone': (why: ClassGone) => void
}

export interface ClassClientEvents {
  'class-create': (message: unknown, answer: (answer: ClassCreatedAnswer) => void) => void
  'class-join': (message: unknown, answer: (answer: ClassJoinedAnswer) => void) => void
  'class-enter': (message: unknown, answer: (answer: ClassEnteredAnswer) => void) => void
  'class-host': (message: unknown, answer: (answer: HostAnswer) => void) => void
  'class-student': (message: unknown, answer: (answer: StudentAnswer) => void) => void
}

/** A class as `GET /api/class/CODE` gives it, to whoever is about to join. */
export interface ClassBody {
  readonly code: string
  readonly title: string
  readonly phase: ClassPhase
  readonly isLocked: boolean
  readonly names: 'free' | 'generated'
}
