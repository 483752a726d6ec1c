import type { Seq } from './seq.ts'
import { seqAdd } from './seq.ts'

/** The control bits that this engine follows, in the order in which they are written: SYN, ACK, FIN, RST, PSH. */
export const FLAG_NAMES = ['SYN', 'ACK', 'FIN', 'RST', 'PSH'] as const
export type FlagName = (typeof FLAG_NAMES)[number]

export interface Flags {
  readonly syn: boolean
  readonly ack: boolean
  readonly fin: boolean
  readonly rst: boolean
  readonly psh: boolean
}

/**
 * Data as an octet string: one character an octet, each with a code from 0 to 255. A string is immutable, is
 * compared by value and is cheap to cut, which a pure engine needs and a byte array does not give.
 */
export type Octets = string

/** One TCP segment as an endpoint sees it (RFC 9293 3.1), without ports, checksum and options. */
export interface Segment {
  readonly flags: Flags
  /** SEG.SEQ */
  readonly seq: Seq
  /** SEG.ACK. Means something only when `flags.ack` is set; 0 otherwise. */
  readonly ack: Seq
  /** SEG.WND in octets, 0 to 2^30 (already scaled) */
  readonly wnd: number
  readonly data: Octets
}

/**
 * SEG.LEN: the sequence numbers that the segment takes. SYN and FIN take one each, an ACK none.
 * @see RFC 9293 3.4, 3.10.7.4
 */
export const segLen = (segment: Segment): number =>
  segment.data.length + (segment.flags.syn ? 1 : 0) + (segment.flags.fin ? 1 : 0)

/** The number just after the last that the segment takes: SEG.SEQ + SEG.LEN. */
export const seqAfter = (segment: Segment): Seq => seqAdd(segment.seq, segLen(segment))

/** Flags from their names: `flagsOf('SYN', 'ACK')`. Equal names give the same object. */
export const flagsOf = (...names: readonly FlagName[]): Flags => {
  let bits = 0
  for (const name of names) bits |= FLAG_BITS[name]
  const known = KNOWN_FLAGS[bits]
  if (known !== undefined) return known
  const flags = flagsOfBits(bits)
  KNOWN_FLAGS[bits] = flags
  return flags
}

/** Each combination is made when it is first asked for: there are 32, and they never change. */
const KNOWN_FLAGS: Flags[] = []

const FLAG_BITS = { SYN: 1, ACK: 2, FIN: 4, RST: 8, PSH: 16 } as const

const flagsOfBits = (bits: number): Flags => ({
  syn: (bits & FLAG_BITS.SYN) !== 0,
  ack: (bits & FLAG_BITS.ACK) !== 0,
  fin: (bits & FLAG_BITS.FIN) !== 0,
  rst: (bits & FLAG_BITS.RST) !== 0,
  psh: (bits & FLAG_BITS.PSH) !== 0,
})

/** The names of the flags that are set, in the fixed order: SYN, ACK, FIN, RST, PSH. */
export const flagNames = (flags: Flags): readonly FlagName[] =>
  FLAG_NAMES.filter((name) => flags[toFlagKey(name)])

/** The property of `Flags` that holds the bit of this name. */
export const toFlagKey = (name: FlagName): keyof Flags => FLAG_KEYS[name]

const FLAG_KEYS = { SYN: 'syn', ACK: 'ack', FIN: 'fin', RST: 'rst', PSH: 'psh' } as const
