import type { BySeat, Seat } from '../../shared/game/seat.ts'
import type { CaptureEnd } from '../../shared/replay/imports/capture.ts'
import type { Ending } from '../../shared/replay/imports/ending.ts'
import type { RecordedFormat } from '../../shared/replay/exports/recordedFormats.ts'
import type { ExportLanguage } from '../../shared/replay/exports/words.ts'
import type { Quiz } from '../../shared/replay/quiz.ts'
import type { RecordedTimeline } from '../../shared/replay/recordedTimeline.ts'

/** One connection of a recording, as the list shows it. */
export interface Row {
  /** Position in the list as it was read: the name of the connection */
  readonly id: number
  readonly addresses: BySeat<string>
  readonly segments: number
  /** Seconds from the first packet of the file to the first of the connection, and on to its last */
  readonly start: number
  readonly duration: number
  readonly ending: Ending
  /** Segments that do not conform; undefined as long as it has not been judged */
  readonly nonconforming: number | undefined
}

/** What the page asks of the worker. */
export type ToWorker =
  | { readonly kind: 'read'; readonly file: File }
  /** The timeline of a connection, some hundred steps of it from segment `from` on */
  | { readonly kind: 'open'; readonly row: number; readonly from: number }
  /** Questions to one end of a connection, from segment `from` on */
  | { readonly kind: 'quiz'; readonly row: number; readonly seat: Seat; readonly from: number }
  /** A connection as a file, all of it that was judged */
  | {
      readonly kind: 'export'
      readonly row: number
      readonly format: RecordedFormat
      readonly language: ExportLanguage
    }
  /** These rows are on the screen: judge them before the others */
  | { readonly kind: 'look'; readonly rows: readonly number[] }

/** What the worker tells the page. */
export type FromWorker =
  | {
      readonly kind: 'progress'
      readonly octets: number
      readonly of: number
      readonly segments: number
      readonly pairs: number
    }
  | { readonly kind: 'read'; readonly end: CaptureEnd; readonly rows: number; readonly packets: number }
  /** New rows, or rows of which more is known now */
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  /** So many pairs of addresses have been looked at by the judge */
  | { readonly kind: 'judged'; readonly pairs: number; readonly of: number }
  | { readonly kind: 'opened'; readonly row: number; readonly opened: Opened }
  | { readonly kind: 'quiz'; readonly row: number; readonly from: number; readonly quiz: Quiz }
  /** Undefined where it could not be made */
  | { readonly kind: 'exported'; readonly content: string | Uint8Array<ArrayBuffer> | undefined }
  | { readonly kind: 'failed'; readonly code: WorkerFailure }

/** A connection that can be looked at. */
export interface Opened {
  /** Names the connection, in whichever file it is found again */
  readonly hash: string
  readonly timeline: RecordedTimeline
  /** Segments that the file holds of it: more than the timeline counts where there are too many to judge */
  readonly segments: number
  /** Segments, by n, that do not conform */
  readonly nonconforming: readonly number[]
}

export type WorkerFailure = 'open/unreadable' | 'open/judge-failed'
