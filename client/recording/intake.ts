import { problem } from './problem.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { OpenedReplay } from './replayIn.ts'

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
  | { readonly kind: 'replay'; readonly file: File; readonly opened: OpenedReplay }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Looks at the beginning of what was dropped: a recording, a round (JSON or text), or why it is neither. */
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
    return isText(head) ? await replayOf(file) : { kind: 'capture', file }
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

/** No octet that stands in no text: recordings have some among their first sixteen. */
const isText = (head: Uint8Array): boolean =>
  head.every((octet) => octet >= 0x20 || octet === 0x09 || octet === 0x0a || octet === 0x0d)

const MOST_TEXT = 16 * 2 ** 20

const replayOf = async (file: File): Promise<Taken> => {
  if (file.size > MOST_TEXT) return { kind: 'problem', problem: problem('replay/too-large') }
  // What reads rounds travels only when there is one to read.
  const { replayIn } = await import('./replayIn.ts')
  const read = replayIn(await file.text())
  return read.ok ? { kind: 'replay', file, opened: read.value } : { kind: 'problem', problem: read.error }
}
