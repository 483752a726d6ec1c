import type { Brand } from '../base/brand.ts'

/** A sequence number: a whole number from 0 to 2^32 - 1 (RFC 9293 3.4). */
export type Seq = Brand<number, 'Seq'>

const MODULUS = 2 ** 32

/** True for whole numbers from 0 to 2^32 - 1, the only values that the 32-bit field can hold. */
export const isSeq = (value: number): value is Seq => Number.isInteger(value) && value >= 0 && value < MODULUS

/**
 * The sequence number of a whole number, counted modulo 2^32: `toSeq(2 ** 32)` is 0, `toSeq(-1)` is 2^32 - 1.
 *
 * @param value any safe integer
 * @see RFC 9293 3.4
 */
export const toSeq = (value: number): Seq => (value >>> 0) as Seq

/** `seq + octets` modulo 2^32; `octets` may be negative. @see RFC 9293 3.4 */
export const seqAdd = (seq: Seq, octets: number): Seq => ((seq + octets) >>> 0) as Seq

/**
 * How far `to` lies ahead of `from`: -2^31 to 2^31 - 1. Positive when `to` comes after `from`.
 * @see RFC 9293 3.4
 */
export const seqDistance = (from: Seq, to: Seq): number => (to - from) | 0

/** `a` comes before `b`, in the circle of 2^32. @see RFC 9293 3.4 */
export const seqBefore = (a: Seq, b: Seq): boolean => ((a - b) | 0) < 0

/** `a` comes before `b` or is `b`. @see RFC 9293 3.4 */
export const seqBeforeOrAt = (a: Seq, b: Seq): boolean => ((a - b) | 0) <= 0

/**
 * True when `seq` lies in [first, first + size), counted modulo 2^32. An empty window contains nothing.
 *
 * @param seq   sequence number, 0 to 2^32 - 1
 * @param first left edge, usually RCV.NXT
 * @param size  octets, 0 to 2^30
 * @see RFC 9293 3.4 (comparison), 3.10.7.4 first (acceptability)
 */
export const seqInWindow = (seq: Seq, first: Seq, size: number): boolean => (seq - first) >>> 0 < size
