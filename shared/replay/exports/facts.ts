import { peerOf } from '../../game/seat.ts'
import type { Seat } from '../../game/seat.ts'
import type { SegmentStep } from '../../game/room/step.ts'
import type { Kind } from '../../tcp/permission.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqDistance, toSeq } from '../../tcp/seq.ts'
import type { Timeline } from '../timeline.ts'
import type { ExportWords } from './words.ts'

/** The id of the level that was played, ours or one of somebody's own. */
export const levelIdOf = ({ start }: Timeline): string => start.level?.id ?? start.settings.level

/** Who sat there, as "Mei (client)"; the seat alone where a bot did, or where names are not shown. */
export const holderOf = ({ names }: Timeline, seat: Seat, words: ExportWords): string =>
  names[seat] === '' ? words.seat[seat] : `${names[seat]} (${words.seat[seat]})`

/** A number of a seat's line counted from its ISN: -2^31 to 2^31 - 1. */
export const relativeTo = ({ start }: Timeline, seat: Seat, number: number): number =>
  seqDistance(toSeq(start.iss[seat]), toSeq(number))

/** True for a reset whose number is 0 because its sender has no connection to number it by (RFC 9293 3.10.7.1). */
export const isUnnumbered = ({ flags, seq }: Segment): boolean => flags.rst && flags.ack && seq === 0

/** SEG.SEQ and SEG.ACK counted from the two ISNs; no ack without its flag. */
export const relativeNumbers = (
  timeline: Timeline,
  { seat, segment }: SegmentStep,
): { readonly seq: number; readonly ack: number | undefined } => ({
  seq: isUnnumbered(segment) ? 0 : relativeTo(timeline, seat, segment.seq),
  ack: segment.flags.ack ? relativeTo(timeline, peerOf(seat), segment.ack) : undefined,
})

/** The section that allowed a segment, or that it offends, with the RFC's number; undefined for what no player sent. */
export const sectionOf = (timeline: Timeline, { n, as }: SegmentStep): string | undefined => {
  const verdict = timeline.verdicts[n]
  const section =
    verdict === undefined || verdict.kind === 'conforming'
      ? timeline.allowed[n]?.find(({ kind }) => kind === as)?.rfc
      : verdict.diagnosis.rfc
  return section === undefined ? undefined : inFull(section)
}

/** A section with its RFC's number. */
export const inFull = (section: string): string =>
  section.startsWith('RFC') ? section : `RFC 9293 ${section}`

/** What became of a segment, or how it came to be, in the words of the export; empty for most. */
export const fatesOf = (
  { lost, dropped, made, again }: SegmentStep,
  words: ExportWords,
): readonly string[] => [
  ...(made === 'copy' ? [words.copy] : []),
  ...(made === 'stray' ? [words.stray] : []),
  ...(again && made === undefined ? [words.again] : []),
  ...(lost === true ? [words.lost] : []),
  ...(dropped === true ? [words.dropped] : []),
]

/** What was wrong with a draft that was sent, in the words of the export; empty where nothing was. */
export const faultsOf = (timeline: Timeline, { n }: SegmentStep, words: ExportWords): readonly string[] => {
  const verdict = timeline.verdicts[n]
  if (verdict === undefined || verdict.kind === 'conforming') return []
  return [[words.wrong, ...new Set(verdict.faults.map(({ field }) => field))].join(' ')]
}

/**
 * The judge's answer to a sent segment: "conforming, syn-ack, RFC 9293 3.10.7.2", or "nonconforming seq ack, RFC 9293
 * 3.4"; and what it reveals.
 */
export const verdictOf = (timeline: Timeline, step: SegmentStep, words: ExportWords): readonly string[] => {
  const faults = faultsOf(timeline, step, words)
  if (step.as === undefined && faults.length === 0) return []
  const section = sectionOf(timeline, step)
  return [
    ...(step.as === undefined ? faults : conformingAs(step, step.as, words)),
    ...(section === undefined ? [] : [section]),
    ...(step.reveals === undefined ? [] : [`${words.misconception} ${step.reveals}`]),
  ]
}

const conformingAs = ({ typical }: SegmentStep, as: Kind, words: ExportWords): readonly string[] => [
  typical ? words.conforming : `${words.conforming} (${words.unusual})`,
  as,
]
