import { SEATS } from '../../game/seat.ts'
import type { Timeline } from '../timeline.ts'
import { ethernetFrame } from './ethernet.ts'
import { holderOf, levelIdOf } from './facts.ts'
import { ADDRESSES, packetsOf } from './packets.ts'
import type { ExportWords } from './words.ts'

const SECTION = 0x0a0d0d0a
const INTERFACE = 1
const NAMES = 4
const PACKET = 6
const BYTE_ORDER = 0x1a2b3c4d
const ETHERNET = 1

/** Codes of options (draft-ietf-opsawg-pcapng 3.5, 4.1, 4.2) */
const COMMENT = 1
const APPLICATION = 4
const INTERFACE_NAME = 2
const TIME_RESOLUTION = 9
const MICROSECONDS = 6
const IPV4_NAME = 1

/**
 * A round as a pcapng file that Wireshark opens: Ethernet, IPv4 and TCP with the checksums and lengths that they
 * must have, the times of the play in microseconds, and on every packet the step's number, the judge's verdict with
 * its RFC section, and what the wire did to it. `packetsOf` says which packets there are, and when.
 *
 * @see draft-ietf-opsawg-pcapng
 */
export const toPcapng = (timeline: Timeline, words: ExportWords): Uint8Array => {
  const holders = SEATS.map((seat) => holderOf(timeline, seat, words))
  const title = `Wavehand: ${words.level} ${levelIdOf(timeline)}; ${holders.join(', ')}`
  return joined([
    block(
      SECTION,
      [u32(BYTE_ORDER), u16(1), u16(0), u32(0xffff_ffff), u32(0xffff_ffff)],
      [text(COMMENT, title), text(APPLICATION, 'Wavehand')],
    ),
    block(
      INTERFACE,
      [u16(ETHERNET), u16(0), u32(0)],
      [text(INTERFACE_NAME, 'wire'), option(TIME_RESOLUTION, Uint8Array.of(MICROSECONDS))],
    ),
    block(
      NAMES,
      [nameRecord(ADDRESSES.client.ip, 'client'), nameRecord(ADDRESSES.server.ip, 'server'), u16(0), u16(0)],
      [],
    ),
    ...packetsOf(timeline, words).map((packet) => {
      const frame = ethernetFrame(packet)
      const micros = packet.at * 1_000
      return block(
        PACKET,
        [
          u32(0),
          u32(Math.floor(micros / 2 ** 32)),
          u32(micros % 2 ** 32),
          u32(frame.length),
          u32(frame.length),
          padded(frame),
        ],
        [text(COMMENT, packet.comment)],
      )
    }),
  ])
}

/** A block around its body and options; both of its lengths count all of it. */
const block = (kind: number, body: readonly Uint8Array[], options: readonly Uint8Array[]): Uint8Array => {
  const end = options.length === 0 ? [] : [u16(0), u16(0)]
  const inner = joined([...body, ...options, ...end])
  const length = u32(inner.length + 12)
  return joined([u32(kind), length, inner, length])
}

const option = (code: number, value: Uint8Array): Uint8Array =>
  joined([u16(code), u16(value.length), padded(value)])

const text = (code: number, value: string): Uint8Array => option(code, new TextEncoder().encode(value))

const nameRecord = (ip: readonly number[], name: string): Uint8Array => {
  const value = Uint8Array.of(...ip, ...new TextEncoder().encode(name), 0)
  return option(IPV4_NAME, value)
}

/** Filled up with zeros to a multiple of four octets. */
const padded = (octets: Uint8Array): Uint8Array => {
  const all = new Uint8Array(Math.ceil(octets.length / 4) * 4)
  all.set(octets)
  return all
}

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >> 8) & 0xff)

const u32 = (value: number): Uint8Array =>
  Uint8Array.of(...[0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff))

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
