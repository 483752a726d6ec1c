import { unreachable } from '../../base/unreachable.ts'
import { SEATS, bySeat, peerOf } from '../../game/seat.ts'
import type { Frame } from '../imports/capture.ts'
import type { JudgedRecording } from '../recording/judged.ts'
import { toJudgement } from '../recording/judgement.ts'
import type { ConnectionJudgement, SegmentJudgement } from '../recording/judgement.ts'
import { COLUMNS } from './csv.ts'
import { tableOf } from './csvTable.ts'
import { inFull } from './facts.ts'
import { arrowLine, diagramOf, segmentText } from './mermaidLines.ts'
import { interfaceBlock, joined, packetBlock, sectionBlock } from './pcapngBlocks.ts'
import type { RecordedFormat } from './recordedFormats.ts'
import type { ExportWords } from './words.ts'

/** The packets of a connection as they stood in their file. */
export interface RecordedPackets {
  readonly frames: readonly Frame[]
  /** Nanoseconds since 1970 from which their times count; 0 where the file has none */
  readonly began: bigint
}

/** A recorded connection in this format, with the judge's word on every segment. */
export const exportedRecording = (
  judged: JudgedRecording,
  packets: RecordedPackets,
  format: RecordedFormat,
  words: ExportWords,
): string | Uint8Array => {
  const told = toJudgement(judged)
  switch (format) {
    case 'pcapng':
      return recordedPcapng(told, packets, words)
    case 'mermaid':
      return recordedMermaid(told, words)
    case 'csv':
      return recordedCsv(told, words)
    default:
      return unreachable(format)
  }
}

const NANOSECONDS = 9

/**
 * The connection's own packets, octet by octet and at their times, on links like those that they were taken from, each
 * with a comment: the segment's number, the verdict, the kind or what is wrong with its section, and what befell it.
 */
const recordedPcapng = (
  told: ConnectionJudgement,
  { frames, began }: RecordedPackets,
  words: ExportWords,
): Uint8Array => {
  const judged = new Map(told.segments.map((segment) => [segment.frame, segment]))
  const own = frames.flatMap((frame) => {
    const segment = judged.get(frame.n)
    return segment === undefined ? [] : [{ frame, segment }]
  })
  const links = [...new Set(own.map(({ frame }) => frame.link))]
  return joined([
    sectionBlock(`Wavehand: ${SEATS.map((seat) => `${told[seat]} (${words.seat[seat]})`).join(', ')}`),
    ...links.map((link, at) => interfaceBlock(link, `link ${at + 1}`, NANOSECONDS)),
    ...own.map(({ frame: { t, link, octets, length }, segment }) => {
      const time = began + BigInt(Math.round(t * 1e9))
      return packetBlock({
        of: links.indexOf(link),
        // A file may be out of order, and begin at 0.
        time: time < 0n ? 0n : time,
        octets,
        length,
        comment: `#${segment.n} ${[verdictIn(segment, words), ...fatesIn(segment, words)].join(', ')}`,
      })
    }),
  ])
}

const recordedMermaid = (told: ConnectionJudgement, words: ExportWords): string =>
  diagramOf(
    `${told.client} – ${told.server}`,
    bySeat((seat) => `${told[seat]} (${words.seat[seat]})`),
    told.segments.map((segment) =>
      arrowLine({
        from: segment.from,
        isGone: segment.lost,
        text: segmentText(segment.flags, segment.seqRel, segment.ackRel ?? undefined, segment.len),
        fates: [
          ...(segment.verdict === 'conforming' ? [] : [verdictIn(segment, words)]),
          ...fatesIn(segment, words),
        ],
        states: [segment.states[segment.from], segment.states[peerOf(segment.from)]],
      }),
    ),
  )

/** The columns of a round's, so that one script reads both, and two that only a recording has. */
const RECORDED_COLUMNS = [...COLUMNS, 'frame', 'fault'] as const

const recordedCsv = (told: ConnectionJudgement, words: ExportWords): string =>
  tableOf(
    RECORDED_COLUMNS,
    told.segments.map((segment) => ({
      n: segment.n,
      at_ms: Math.round(segment.t * 1e6) / 1e3,
      seat: segment.from,
      name: told[segment.from],
      event: 'segment',
      flags: segment.flags.join(' '),
      seq: segment.seq,
      ack: segment.ackRel === null ? undefined : segment.ack,
      len: segment.len,
      seq_rel: segment.seqRel,
      ack_rel: segment.ackRel ?? undefined,
      kind: segment.kind ?? undefined,
      rfc: [...new Set(segment.faults.map(({ rfc }) => inFull(rfc)))].join(' '),
      fate: fatesIn(segment, words).join(' '),
      wrong: segment.faults.map(({ field }) => field).join(' '),
      sender_state: segment.states[segment.from],
      receiver_state: segment.lost ? undefined : segment.states[peerOf(segment.from)],
      frame: segment.frame,
      fault: segment.faults.map(({ code }) => code).join(' '),
    })),
  )

/** "conforming, syn-ack", or "nonconforming, seq beyond-window (RFC 9293 3.10.7.4)". */
const verdictIn = ({ verdict, kind, faults }: SegmentJudgement, words: ExportWords): string =>
  verdict === 'conforming'
    ? [words.conforming, ...(kind === null ? [] : [kind])].join(', ')
    : [words.wrong, ...faults.map(({ field, code, rfc }) => `${field} ${code} (${inFull(rfc)})`)].join(', ')

const fatesIn = ({ retransmissionOf, lost }: SegmentJudgement, words: ExportWords): readonly string[] => [
  ...(retransmissionOf === null ? [] : [`${words.again} #${retransmissionOf}`]),
  ...(lost ? [words.lost] : []),
]
