import type { Seat } from '../../shared/game/seat.ts'
import { unreachable } from '../../shared/base/unreachable.ts'
import type { Quiz } from '../../shared/replay/quiz.ts'
import type { RecordedFormat } from '../../shared/replay/exports/recordedFormats.ts'
import type { ExportLanguage } from '../../shared/replay/exports/words.ts'
import type { CaptureEnd } from '../../shared/replay/imports/capture.ts'
import { createStore } from '../net/store.ts'
import { takeIn } from './intake.ts'
import type { Dropped } from './intake.ts'
import { keep } from './kept.ts'
import type { FromWorker, Opened, Row, ToWorker } from './messages.ts'
import { problem } from './problem.ts'
import type { Problem } from './problem.ts'
import type { OpenedReplay } from './replayIn.ts'

/** The file that is open in this page, if any. */
export type Recording =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly name: string | undefined }
  | {
      readonly kind: 'reading'
      readonly name: string
      readonly octets: number
      readonly of: number
      readonly segments: number
      readonly pairs: number
    }
  | Listed
  | { readonly kind: 'replay'; readonly name: string; readonly opened: OpenedReplay }

export interface Listed {
  readonly kind: 'listed'
  readonly name: string
  /** The same object as long as this file is open */
  readonly file: object
  /** By id, with as much as is known now */
  readonly rows: readonly Row[]
  /** The same as they were when the list last grew: for whatever does not change as they are judged */
  readonly asRead: readonly Row[]
  /** Where the file breaks, if it does */
  readonly broken: Problem | undefined
  readonly judged: { readonly pairs: number; readonly of: number }
  readonly opened: { readonly row: number; readonly opened: Opened } | undefined
  readonly quiz: { readonly row: number; readonly from: number; readonly quiz: Quiz } | undefined
  /** A connection could not be opened */
  readonly failed: Problem | undefined
}

const store = createStore<Recording>({ kind: 'none' })
export const { get: currentRecording, subscribe: watchRecording } = store

let worker: Worker | undefined
let rows: Row[] = []

/** Ends whatever is being read, and forgets it. */
export const closeRecording = (): void => {
  worker?.terminate()
  worker = undefined
  rows = []
  store.set({ kind: 'none' })
}

/** Opens what was dropped, instead of what was open before. */
export const openDropped = async (dropped: Dropped): Promise<void> => {
  closeRecording()
  const name = dropped.files[0]?.name
  const taken = await takeIn(dropped)
  switch (taken.kind) {
    case 'problem':
      store.set({ kind: 'problem', problem: taken.problem, name })
      return
    case 'replay':
      store.set({ kind: 'replay', name: taken.file.name, opened: taken.opened })
      if (taken.file.name !== '') void keep(taken.file)
      return
    case 'capture':
      read(taken.file)
      return
    default:
      unreachable(taken)
  }
}

const read = (file: File): void => {
  const { name, size } = file
  store.set({ kind: 'reading', name, octets: 0, of: size, segments: 0, pairs: 0 })
  const reader = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker = reader
  reader.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (worker !== reader) return
    hear(data, name)
    // What cannot be listed is not worth keeping.
    if (data.kind === 'read' && store.get().kind === 'listed') void keep(file)
  })
  reader.addEventListener('error', () => {
    if (worker === reader) hear({ kind: 'failed', code: 'open/judge-failed' }, name)
  })
  ask({ kind: 'read', file })
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
const ask = (message: ToWorker): void => worker?.postMessage(message)

/** Asks for the timeline of a connection, around segment `from`. */
export const askTimeline = (row: number, from: number): void => {
  const now = store.get()
  if (now.kind === 'listed') store.set({ ...now, failed: undefined })
  ask({ kind: 'open', row, from })
}
export const askQuiz = (row: number, seat: Seat, from: number): void => ask({ kind: 'quiz', row, seat, from })
/** The connection as a file; refused where it cannot be made. A second wish is for the second file only. */
export const askExport = (
  row: number,
  format: RecordedFormat,
  language: ExportLanguage,
): Promise<string | Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    exported = (content) =>
      content === undefined ? reject(new Error('the file could not be made')) : resolve(content)
    ask({ kind: 'export', row, format, language })
  })

let exported: ((content: string | Uint8Array<ArrayBuffer> | undefined) => void) | undefined

export const lookAt = (seen: readonly number[]): void => ask({ kind: 'look', rows: seen })

const hear = (message: FromWorker, name: string): void => {
  const now = store.get()
  switch (message.kind) {
    case 'progress':
      if (now.kind === 'reading') store.set({ ...now, ...message, kind: 'reading' })
      return
    case 'rows':
      for (const row of message.rows) rows[row.id] = row
      publish()
      return
    case 'read':
      store.set(listed(message, name))
      return
    case 'judged':
      if (now.kind === 'listed') judged = message
      publish()
      return
    case 'opened':
      if (now.kind === 'listed') store.set({ ...now, opened: message })
      return
    case 'quiz':
      if (now.kind === 'listed') store.set({ ...now, quiz: message })
      return
    case 'exported':
      exported?.(message.content)
      exported = undefined
      return
    case 'failed':
      if (now.kind === 'listed') store.set({ ...now, failed: problem(message.code) })
      else store.set({ kind: 'problem', problem: problem(message.code), name })
      return
    default:
      unreachable(message)
  }
}

let judged = { pairs: 0, of: 0 }
let publishing: ReturnType<typeof setTimeout> | undefined
/** How seldom the list is drawn anew while it is being judged, in milliseconds */
const PUBLISHED_EVERY = 300

const publish = (): void => {
  publishing ??= setTimeout(() => {
    publishing = undefined
    const now = store.get()
    if (now.kind === 'listed') {
      const shown = [...rows]
      const asRead = shown.length === now.asRead.length ? now.asRead : shown
      store.set({ ...now, rows: shown, asRead, judged })
    }
  }, PUBLISHED_EVERY)
}

const listed = (
  { end, packets, rows: count }: Extract<FromWorker, { kind: 'read' }>,
  name: string,
): Recording => {
  const broken = brokenAt(end)
  judged = { pairs: 0, of: count }
  if (count > 0)
    return {
      kind: 'listed',
      name,
      file: {},
      rows: [...rows],
      asRead: [...rows],
      broken,
      judged,
      opened: undefined,
      quiz: undefined,
      failed: undefined,
    }
  return { kind: 'problem', name, problem: broken ?? problem('open/no-tcp', packets) }
}

const brokenAt = (end: CaptureEnd): Problem | undefined => {
  switch (end.kind) {
    case 'whole':
      return undefined
    case 'cut':
      return problem('capture/cut', end.offset)
    case 'broken':
      return problem(end.error.code, end.error.offset)
    default:
      return unreachable(end)
  }
}
