/** A capture file of ordinary connections, as large as one wants it; made without a random number. */

export interface BigCapture {
  readonly connections: number
  /** Data segments of each, besides opening and closing */
  readonly data: number
  /** Octets in each of them */
  readonly octets: number
}

const FIN_ACK = 0x11
const SYN = 0x02
const SYN_ACK = 0x12
const ACK = 0x10
const PSH_ACK = 0x18

const HEADERS = 20 + 20
const RECORD = 16

interface Line {
  readonly fromClient: boolean
  readonly flags: number
  readonly seq: number
  readonly ack: number
  readonly octets: number
}

/** A connection from its first SYN to its last ACK: the client's ISN is 1000, the server's 9000. */
const linesOf = ({ data, octets }: BigCapture): readonly Line[] => {
  const sent = Array.from({ length: data }, (_, at): readonly Line[] => [
    { fromClient: true, flags: PSH_ACK, seq: 1001 + at * octets, ack: 9001, octets },
    { fromClient: false, flags: ACK, seq: 9001, ack: 1001 + (at + 1) * octets, octets: 0 },
  ]).flat()
  const end = 1001 + data * octets
  const line = (fromClient: boolean, flags: number, seq: number, ack: number): Line => ({
    fromClient,
    flags,
    seq,
    ack,
    octets: 0,
  })
  return [
    line(true, SYN, 1000, 0),
    line(false, SYN_ACK, 9000, 1001),
    line(true, ACK, 1001, 9001),
    ...sent,
    line(true, FIN_ACK, end, 9001),
    line(false, ACK, 9001, end + 1),
    line(false, FIN_ACK, 9001, end + 1),
    line(true, ACK, end + 1, 9002),
  ]
}

/** Connections run side by side, a thousand at a time, as on a busy server. */
const TOGETHER = 1000

/** pcap with raw IPv4 packets (LINKTYPE 101); the checksums are 0, as where a network card fills them in. */
export const bigCapture = (big: BigCapture): Uint8Array => {
  const lines = linesOf(big)
  const size = lines.reduce((sum, { octets }) => sum + RECORD + HEADERS + octets, 0)
  const file = new Uint8Array(24 + size * big.connections)
  const view = new DataView(file.buffer)
  view.setUint32(0, 0xa1b2c3d4)
  view.setUint32(4, 0x00020004)
  view.setUint32(16, 0x40000)
  view.setUint32(20, 101)
  let at = 24
  let n = 0
  for (let base = 0; base < big.connections; base += TOGETHER)
    for (const line of lines)
      for (let one = base; one < Math.min(base + TOGETHER, big.connections); one += 1) {
        const length = HEADERS + line.octets
        view.setUint32(at, 1_700_000_000 + Math.floor(n / 1000))
        view.setUint32(at + 4, (n % 1000) * 1000)
        view.setUint32(at + 8, length)
        view.setUint32(at + 12, length)
        writePacket(view, at + RECORD, one, line)
        at += RECORD + length
        n += 1
      }
  return file
}

const writePacket = (view: DataView, at: number, connection: number, line: Line): void => {
  const client = { host: 0x0a000000 + (connection >> 14), port: 40_000 + (connection & 0x3fff) }
  const server = { host: 0xc0000250, port: 443 }
  const [from, to] = line.fromClient ? [client, server] : [server, client]
  view.setUint16(at, 0x4500)
  view.setUint16(at + 2, HEADERS + line.octets)
  view.setUint16(at + 8, 0x4006)
  view.setUint32(at + 12, from.host)
  view.setUint32(at + 16, to.host)
  view.setUint16(at + 20, from.port)
  view.setUint16(at + 22, to.port)
  view.setUint32(at + 24, line.seq)
  view.setUint32(at + 28, line.ack)
  view.setUint8(at + 32, 0x50)
  view.setUint8(at + 33, line.flags)
  view.setUint16(at + 34, 65_535)
}
