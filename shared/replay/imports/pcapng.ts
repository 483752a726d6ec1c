import { BYTE_ORDER, INTERFACE, PACKET, SECTION, TIME_RESOLUTION } from '../pcapngFormat.ts'
import type { Format, Found, Numbers, Packet, Piece } from './capture.ts'

const OLD_PACKET = 2
const SIMPLE_PACKET = 3
/** In nanoseconds */
const SECOND = 1_000_000_000n

interface Interface {
  readonly link: number
  /** Octets kept of a packet; 0 for all */
  readonly snapLength: number
  /** Ticks a second */
  readonly ticks: number
}

/** A 64-bit time in its two halves: nanoseconds since 1970 do not fit into a number without loss. */
interface Time {
  readonly high: number
  readonly low: number
  readonly ticks: number
}

/** True when the file begins as a pcapng file does. */
export const isPcapng = ({ big }: Piece): boolean => big.u32(0) === SECTION

/**
 * pcapng: several sections in either byte order, several interfaces, enhanced, simple and old packet blocks; all
 * other blocks are passed over.
 *
 * @see draft-ietf-opsawg-pcapng
 */
export const pcapngFormat = (): Format => {
  let interfaces: Interface[] = []
  let isLittle = true
  let first: Time | undefined
  const timeOf = (time: Time | undefined): number => {
    if (time === undefined) return 0
    first ??= time
    return secondsBetween(first, time)
  }
  const next = (piece: Piece, at: number): Found => {
    const { octets } = piece
    if (at + 12 > octets.length) return { kind: 'more', octets: 12, otherwise: 'cut' }
    if (piece.big.u32(at) === SECTION) {
      isLittle = piece.little.u32(at + 8) === BYTE_ORDER
      if (!isLittle && piece.big.u32(at + 8) !== BYTE_ORDER) return { kind: 'broken', at: 8 }
      interfaces = []
    }
    const numbers = isLittle ? piece.little : piece.big
    const length = numbers.u32(at + 4)
    if (length < 12 || length % 4 !== 0) return { kind: 'broken', at: 4 }
    const end = at + length
    if (end > octets.length) return { kind: 'more', octets: length, otherwise: 'cut' }
    const kind = numbers.u32(at)
    if (kind === INTERFACE) {
      if (length < 20) return { kind: 'broken', at: 0 }
      interfaces.push(interfaceOf(octets, numbers, at, end))
    }
    const packet = packetOf(kind, numbers, at, end, interfaces)
    if (packet === 'broken') return { kind: 'broken', at: 0 }
    return {
      kind: 'block',
      length,
      packet: packet === undefined ? undefined : { ...packet, t: timeOf(packet.time) },
    }
  }
  const began = (): bigint | undefined =>
    first && (((BigInt(first.high) << 32n) | BigInt(first.low)) * SECOND) / BigInt(first.ticks)
  return { next, began }
}

const secondsBetween = (from: Time, to: Time): number => {
  if (from.ticks === to.ticks) return ((to.high - from.high) * 2 ** 32 + (to.low - from.low)) / to.ticks
  return (to.high * 2 ** 32 + to.low) / to.ticks - (from.high * 2 ** 32 + from.low) / from.ticks
}

const interfaceOf = (file: Uint8Array, { u16, u32 }: Numbers, at: number, end: number): Interface => {
  let ticks = 1e6
  for (let option = at + 16; option + 4 <= end - 4;) {
    const code = u16(option)
    const size = u16(option + 2)
    if (code === 0) break
    if (code === TIME_RESOLUTION && size >= 1) {
      const resolution = file[option + 4] ?? 6
      ticks = resolution & 0x80 ? 2 ** (resolution & 0x7f) : 10 ** resolution
    }
    option += 4 + Math.ceil(size / 4) * 4
  }
  return { link: u16(at + 8), snapLength: u32(at + 12), ticks }
}

interface Timed extends Omit<Packet, 't'> {
  readonly time: Time | undefined
}

const packetOf = (
  kind: number,
  { u16, u32 }: Numbers,
  at: number,
  end: number,
  interfaces: readonly Interface[],
): Timed | 'broken' | undefined => {
  const fits = (packet: Timed): Timed | 'broken' => (packet.from + packet.kept <= end - 4 ? packet : 'broken')
  switch (kind) {
    case PACKET:
    case OLD_PACKET: {
      if (end - at < 32) return 'broken'
      const taken = interfaces[kind === PACKET ? u32(at + 8) : u16(at + 8)]
      if (taken === undefined) return 'broken'
      return fits({
        link: taken.link,
        time: { high: u32(at + 12), low: u32(at + 16), ticks: taken.ticks },
        from: at + 28,
        kept: u32(at + 20),
        length: u32(at + 24),
      })
    }
    case SIMPLE_PACKET: {
      const [taken] = interfaces
      if (taken === undefined || end - at < 16) return 'broken'
      const length = u32(at + 8)
      const room = end - 4 - (at + 12)
      const kept = Math.min(length, room, taken.snapLength === 0 ? length : taken.snapLength)
      return fits({ link: taken.link, time: undefined, from: at + 12, kept, length })
    }
    default:
      return undefined
  }
}
