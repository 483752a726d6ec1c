import { peerOf } from '../../game/seat.ts'
import type { Seat } from '../../game/seat.ts'
import type { SegmentStep } from '../../game/room/step.ts'
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

/** The section that allowed a segment, with the RFC's number; undefined for what no player sent. */
export const sectionOf = (timeline: Timeline, { n, as }: SegmentStep): string | undefined => {
  const section = timeline.allowed[n]?.find(({ kind }) => kind === as)?.rfc
  return section === undefined || section.startsWith('RFC') ? section : `RFC 9293 ${section}`
}

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

/** The judge's answer to a sent segment: "conforming, syn-ack, RFC 9293 3.10.7.2"; and what it reveals. */
export const verdictOf = (timeline: Timeline, step: SegmentStep, words: ExportWords): readonly string[] => {
  if (step.as === undefined) return []
  const section = sectionOf(timeline, step)
  return [
    step.typical ? words.conforming : `${words.conforming} (${words.unusual})`,
    step.as,
    ...(section === undefined ? [] : [section]),
    ...(step.reveals === undefined ? [] : [`${words.misconception} ${step.reveals}`]),
  ]
}
