import { peerOf } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import type { Step } from '../../shared/game/room/step.ts'
import { flagNames } from '../../shared/tcp/segment.ts'
import type { Flags } from '../../shared/tcp/segment.ts'
import type { LabelFields } from './Label.tsx'

/** In pictures flags are read last first, as they are named in talk: "PSH ACK", "FIN ACK", but "SYN ACK". */
export const flagsInWords = (flags: Flags): string => {
  const names = flagNames(flags)
  const rest = names.filter((name) => name !== 'ACK')
  return [...rest, ...names.filter((name) => name === 'ACK')].join(' ')
}

/** What is written on the arrow of a step; undefined for a step that has none. */
export const fieldsOfStep = (
  step: Step | undefined,
  base: BySeat<number> | undefined,
): LabelFields | undefined => {
  if (step?.kind !== 'segment' && step?.kind !== 'refused') return undefined
  const { flags, seq, ack, len } =
    step.kind === 'segment' ? { ...step.segment, len: step.segment.data.length } : step.draft
  const shown = (value: number, line: Seat): string => String(relative(value, base?.[line]))
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
