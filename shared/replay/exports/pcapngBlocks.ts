import { BYTE_ORDER, INTERFACE, PACKET, SECTION, TIME_RESOLUTION } from '../pcapngFormat.ts'

/** Codes of options (draft-ietf-opsawg-pcapng 3.5, 4.1, 4.2) */
const COMMENT = 1
const APPLICATION = 4
const INTERFACE_NAME = 2

/** The block with which a file begins. */
export const sectionBlock = (title: string): Uint8Array =>
  block(
    SECTION,
    [u32(BYTE_ORDER), u16(1), u16(0), u32(0xffff_ffff), u32(0xffff_ffff)],
    [text(COMMENT, title), text(APPLICATION, 'Wavehand')],
  )

/** @param digits of the times of its packets behind the second: 6 for microseconds */
export const interfaceBlock = (link: number, name: string, digits: number): Uint8Array =>
  block(
    INTERFACE,
    [u16(link), u16(0), u32(0)],
    [text(INTERFACE_NAME, name), option(TIME_RESOLUTION, Uint8Array.of(digits))],
  )

/** A packet of one of the interfaces, from 0 in their order. */
export interface PacketIn {
  readonly of: number
  /** Since 1970, in the unit of its interface */
  readonly time: bigint
  readonly octets: Uint8Array
  /** How long it was on the wire */
  readonly length: number
  readonly comment: string
}

export const packetBlock = ({ of, time, octets, length, comment }: PacketIn): Uint8Array =>
  block(
    PACKET,
    [
      u32(of),
      u32(Number((time >> 32n) & 0xffff_ffffn)),
      u32(Number(time & 0xffff_ffffn)),
      u32(octets.length),
      u32(length),
      padded(octets),
    ],
    [text(COMMENT, comment)],
  )

/** A block around its body and options; both of its lengths count all of it. */
export const block = (
  kind: number,
  body: readonly Uint8Array[],
  options: readonly Uint8Array[],
): Uint8Array => {
  const end = options.length === 0 ? [] : [u16(0), u16(0)]
  const inner = joined([...body, ...options, ...end])
  const length = u32(inner.length + 12)
  return joined([u32(kind), length, inner, length])
}

export const option = (code: number, value: Uint8Array): Uint8Array =>
  joined([u16(code), u16(value.length), padded(value)])

export const text = (code: number, value: string): Uint8Array => option(code, new TextEncoder().encode(value))

/** Filled up with zeros to a multiple of four octets. */
export const padded = (octets: Uint8Array): Uint8Array => {
  const all = new Uint8Array(Math.ceil(octets.length / 4) * 4)
  all.set(octets)
  return all
}

export const u16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >> 8) & 0xff)

export const u32 = (value: number): Uint8Array =>
  Uint8Array.of(...[0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff))

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
