import type { Frame } from './capture.ts'
import { columnOf } from './column.ts'
import type { Ending } from './ending.ts'
import { endingOf, sightOf, withSight } from './ending.ts'
import { formatAddress, tcpPartOf } from './ip.ts'
import type { TcpHeader } from './tcpHeader.ts'
import { tcpHeaderOf } from './tcpHeader.ts'

/** What has passed between two addresses, told without a look at the data. */
export interface PairSummary {
  /** "address:port"; the client is the end that opens, as far as the headers tell */
  readonly client: string
  readonly server: string
  readonly segments: number
  /** Position in the file of the first packet, from 1, and its time in seconds since the first of the file */
  readonly frame: number
  readonly start: number
  /** Seconds from the first to the last segment */
  readonly duration: number
  readonly ending: Ending
  /** A SYN came more than once: there may be several connections, one after the other */
  readonly isPerhapsSeveral: boolean
}

/** Where a packet lies in its file: with its octets it is the frame again. */
export interface Place extends Omit<Frame, 'octets'> {
  readonly offset: number
  readonly kept: number
}

/**
 * All TCP segments of a capture by the two addresses between which they passed. Of each only its place in the file
 * is kept (33 octets), never its data: so a file of any size can be listed, and a connection be read again when
 * somebody opens it.
 */
export interface PairIndex {
  /** Takes the next packet of the file; anything but TCP is passed over */
  readonly add: (frame: Frame, offset: number) => void
  /** How many pairs there are: they are named 0, 1, 2 ... in the order in which they begin */
  readonly pairs: () => number
  readonly segments: () => number
  readonly summaryOf: (pair: number) => PairSummary
  /** Where its first packets lie, at most so many */
  readonly placesOf: (pair: number, most: number) => readonly Place[]
}

/** No position: the end of a chain */
const NONE = 0xffffffff

const f64 = (size: number): Float64Array => new Float64Array(size)
const u32 = (size: number): Uint32Array => new Uint32Array(size)

export const pairIndex = (): PairIndex => {
  const ends = endpoints()
  const pairOf = new Map<number, number>()
  // Of each pair: both ends, its chain of segments, what has been seen
  const low = columnOf(u32)
  const high = columnOf(u32)
  const first = columnOf(u32)
  const last = columnOf(u32)
  const count = columnOf(u32)
  const sights = columnOf(u32)
  // Of each segment
  const offset = columnOf(f64)
  const time = columnOf(f64)
  const kept = columnOf(u32)
  const length = columnOf(u32)
  const frame = columnOf(u32)
  const link = columnOf(u32)
  const next = columnOf(u32)

  const pairFor = (a: number, b: number): number => {
    const key = a * 2 ** 26 + b
    const known = pairOf.get(key)
    if (known !== undefined) return known
    const pair = low.length()
    pairOf.set(key, pair)
    low.push(a)
    high.push(b)
    first.push(NONE)
    last.push(NONE)
    count.push(0)
    sights.push(0)
    return pair
  }

  const append = (pair: number, taken: Frame, at: number): void => {
    const segment = offset.length()
    offset.push(at)
    time.push(taken.t)
    kept.push(taken.octets.length)
    length.push(taken.length)
    frame.push(taken.n)
    link.push(taken.link)
    next.push(NONE)
    if (first.at(pair) === NONE) first.set(pair, segment)
    else next.set(last.at(pair), segment)
    last.set(pair, segment)
    count.set(pair, count.at(pair) + 1)
  }

  return {
    add: (taken, at) => {
      const part = tcpPartOf(taken)
      const header = part === undefined ? undefined : tcpHeaderOf(part)
      if (part === undefined || header === undefined) return
      const { addresses } = part
      const half = addresses.length / 2
      const source = ends.idOf(addresses.subarray(0, half), header.sourcePort)
      const destination = ends.idOf(addresses.subarray(half), header.destinationPort)
      const isFromLow = source <= destination
      const pair = isFromLow ? pairFor(source, destination) : pairFor(destination, source)
      sights.set(pair, withSight(sights.at(pair), sightOf(header.flags, isFromLow ? 'low' : 'high')))
      append(pair, taken, at)
    },
    pairs: () => low.length(),
    segments: () => offset.length(),
    summaryOf: (pair) => {
      const seen = sights.at(pair)
      const { ending, opener, isPerhapsSeveral } = endingOf(seen)
      const [a, b] = [low.at(pair), high.at(pair)]
      const isLowClient = opener === undefined ? ends.portOf(a) >= ends.portOf(b) : opener === 'low'
      const begin = first.at(pair)
      return {
        client: ends.nameOf(isLowClient ? a : b),
        server: ends.nameOf(isLowClient ? b : a),
        segments: count.at(pair),
        frame: frame.at(begin),
        start: time.at(begin),
        duration: time.at(last.at(pair)) - time.at(begin),
        ending,
        isPerhapsSeveral,
      }
    },
    placesOf: (pair, most) => {
      const places: Place[] = []
      for (let at = first.at(pair); at !== NONE && places.length < most; at = next.at(at))
        places.push({
          n: frame.at(at),
          t: time.at(at),
          link: link.at(at),
          offset: offset.at(at),
          kept: kept.at(at),
          length: length.at(at),
        })
      return places
    },
  }
}

/** Every address with its port gets a number, and is written out only when somebody wants to read it. */
const endpoints = (): {
  readonly idOf: (address: Uint8Array, port: TcpHeader['sourcePort']) => number
  readonly nameOf: (id: number) => string
  readonly portOf: (id: number) => number
} => {
  const ids = new Map<number | string, number>()
  const addresses: Uint8Array[] = []
  const ports = columnOf(u32)
  return {
    idOf: (address, port) => {
      const key = keyOf(address, port)
      const known = ids.get(key)
      if (known !== undefined) return known
      const id = addresses.length
      ids.set(key, id)
      addresses.push(address.slice())
      ports.push(port)
      return id
    },
    nameOf: (id) => {
      const address = addresses[id] ?? new Uint8Array(4)
      const host = formatAddress(address)
      return address.length === 4 ? `${host}:${ports.at(id)}` : `[${host}]:${ports.at(id)}`
    },
    portOf: (id) => ports.at(id),
  }
}

/** IPv4 address and port fit into a number; IPv6 needs a string. */
const keyOf = (address: Uint8Array, port: number): number | string => {
  if (address.length !== 4) return `${address.join(' ')} ${port}`
  const [a = 0, b = 0, c = 0, d = 0] = address
  return (((a * 256 + b) * 256 + c) * 256 + d) * 65_536 + port
}
