import type { Seat } from '../game/seat.ts'
import { toCsv } from '../replay/exports/csv.ts'
import type { ExportFormat } from '../replay/exports/formats.ts'
import { toMermaid } from '../replay/exports/mermaid.ts'
import { toPacketdrill } from '../replay/exports/packetdrill.ts'
import { toPcapng } from '../replay/exports/pcapng.ts'
import { DEFAULT_CHOICE, toSvg } from '../replay/exports/svg.ts'
import type { PictureChoice } from '../replay/exports/svg.ts'
import { toText } from '../replay/exports/text.ts'
import type { ExportWords } from '../replay/exports/words.ts'
import { timelineOf } from '../replay/timeline.ts'
import type { Timeline } from '../replay/timeline.ts'
import type { ReplayFile } from './answers.ts'
import { formatReplayFile } from './replayFile.ts'

/** What may be asked of an export besides its format. */
export interface ExportOptions {
  readonly words: ExportWords
  /** Whose end a packetdrill script takes for the kernel under test; the server's unless given */
  readonly seat?: Seat | undefined
  /** How a picture is drawn; for light paper, in English, unless given */
  readonly picture?: PictureChoice | undefined
}

/** A file to be: its content, what it is, and what it should be called. */
export interface ExportedFile {
  readonly content: string | Uint8Array
  /** Media type, with its character set */
  readonly mime: string
  /** Letters, digits, dashes, dots and underscores only */
  readonly name: string
}

interface Maker {
  readonly mime: string
  /** The end of the file's name, without its dot */
  readonly extension: string
  readonly make: (timeline: Timeline, file: ReplayFile, options: ExportOptions) => string | Uint8Array
}

const PLAIN = 'text/plain; charset=utf-8'

/** One line a format: how it is made, and what it is. */
const MAKERS: { readonly [F in ExportFormat]: Maker } = {
  pcapng: {
    mime: 'application/x-pcapng',
    extension: 'pcapng',
    make: (timeline, _file, { words }) => toPcapng(timeline, words),
  },
  packetdrill: {
    mime: PLAIN,
    extension: 'pkt',
    make: (timeline, _file, { seat }) => toPacketdrill(timeline, seat),
  },
  text: {
    mime: PLAIN,
    extension: 'txt',
    make: (timeline, { notes }, { words }) => toText(timeline, words, notes),
  },
  svg: {
    mime: 'image/svg+xml; charset=utf-8',
    extension: 'svg',
    make: (timeline, { notes }, { picture = DEFAULT_CHOICE }) => toSvg(timeline, picture, notes),
  },
  mermaid: {
    mime: PLAIN,
    extension: 'mmd',
    make: (timeline, _file, { words }) => toMermaid(timeline, words),
  },
  csv: {
    mime: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    make: (timeline, _file, { words }) => toCsv(timeline, words),
  },
  json: {
    mime: 'application/json; charset=utf-8',
    extension: 'json',
    make: (_timeline, file) => `${formatReplayFile(file)}\n`,
  },
}

/** A round in this format. The file must be one that can be folded: `parseReplayFile` gives such, and so does the store. */
export const exported = (file: ReplayFile, format: ExportFormat, options: ExportOptions): ExportedFile => {
  const timeline = timelineOf(file.events)
  if (timeline === undefined) throw new Error(`the record ${file.id} has no start`)
  const { mime, extension, make } = MAKERS[format]
  const level = typeof file.level === 'string' ? file.level : file.level.id
  // What a link shows has no id.
  const id = file.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 8)
  return {
    content: make(timeline, file, options),
    mime,
    name: `wavehand-${level}${id === '' ? '' : `-${id}`}.${extension}`,
  }
}
