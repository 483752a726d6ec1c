import type { Seat } from '../../game/seat.ts'
import type { Octets, Segment } from '../../tcp/segment.ts'
import { seqAdd } from '../../tcp/seq.ts'
import type { Capture } from '../imports/capture.ts'
import type { Checksum } from '../imports/checksum.ts'
import { tcpPacketOf } from '../imports/ip.ts'
import type { TcpHeader } from '../imports/tcpHeader.ts'
import { tcpHeaderOf } from '../imports/tcpHeader.ts'
import { blank } from './blank.ts'
import type { RecordedConnection, RecordedSegment } from './recorded.ts'

/** A TCP header where it stood in the file. */
interface Sighting {
  readonly frame: number
  readonly t: number
  readonly source: string
  readonly destination: string
  readonly id: number | undefined
  readonly checksum: Checksum
  readonly header: TcpHeader
}

/**
 * The connections in a capture, in the order in which they begin. Two addresses that open again after their
 * connection is over begin another one.
 */
export const connectionsOf = (capture: Capture): readonly RecordedConnection[] => {
  const pairs = new Map<string, Sighting[]>()
  for (const sighting of sightingsOf(capture)) {
    const { source, destination } = sighting
    const key = source < destination ? `${source} ${destination}` : `${destination} ${source}`
    const known = pairs.get(key)
    if (known === undefined) pairs.set(key, [sighting])
    else known.push(sighting)
  }
  return [...pairs.values()]
    .flatMap(inTurn)
    .sort(([a], [b]) => (a?.frame ?? 0) - (b?.frame ?? 0))
    .map(toConnection)
}

/**
 * The connections between two addresses, one after the other. What else the file holds says nothing about them: so it
 * is the same whether the whole file is looked at or the packets of these two alone.
 */
const inTurn = (sightings: readonly Sighting[]): readonly (readonly Sighting[])[] => {
  const all: Sighting[][] = []
  for (const [at, sighting] of sightings.entries()) {
    const current = all.at(-1)
    if (current !== undefined && (!opensAnew(current, sighting) || isAnsweredAsOld(sightings, at)))
      current.push(sighting)
    else all.push([sighting])
  }
  return all
}

const sightingsOf = (capture: Capture): readonly Sighting[] =>
  capture.frames.flatMap((frame) => {
    const packet = tcpPacketOf(frame)
    const header = packet === undefined ? undefined : tcpHeaderOf(packet)
    if (packet === undefined || header === undefined) return []
    const source = address(packet.source, header.sourcePort)
    const destination = address(packet.destination, header.destinationPort)
    return [
      { frame: frame.n, t: frame.t, source, destination, id: packet.id, checksum: packet.checksum, header },
    ]
  })

const address = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

/**
 * A SYN with another ISN opens the pair of addresses anew when the connection before it is over: reset, or both
 * FINs seen, or the only one where the recording is of one direction. Otherwise it is a stray in the connection that runs.
 */
const opensAnew = (known: readonly Sighting[], { header, source }: Sighting): boolean => {
  const isOneSided = known.every((one) => one.source === source)
  if (!header.flags.syn || (header.flags.ack && !isOneSided)) return false
  const isKnown = known.some(
    (one) => one.source === source && one.header.flags.syn && one.header.seq === header.seq,
  )
  if (isKnown) return false
  const last = known.at(-1)
  if (last?.header.flags.rst === true) return true
  const closed = new Set(known.filter((one) => one.header.flags.fin).map((one) => one.source))
  return closed.size === (isOneSided ? 1 : 2)
}

/**
 * The first answer to this SYN speaks of the connection before it: its sender never heard that it was over (its reset,
 * or the last acknowledgement, was lost), so for one end it goes on.
 */
const isAnsweredAsOld = (sightings: readonly Sighting[], at: number): boolean => {
  const syn = sightings[at]
  if (syn === undefined) return false
  const answer = sightings.slice(at + 1, at + 1 + REACH).find(({ source }) => source === syn.destination)
  return (
    answer !== undefined &&
    !answer.header.flags.syn &&
    !(answer.header.flags.rst && answer.header.ack === seqAdd(syn.header.seq, 1))
  )
}

/** How many segments ahead an answer is looked for. */
const REACH = 400

const toConnection = (sightings: readonly Sighting[]): RecordedConnection => {
  const client = clientOf(sightings)
  const [first] = sightings
  if (first === undefined) throw new Error('a connection has at least one segment')
  const server = first.source === client ? first.destination : first.source
  const seatOf = ({ source }: Sighting): Seat => (source === client ? 'client' : 'server')
  const shifts = {
    client: shiftOf(sightings, 'client', seatOf),
    server: shiftOf(sightings, 'server', seatOf),
  }
  const damaged = damagedOf(sightings)
  const octets = sightings.reduce((sum, { header }) => sum + header.length, 0)
  const isOpened = sightings.slice(0, 2).some(({ header }) => header.flags.syn)
  const isWhole =
    isOpened && octets <= COMPARED && sightings.every(({ header }) => header.data.length === header.length)
  return {
    addresses: { client, server },
    segments: sightings.map((sighting, index): RecordedSegment => {
      const { header, frame, t, id } = sighting
      const from = seatOf(sighting)
      return {
        n: index + 1,
        frame,
        t: t - first.t,
        from,
        segment: toSegment(header, header.flags.syn ? 0 : shifts[from], isWhole),
        timestamps: header.options.timestamps,
        sacks: header.options.sacks ?? [],
        id,
        isDamaged: damaged.has(sighting),
        isBlank: !isWhole,
      }
    }),
  }
}

/** A sender of whose checksums so many are wrong never made them right: then they say nothing of a single segment. */
const MAY_BE_WRONG = 0.2

/** Segments whose checksum shows that they were altered after their sender had made it (RFC 9293 3.1). */
const damagedOf = (sightings: readonly Sighting[]): ReadonlySet<Sighting> => {
  const wrong = new Set<Sighting>()
  for (const address of new Set(sightings.map(({ source }) => source))) {
    const own = sightings.filter(({ source }) => source === address)
    const told = own.filter(({ checksum }) => checksum !== 'unknown')
    const bad = own.filter(({ checksum }) => checksum === 'wrong')
    const isCareless = bad.length > 1 && bad.length > told.length * MAY_BE_WRONG
    const isAlone = own.length === 1 && sightings.every(({ checksum }) => checksum !== 'good')
    if (!isCareless && !isAlone && !own.some(({ checksum }) => checksum === 'offloaded'))
      bad.forEach((one) => wrong.add(one))
  }
  return wrong
}

/** Whoever sent the first SYN without ACK, or received the first SYN-ACK; without an opening, the higher port. */
const clientOf = (sightings: readonly Sighting[]): string => {
  const syn = sightings.find(({ header }) => header.flags.syn)
  if (syn !== undefined) return syn.header.flags.ack ? syn.destination : syn.source
  const [first] = sightings
  if (first === undefined) throw new Error('a connection has at least one segment')
  return first.header.sourcePort >= first.header.destinationPort ? first.source : first.destination
}

/** The largest shift there is: where no SYN tells, the window must not look smaller than it is. */
const UNKNOWN_SHIFT = 14

/** Windows are scaled only when both SYNs offered it (RFC 7323 2.2). */
const shiftOf = (
  sightings: readonly Sighting[],
  seat: Seat,
  seatOf: (sighting: Sighting) => Seat,
): number => {
  const synOf = (wanted: Seat): Sighting | undefined =>
    sightings.find((one) => one.header.flags.syn && seatOf(one) === wanted)
  const client = synOf('client')
  const server = synOf('server')
  if (client === undefined || server === undefined) return UNKNOWN_SHIFT
  const offered = (one: Sighting): number | undefined => one.header.options.windowScale
  if (offered(client) === undefined || offered(server) === undefined) return 0
  return offered(seat === 'client' ? client : server) ?? 0
}

const toSegment = (header: TcpHeader, shift: number, isWhole: boolean): Segment => ({
  flags: header.flags,
  seq: header.seq,
  ack: header.ack,
  wnd: Math.min(header.window * 2 ** shift, 2 ** 30),
  data: isWhole ? octetsOf(header.data) : blank(header.length),
})

/** Octets of a connection up to which the contents of repetitions are compared. */
const COMPARED = 2 ** 22

/** Where some of the data were not kept, or there are very many, all count as zeros: lengths matter, contents cannot be compared. */
const octetsOf = (data: Uint8Array): Octets => {
  let octets = ''
  for (let at = 0; at < data.length; at += 8192)
    octets += String.fromCharCode(...data.subarray(at, at + 8192))
  return octets
}

/** The number just after a segment's data, before its FIN. */
export const afterData = (segment: Segment): Segment['seq'] =>
  seqAdd(segment.seq, segment.data.length + (segment.flags.syn ? 1 : 0))
