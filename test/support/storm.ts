import type { Seat } from '../../shared/game/seat.ts'
import { peerOf } from '../../shared/game/seat.ts'
import { blank } from '../../shared/replay/recording/blank.ts'
import type { RecordedConnection, RecordedSegment } from '../../shared/replay/recording/recorded.ts'
import type { FlagName } from '../../shared/tcp/segment.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { seqAdd, toSeq } from '../../shared/tcp/seq.ts'

/** Two ends that send in bulk to each other over a network that loses, copies and turns around; recorded at the client. */
export interface Storm {
  readonly seed: number
  /** Segments of data that each end sends, besides repetitions */
  readonly data: { readonly [seat in Seat]: number }
  /** The part of the packets that is lost on each side of the recording point, and that is doubled */
  readonly lost: number
  readonly copied: number
  /** Seconds by which the network turns packets around */
  readonly jitter: number
  readonly hasTimestamps: boolean
  readonly hasSack: boolean
  /** Their senders count their packets (IPv4) */
  readonly hasCount: boolean
}

const MSS = 1448
/** Segments on their way at most */
const FLIGHT = 24
/** Seconds from one end to the other; from the client to the recording point it takes none */
const DELAY = 0.01
const RETRANSMISSION = 0.3
const DELAYED_ACK = 0.04
const ISS = { client: 4_294_000_000, server: 77_000 } as const

/** An end whose numbers begin with 0 at the first octet of data: the SYN has been before them. */
interface End {
  readonly seat: Seat
  readonly total: number
  una: number
  nxt: number
  rcvNxt: number
  /** First and last number of what came beyond a hole, in order */
  early: (readonly [number, number])[]
  duplicates: number
  recoveredAt: number
  deadline: number
  /** When an acknowledgement is due; Infinity when none is */
  ackAt: number
  count: number
  tsRecent: number
}

interface Packet {
  readonly from: Seat
  readonly flags: readonly FlagName[]
  readonly seq: number
  readonly length: number
  readonly ack: number
  readonly ts: { readonly value: number; readonly echo: number }
  readonly sacks: End['early']
  readonly id: number
}

/** What happens at the same moment happens in the order in which it was caused. */
type Happening = { readonly t: number; readonly nth: number; readonly what: () => void }

/** The recording of a storm: everything in it conforms. The same seed gives the same one. */
export const stormOf = (storm: Storm): RecordedConnection => {
  const random = randomFrom(storm.seed)
  const line = timeline()
  const segments: RecordedSegment[] = []
  const ends = { client: endOf('client', storm), server: endOf('server', storm) }

  const pass = (packet: Packet): void => {
    segments.push(toRecorded(packet, segments.length + 1, line.now(), storm))
  }
  const send = (
    end: End,
    given: Partial<Packet> & { readonly seq: number; readonly length: number },
  ): void => {
    end.ackAt = Infinity
    end.count += 1
    const packet: Packet = {
      from: end.seat,
      flags: ['ACK'],
      ack: end.rcvNxt,
      ts: { value: Math.floor(line.now() * 1000) + 5000, echo: end.tsRecent },
      sacks: end.early.slice(-3).reverse(),
      id: end.count,
      ...given,
    }
    const isCalm = packet.flags.includes('SYN') || line.now() < 2 * DELAY
    const isLost = (): boolean => !isCalm && random() < storm.lost
    const wait = (): number => DELAY + (isCalm ? 0 : random() * storm.jitter)
    const copies = !isCalm && random() < storm.copied ? 2 : 1
    const arrive = (): void => arriveAt(ends[peerOf(end.seat)], packet)
    if (end.seat === 'client') {
      pass(packet)
      for (let copy = 0; copy < copies; copy += 1) if (!isLost()) line.at(wait(), arrive)
      return
    }
    for (let copy = 0; copy < copies; copy += 1)
      if (!isLost())
        line.at(wait(), () => {
          pass(packet)
          if (!isLost()) arrive()
        })
  }
  const talk = (end: End): void => {
    while (end.nxt < end.total && end.nxt - end.una < FLIGHT * MSS) {
      send(end, { seq: end.nxt, length: MSS })
      if (end.nxt === end.una) restart(end)
      end.nxt += MSS
    }
  }
  const restart = (end: End): void => {
    const deadline = line.now() + RETRANSMISSION
    end.deadline = deadline
    line.at(RETRANSMISSION, () => {
      if (end.deadline !== deadline || end.una === end.nxt) return
      send(end, { seq: end.una, length: MSS })
      restart(end)
    })
  }
  const arriveAt = (end: End, packet: Packet): void => {
    if (packet.flags.includes('SYN')) {
      end.tsRecent = packet.ts.value
      const isAnswer = packet.flags.includes('ACK')
      if (!isAnswer) return send(end, { flags: ['SYN', 'ACK'], seq: -1, length: 0 })
      send(end, { seq: 0, length: 0 })
      return talk(end)
    }
    acknowledged(end, packet)
    if (packet.length > 0) received(end, packet)
    else if (packet.seq === end.rcvNxt) end.tsRecent = Math.max(end.tsRecent, packet.ts.value)
    talk(end)
  }
  const acknowledged = (end: End, packet: Packet): void => {
    if (packet.ack > end.una) {
      end.una = packet.ack
      end.duplicates = 0
      if (end.una < end.nxt) restart(end)
      if (end.una < end.recoveredAt) send(end, { seq: end.una, length: MSS })
    } else if (packet.ack === end.una && packet.length === 0 && end.una < end.nxt) {
      end.duplicates += 1
      if (end.duplicates !== 3 || end.una < end.recoveredAt) return
      end.recoveredAt = end.nxt
      send(end, { seq: end.una, length: MSS })
    }
  }
  const received = (end: End, { seq, length, ts }: Packet): void => {
    if (seq <= end.rcvNxt) end.tsRecent = Math.max(end.tsRecent, ts.value)
    const isNext = seq === end.rcvNxt && end.early.length === 0
    const isSecond = end.ackAt < Infinity
    if (seq + length > end.rcvNxt) end.early = joined([...end.early, [seq, seq + length]])
    const [first] = end.early
    if (first !== undefined && first[0] <= end.rcvNxt) {
      end.rcvNxt = first[1]
      end.early = end.early.slice(1)
    }
    if (!isNext || isSecond) return send(end, { seq: end.nxt, length: 0 })
    const due = line.now() + DELAYED_ACK
    end.ackAt = due
    line.at(DELAYED_ACK, () => {
      if (end.ackAt === due) send(end, { seq: end.nxt, length: 0 })
    })
  }

  send(ends.client, { flags: ['SYN'], seq: -1, length: 0 })
  line.run()
  return { addresses: { client: '192.0.2.10:40000', server: '192.0.2.80:80' }, segments }
}

const endOf = (seat: Seat, { data }: Storm): End => ({
  seat,
  total: data[seat] * MSS,
  una: 0,
  nxt: 0,
  rcvNxt: 0,
  early: [],
  duplicates: 0,
  recoveredAt: 0,
  deadline: 0,
  ackAt: Infinity,
  count: seat === 'client' ? 1000 : 60_000,
  tsRecent: 0,
})

/** Ranges in order, those that touch as one. */
const joined = (ranges: End['early']): End['early'] =>
  ranges
    .sort(([a], [b]) => a - b)
    .reduce<End['early']>((all, [from, to]) => {
      const last = all.at(-1)
      return last === undefined || last[1] < from
        ? [...all, [from, to]]
        : [...all.slice(0, -1), [last[0], Math.max(last[1], to)]]
    }, [])

const toRecorded = (packet: Packet, n: number, t: number, storm: Storm): RecordedSegment => {
  const { from, flags, seq, length, ack, sacks, ts, id } = packet
  const isAcking = flags.includes('ACK')
  const numbered = (seat: Seat, at: number): ReturnType<typeof toSeq> => seqAdd(toSeq(ISS[seat] + 1), at)
  return {
    n,
    frame: n,
    t,
    from,
    segment: {
      flags: flagsOf(...flags),
      seq: numbered(from, seq),
      ack: isAcking ? numbered(peerOf(from), ack) : toSeq(0),
      wnd: 65_535,
      data: blank(length),
    },
    timestamps: storm.hasTimestamps ? ts : undefined,
    sacks: storm.hasSack
      ? sacks.map((range) => ({
          from: numbered(peerOf(from), range[0]),
          to: numbered(peerOf(from), range[1]),
        }))
      : [],
    id: storm.hasCount ? id & 0xffff : undefined,
    isDamaged: false,
    isBlank: true,
  }
}

interface Timeline {
  readonly now: () => number
  /** Something happens so many seconds from now */
  readonly at: (seconds: number, what: () => void) => void
  /** Until nothing happens any more */
  readonly run: () => void
}

const timeline = (): Timeline => {
  let now = 0
  const heap: Happening[] = []
  let count = 0
  const before = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]]
    if (one === undefined || other === undefined) return one !== undefined
    return one.t === other.t ? one.nth < other.nth : one.t < other.t
  }
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]]
    if (one === undefined || other === undefined) return
    heap[a] = other
    heap[b] = one
  }
  const first = (): Happening | undefined => {
    swap(0, heap.length - 1)
    const next = heap.pop()
    for (let at = 0; ;) {
      const child = before(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1
      if (!before(child, at)) return next
      swap(child, at)
      at = child
    }
  }
  return {
    now: () => now,
    at: (seconds, what) => {
      count += 1
      heap.push({ t: now + seconds, nth: count, what })
      for (let at = heap.length - 1; at > 0 && before(at, (at - 1) >> 1); at = (at - 1) >> 1)
        swap(at, (at - 1) >> 1)
    },
    run: () => {
      for (let next = first(); next !== undefined; next = first()) {
        now = next.t
        next.what()
      }
    },
  }
}

/** Numbers from 0 to 1 (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
