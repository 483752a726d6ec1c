import { timelineOf } from '../../shared/replay/timeline.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { replayBody } from '../../shared/wire/replayBody.ts'
import type { RecordingWords } from '../i18n/recordings.ts'

/** Why a file is not shown, or where it breaks: stable codes, with an offset or a number where one belongs to it. */
export interface Problem {
  readonly code: ProblemCode
  /** An offset in the file, or how many packets it has */
  readonly at: number
}

export type ProblemCode = keyof RecordingWords['problem']

export const problem = (code: ProblemCode, at = 0): Problem => ({ code, at })

/** What was dropped or chosen. */
export interface Dropped {
  readonly files: readonly File[]
  readonly hasFolder: boolean
}

/** What a drop holds; whether something is a folder can be asked only while it is being dropped. */
export const droppedIn = (transfer: DataTransfer): Dropped => ({
  files: [...transfer.files],
  hasFolder: [...transfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true),
})

export type Taken =
  | { readonly kind: 'capture'; readonly file: File }
  | { readonly kind: 'replay'; readonly file: File; readonly timeline: Timeline }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Looks at the beginning of what was dropped: a recording, a replay file, or why it is neither. */
export const takeIn = async ({ files, hasFolder }: Dropped): Promise<Taken> => {
  const refused = (code: ProblemCode): Taken => ({ kind: 'problem', problem: problem(code) })
  if (hasFolder) return refused('open/folder')
  const [file] = files
  if (file === undefined) return refused('open/unreadable')
  if (files.length > 1) return refused('open/several')
  if (file.size === 0) return refused('capture/empty')
  try {
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
    if (isCompressed(head)) return refused('open/compressed')
    return isJson(head) ? await replayIn(file) : { kind: 'capture', file }
  } catch {
    return refused('open/unreadable')
  }
}

/** gzip, zip, xz, zstd, bzip2 and 7z by their first octets. */
const PACKED = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
  [0x37, 0x7a, 0xbc, 0xaf],
] as const

const isCompressed = (head: Uint8Array): boolean =>
  PACKED.some((magic) => magic.every((octet, at) => head[at] === octet))

/** An opening brace, after a byte order mark and white space. */
const isJson = (head: Uint8Array): boolean => /^\uFEFF?\s*\{/.test(new TextDecoder().decode(head))

const MOST_JSON = 16 * 2 ** 20

const replayIn = async (file: File): Promise<Taken> => {
  if (file.size > MOST_JSON) return { kind: 'problem', problem: problem('replay/too-large') }
  const timeline = timelineIn(await file.text())
  return timeline === undefined
    ? { kind: 'problem', problem: problem('replay/not-a-replay') }
    : { kind: 'replay', file, timeline }
}

/** Whatever cannot be folded is no replay. */
const timelineIn = (text: string): Timeline | undefined => {
  try {
    const body = replayBody(JSON.parse(text.replace(/^\uFEFF/, '')))
    const timeline = body === undefined ? undefined : timelineOf(body.events)
    return timeline === undefined || timeline.steps.length === 0 ? undefined : timeline
  } catch {
    return undefined
  }
}
