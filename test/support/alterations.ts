import { readCapture } from '../../shared/replay/imports/readCapture.ts'

/** Where one TCP header of a capture file over Ethernet lies. */
interface Header {
  readonly ip: number
  readonly tcp: number
  readonly end: number
}

/** One way in which a field of a segment is altered; false where it cannot be. */
interface Alteration {
  readonly name: string
  readonly apply: (view: DataView, at: number) => boolean
}

const ACK = 0x10
const FIN = 0x01

const moved =
  (offset: number, by: number, needs = 0) =>
  (view: DataView, at: number): boolean => {
    if ((view.getUint8(at + 13) & needs) !== needs) return false
    view.setUint32(at + offset, (view.getUint32(at + offset) + by) >>> 0)
    return true
  }

const withoutAck = (view: DataView, at: number): boolean => {
  const flags = view.getUint8(at + 13)
  view.setUint8(at + 13, flags & ~ACK)
  return (flags & ACK) !== 0
}

/** One altered field, as a person or a broken program may leave it. */
export const ALTERATIONS: readonly Alteration[] = [
  { name: 'seq one too high', apply: moved(4, 1) },
  { name: 'seq one too low', apply: moved(4, -1) },
  { name: 'ACK flag missing', apply: withoutAck },
  {
    name: 'ACK flag missing, its field 0',
    apply: (view, at) => {
      if (!withoutAck(view, at)) return false
      view.setUint32(at + 8, 0)
      return true
    },
  },
  { name: 'ack one too high', apply: moved(8, 1, ACK) },
  { name: 'ack 1000 too high', apply: moved(8, 1000, ACK) },
  { name: 'ack a million too high', apply: moved(8, 1_000_000, ACK) },
  {
    name: 'seq and ack swapped',
    apply: (view, at) => {
      const seq = view.getUint32(at + 4)
      view.setUint32(at + 4, view.getUint32(at + 8))
      view.setUint32(at + 8, seq)
      return true
    },
  },
  { name: 'a FIN that reuses a number', apply: moved(4, -1, ACK | FIN) },
]

const headersIn = (file: Uint8Array): readonly Header[] => {
  const capture = readCapture(file)
  if (!capture.ok) throw new Error(capture.error.code)
  return capture.value.frames.map(({ octets }) => {
    const ip = octets.byteOffset - file.byteOffset + 14
    const isIpv6 = (octets[14] ?? 0) >> 4 === 6
    const tcp = ip + (isIpv6 ? 40 : ((octets[14] ?? 0) & 0x0f) * 4)
    return { ip, tcp, end: ip - 14 + octets.length }
  })
}

/** The checksum made right again, as the altered segment's own sender would have made it. */
const mend = (view: DataView, { ip, tcp, end }: Header): void => {
  view.setUint16(tcp + 16, 0)
  const isIpv6 = view.getUint8(ip) >> 4 === 6
  let sum = 6 + (end - tcp)
  for (let at = ip + (isIpv6 ? 8 : 12); at < ip + (isIpv6 ? 40 : 20); at += 2) sum += view.getUint16(at)
  for (let at = tcp; at < end; at += 2) sum += at + 1 < end ? view.getUint16(at) : view.getUint8(at) << 8
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  view.setUint16(tcp + 16, ~sum & 0xffff)
}

/**
 * The capture file with one field of one segment altered, for each segment to which this can be done.
 *
 * @param options.isMended the segment's checksum is made right for the altered field
 */
export const alteredIn = (
  file: Uint8Array,
  { apply }: Alteration,
  { isMended }: { readonly isMended: boolean },
): readonly { readonly n: number; readonly octets: Uint8Array }[] =>
  headersIn(file).flatMap((header, index) => {
    const octets = Uint8Array.from(file)
    const view = new DataView(octets.buffer)
    if (!apply(view, header.tcp)) return []
    if (isMended) mend(view, header)
    return [{ n: index + 1, octets }]
  })
