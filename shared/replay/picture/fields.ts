import { peerOf } from '../../game/seat.ts'
import type { BySeat, Seat } from '../../game/seat.ts'
import type { Step } from '../../game/room/step.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Flags } from '../../tcp/segment.ts'
import type { DraftField } from '../../game/judging/verdict.ts'

/** What is written on an arrow. An empty field of a draft is a hole: "____". */
export interface LabelFields {
  readonly flags: string
  readonly seq: string
  /** Undefined without the ACK flag */
  readonly ack: string | undefined
  /** Octets of data; 0 is not written */
  readonly len: number
  readonly wrong: readonly DraftField[]
}

/** In pictures flags are read last first, as they are named in talk: "PSH ACK", "FIN ACK", but "SYN ACK". */
export const flagsInWords = (flags: Flags): string => {
  const names = flagNames(flags)
  const rest = names.filter((name) => name !== 'ACK')
  return [...rest, ...names.filter((name) => name === 'ACK')].join(' ')
}

/** What numbers are counted from: the ISNs, and letters instead of numbers where they are wanted. */
export interface Counted extends BySeat<number> {
  readonly named?: (value: number, line: Seat) => string
}

/** A number of a line as it is shown: as it was sent, counted from its ISN, or by its letter. */
export const numberShown = (value: number, line: Seat, base: Counted | undefined): string =>
  base?.named?.(value, line) ?? String(relative(value, base?.[line]))

/** What is written on the arrow of a step; undefined for a step that has none. */
export const fieldsOfStep = (step: Step | undefined, base: Counted | undefined): LabelFields | undefined => {
  if (step?.kind !== 'segment' && step?.kind !== 'refused') return undefined
  const { flags, seq, ack, len } =
    step.kind === 'segment' ? { ...step.segment, len: step.segment.data.length } : step.draft
  const shown = (value: number, line: Seat): string => numberShown(value, line, base)
  return {
    flags: flagsInWords(flags),
    seq: shown(seq, step.seat),
    ack: flags.ack ? (ack === undefined ? '____' : shown(ack, peerOf(step.seat))) : undefined,
    len,
    wrong: step.kind === 'refused' ? step.fields : (step.wrong ?? []),
  }
}

/**
 * A number counted from a line's ISN, in the circle of 2^32: -2^31 to 2^31 - 1, negative where it lies before the
 * ISN; absolute without one.
 */
export const relative = (value: number, base: number | undefined): number =>
  base === undefined || value > 0xffff_ffff ? value : (value - base) | 0
