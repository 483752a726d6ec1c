import { FLAG_NAMES, flagNames, flagsOf } from './segment.ts'
import type { Flags } from './segment.ts'

/** Flags as text: the names of those that are set, as `SYN,ACK`; nothing where none is. */
export const formatFlags = (flags: Flags): string => {
  const { syn, ack, fin, rst, psh } = flags
  const bits = (syn ? 1 : 0) | (ack ? 2 : 0) | (fin ? 4 : 0) | (rst ? 8 : 0) | (psh ? 16 : 0)
  return (TEXTS[bits] ??= flagNames(flags).join(','))
}

/** Each combination is written when it is first asked for: there are 32. */
const TEXTS: string[] = []

/** The flags that `formatFlags` has written. */
export const parseFlags = (text: string): Flags => {
  const names = text.split(',')
  return flagsOf(...FLAG_NAMES.filter((name) => names.includes(name)))
}
