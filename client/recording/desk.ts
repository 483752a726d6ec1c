import type { CaptureEnd, Frame } from '../../shared/replay/imports/capture.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { captureReader } from '../../shared/replay/imports/captureReader.ts'
import { EXPORT_WORDS } from '../../shared/replay/exports/words.ts'
import type { ExportLanguage } from '../../shared/replay/exports/words.ts'
import type { RecordedFormat } from '../../shared/replay/exports/recordedFormats.ts'
import { endingOf, sightOf, withSight } from '../../shared/replay/imports/ending.ts'
import { pairIndex } from '../../shared/replay/imports/pairs.ts'
import type { PairIndex } from '../../shared/replay/imports/pairs.ts'
import { connectionsOf } from '../../shared/replay/recording/connections.ts'
import { judgeRecording } from '../../shared/replay/recording/judgeRecording.ts'
import type { JudgedRecording } from '../../shared/replay/recording/judged.ts'
import type { RecordedConnection } from '../../shared/replay/recording/recorded.ts'
import { connectionHash } from '../../shared/wire/connectionHash.ts'
import { quizOf } from '../../shared/replay/quiz.ts'
import { recordedTimeline } from '../../shared/replay/recordedTimeline.ts'
import { blocksOf } from './blocks.ts'
import type { ReadAt } from './blocks.ts'
import type { FromWorker, Opened, Row } from './messages.ts'

/** What a desk needs of the place where it stands: a worker, or a test. */
export interface DeskPlace {
  readonly size: number
  readonly readAt: ReadAt
  readonly tell: (message: FromWorker) => void
  /** Lets what else is to be done here be done: questions that have come are answered meanwhile */
  readonly pause: () => Promise<void>
  /** Milliseconds, of any clock that only goes on */
  readonly now: () => number
}

/** Where a recording lies: it is read once from end to end, then its connections are judged one by one. */
export interface Desk {
  /** Reads the file and tells the list; then judges whatever has not been opened yet, until all is judged */
  readonly read: () => Promise<void>
  readonly open: (row: number, from: number) => Promise<void>
  readonly quiz: (row: number, seat: Seat, from: number) => Promise<void>
  /** Tells a row's connection as a file; nothing where it cannot be made */
  readonly exports: (row: number, format: RecordedFormat, language: ExportLanguage) => Promise<void>
  readonly look: (rows: readonly number[]) => void
  /** The judge's whole word on a row, as `wavehand judge` would give it */
  readonly judged: (row: number) => Promise<JudgedRecording | undefined>
}

/** Octets that are read at once: small enough to show how far it is, large enough to be quick */
const SLICE = 4 * 2 ** 20
/** How long nobody is listened to, in milliseconds */
const BREATH = 24
/** Rows that are told at once */
const BATCH = 4000
/** Steps of a timeline that are shown at once */
const STRETCH = 400
/** Segments whose packets are read together when nobody has asked for them */
const TOGETHER = 16_000
/** Connections with more segments are judged only when somebody opens them, and as far as this */
const MOST_UNASKED = 5000
const MOST_JUDGED = 100_000

/** Which connection a row is: the pair of addresses, and the how-manieth between them. */
interface Where {
  readonly pair: number
  readonly part: number
}

export const deskAt = (place: DeskPlace): Desk => {
  const { tell, now, pause } = place
  const index = pairIndex()
  const readAt = blocksOf(place.readAt)
  const rows: Row[] = []
  const places: Where[] = []
  const isLookedAt = new Set<number>()
  let wanted: readonly number[] = []
  let began: bigint | undefined
  let last: { readonly row: number; readonly judged: JudgedRecording } | undefined

  const list = async (end: CaptureEnd, packets: number): Promise<void> => {
    for (let pair = 0; pair < index.pairs(); pair += 1) {
      rows.push(rowOf(index, pair))
      places.push({ pair, part: 0 })
      if (rows.length % BATCH === 0) {
        tell({ kind: 'rows', rows: rows.slice(-BATCH) })
        await pause()
      }
    }
    tell({ kind: 'rows', rows: rows.slice(rows.length - (rows.length % BATCH)) })
    tell({ kind: 'read', end, rows: rows.length, packets })
  }

  /** The packets of some pairs, read in the order of the file: connections may be interleaved all over it. */
  const framesOf = async (pairs: readonly number[]): Promise<ReadonlyMap<number, readonly Frame[]>> => {
    const frames = new Map(pairs.map((pair) => [pair, [] as Frame[]]))
    const wantedPlaces = pairs
      .flatMap((pair) => index.placesOf(pair, MOST_JUDGED).map((packet) => ({ pair, packet })))
      .sort((a, b) => a.packet.offset - b.packet.offset)
    for (const { pair, packet } of wantedPlaces) {
      const { offset, kept, ...frame } = packet
      // A copy: a view would keep its whole block of the file alive.
      const octets = (await readAt(offset, offset + kept)).slice()
      frames.get(pair)?.push({ ...frame, octets })
    }
    return frames
  }

  /** Judges all connections of a pair: the first has the pair's row, each other becomes a row of its own. */
  const judgePair = (pair: number, frames: readonly Frame[]): void => {
    const begins = new Map(frames.map(({ n, t }) => [n, t]))
    const told = connectionsOf({ frames, cutAt: undefined }).map((connection, part): Row => {
      const row = part === 0 ? pair : rows.length + part - 1
      const start = begins.get(connection.segments[0]?.frame ?? 0) ?? 0
      return knownRow(row, start, connection, wrongOf(judgeRecording(connection)).length)
    })
    for (const [part, row] of told.entries()) {
      rows[row.id] = row
      places[row.id] = { pair, part }
    }
    changed.push(...told)
  }

  let changed: Row[] = []
  let breath = 0
  const breathe = async (): Promise<void> => {
    if (now() - breath < BREATH) return
    if (changed.length > 0) tell({ kind: 'rows', rows: changed })
    changed = []
    tell({ kind: 'judged', pairs: isLookedAt.size, of: index.pairs() })
    await pause()
    breath = now()
  }

  /** The pairs that are judged next: so many that reading their packets together is worth it. */
  const nextGroup = (from: number): readonly number[] => {
    const group: number[] = []
    let segments = 0
    for (let pair = from; pair < index.pairs() && segments < TOGETHER; pair += 1) {
      if (isLookedAt.has(pair)) continue
      group.push(pair)
      segments += index.summaryOf(pair).segments
    }
    return group
  }

  const judgeGroup = async (group: readonly number[], isUrgent: boolean): Promise<void> => {
    const fresh = group.filter((pair) => !isLookedAt.has(pair))
    const short = fresh.filter((pair) => index.summaryOf(pair).segments <= MOST_UNASKED)
    const frames = await framesOf(short)
    for (const pair of fresh) {
      if (!isUrgent && wanted.length > 0) await judgeWanted()
      // Somebody may have wanted it meanwhile.
      if (isLookedAt.has(pair)) continue
      isLookedAt.add(pair)
      const own = frames.get(pair)
      try {
        if (own !== undefined) judgePair(pair, own)
      } catch {
        // What cannot be judged stays open in the list; whoever opens it is told.
      }
      await breathe()
    }
  }

  const judgeWanted = async (): Promise<void> => {
    const pairs = wanted.flatMap((row) => places[row]?.pair ?? [])
    wanted = []
    await judgeGroup([...new Set(pairs)], true)
  }

  const judgeAll = async (): Promise<void> => {
    await judgeWanted()
    for (let group = nextGroup(0); group.length > 0; group = nextGroup((group[0] ?? 0) + 1))
      await judgeGroup(group, false)
    breath = -Infinity
    await breathe()
  }

  const judged = async (row: number): Promise<JudgedRecording | undefined> => {
    if (last?.row === row) return last.judged
    const where = places[row]
    if (where === undefined) return undefined
    const frames = (await framesOf([where.pair])).get(where.pair) ?? []
    const connection = connectionsOf({ frames, cutAt: undefined })[where.part]
    if (connection === undefined) return undefined
    last = { row, judged: judgeRecording(connection) }
    return last.judged
  }

  return {
    judged,
    read: async () => {
      const { end, packets, ...scanned } = await scan(place, index)
      began = scanned.began
      await list(end, packets)
      await judgeAll()
    },
    open: async (row, from) => {
      const found = await judged(row)
      if (found === undefined) return
      const wrong = wrongOf(found)
      const known = knownRow(row, rows[row]?.start ?? 0, found.connection, wrong.length)
      rows[row] = known
      tell({ kind: 'rows', rows: [known] })
      const opened: Opened = {
        hash: connectionHash(found.connection),
        timeline: recordedTimeline(found, { from, to: from + STRETCH - 1 }),
        segments: Math.max(found.segments.length, index.summaryOf(places[row]?.pair ?? 0).segments),
        nonconforming: wrong,
      }
      tell({ kind: 'opened', row, opened })
    },
    quiz: async (row, seat, from) => {
      const found = await judged(row)
      if (found !== undefined) tell({ kind: 'quiz', row, from, quiz: quizOf(found.connection, seat, from) })
    },
    exports: async (row, format, language) => {
      const made = async (): Promise<string | Uint8Array<ArrayBuffer> | undefined> => {
        const [found, where] = [await judged(row), places[row]]
        if (found === undefined || where === undefined) return undefined
        // What writes files travels only when one is wanted.
        const { exportedRecording } = await import('../../shared/replay/exports/recorded.ts')
        const frames = format === 'pcapng' ? (await framesOf([where.pair])).get(where.pair) : []
        const packets = { frames: frames ?? [], began: began ?? 0n }
        const content = exportedRecording(found, packets, format, EXPORT_WORDS[language])
        return typeof content === 'string' ? content : new Uint8Array(content)
      }
      tell({ kind: 'exported', content: await made().catch(() => undefined) })
    },
    look: (looked) => {
      wanted = looked
    },
  }
}

/** Reads the file from its beginning to its end, or to where it breaks. */
const scan = async (
  { size, readAt, tell, pause }: DeskPlace,
  index: PairIndex,
): Promise<{
  readonly end: CaptureEnd
  readonly packets: number
  readonly began: bigint | undefined
}> => {
  const reader = captureReader(size)
  let packets = 0
  for (let at = 0; at < size && !reader.isOver(); at += SLICE) {
    const piece = await readAt(at, Math.min(size, at + SLICE))
    reader.push(piece, (frame, offset) => {
      packets += 1
      index.add(frame, offset)
    })
    tell({
      kind: 'progress',
      octets: Math.min(size, at + SLICE),
      of: size,
      segments: index.segments(),
      pairs: index.pairs(),
    })
    await pause()
  }
  return { end: reader.end(), packets, began: reader.began() }
}

const rowOf = (index: PairIndex, pair: number): Row => {
  const { client, server, segments, start, duration, ending } = index.summaryOf(pair)
  return {
    id: pair,
    addresses: { client, server },
    segments,
    start,
    duration,
    ending,
    nonconforming: undefined,
  }
}

/** What is known of a connection when it has been judged. */
const knownRow = (
  id: number,
  start: number,
  { addresses, segments }: RecordedConnection,
  nonconforming: number,
): Row => {
  const seen = segments.reduce(
    (bits, { segment, from }) => withSight(bits, sightOf(segment.flags, from === 'client' ? 'low' : 'high')),
    0,
  )
  return {
    id,
    addresses,
    segments: segments.length,
    start,
    duration: segments.at(-1)?.t ?? 0,
    ending: endingOf(seen).ending,
    nonconforming,
  }
}

const wrongOf = ({ segments }: JudgedRecording): readonly number[] =>
  segments.flatMap(({ verdict, recorded }) => (verdict.kind === 'nonconforming' ? [recorded.n] : []))
