import { unreachable } from '../../base/unreachable.ts'
import type { ForgedStep, SegmentStep } from '../../game/room/step.ts'
import { peerOf } from '../../game/seat.ts'
import type { BySeat } from '../../game/seat.ts'
import { flagsOf } from '../../tcp/segment.ts'
import { toSeq } from '../../tcp/seq.ts'
import { DEFAULT_WND, MSS } from '../../tcp/tcb.ts'
import type { Timeline } from '../timeline.ts'
import type { Address, Packet } from './ethernet.ts'
import { fatesOf, verdictOf } from './facts.ts'
import type { ExportWords } from './words.ts'

/** A packet of a round, and what a recording of it says. */
export interface RecordedPacket extends Packet {
  /** Milliseconds since 1970 */
  readonly at: number
  readonly comment: string
}

/** A port that no dissector claims, so that data are shown as data. */
const SERVER_PORT = 9293
const CLIENT_PORT = 60_001

/** Addresses that documents may use (RFC 5737) and MACs that nobody has bought (the second bit of the first octet). */
export const ADDRESSES: BySeat<Address> = {
  client: { mac: [0x02, 0, 0, 0, 0, 0x01], ip: [192, 0, 2, 1], port: CLIENT_PORT },
  server: { mac: [0x02, 0, 0, 0, 0, 0x02], ip: [192, 0, 2, 2], port: SERVER_PORT },
}

/** What comes from elsewhere comes through a router. */
const ROUTER_MAC = [0x02, 0, 0, 0, 0, 0xfe]

/**
 * The packets of a round as a recording at both ends would hold them, in the order of their times: what a player
 * sent stands where and when it left, also when it was lost; what the wire made (second copies, strays, forged
 * SYNs) stands where and when it came. A stray that is still on its way when the round ends was seen by nobody.
 */
export const packetsOf = (timeline: Timeline, words: ExportWords): readonly RecordedPacket[] => {
  const seen = timeline.steps
    .flatMap((step): readonly SeenStep[] => {
      if (step.kind === 'forged') return [{ step, at: step.at }]
      if (step.kind !== 'segment') return []
      const at = step.made === undefined ? step.at : step.arrivedAt
      return at === undefined ? [] : [{ step, at }]
    })
    .sort((a, b) => a.at - b.at || a.step.n - b.step.n)
  const ids = new Map<number, number>()
  return seen.map(({ step, at }, index): RecordedPacket => {
    const time = timeline.start.at + at
    switch (step.kind) {
      case 'forged':
        return { ...forged(step, words), id: index + 1, at: time }
      case 'segment': {
        // The wire copies a packet, and so its identification.
        const original = step.made === 'copy' ? originalOf(timeline, step) : undefined
        const id = (original === undefined ? undefined : ids.get(original)) ?? index + 1
        ids.set(step.n, id)
        return { ...sent(timeline, step, words), id, at: time }
      }
      default:
        return unreachable(step)
    }
  })
}

interface SeenStep {
  readonly step: SegmentStep | ForgedStep
  /** Milliseconds since the round began */
  readonly at: number
}

/** The step of which this one is the second copy: the wire numbers the two one after the other. */
const originalOf = ({ steps }: Timeline, { flight }: SegmentStep): number | undefined =>
  steps.find((step) => step.kind === 'segment' && step.flight === flight - 1)?.n

const sent = (
  timeline: Timeline,
  step: SegmentStep,
  words: ExportWords,
): Omit<RecordedPacket, 'id' | 'at'> => ({
  from: ADDRESSES[step.seat],
  to: ADDRESSES[peerOf(step.seat)],
  segment: step.segment,
  mss: MSS,
  comment: commentOf(step.n, [...verdictOf(timeline, step, words), ...fatesOf(step, words)]),
})

const forged = (
  { n, seat, address, seq, fate }: ForgedStep,
  words: ExportWords,
): Omit<RecordedPacket, 'id' | 'at'> => {
  const [ip = '', port = ''] = address.split(':')
  return {
    from: { mac: ROUTER_MAC, ip: ip.split('.').map(Number), port: Number(port) },
    to: ADDRESSES[seat],
    segment: { flags: flagsOf('SYN'), seq: toSeq(seq), ack: toSeq(0), wnd: DEFAULT_WND, data: '' },
    mss: MSS,
    comment: commentOf(n, [words.forged, words.forgedFate[fate]]),
  }
}

const commentOf = (n: number, parts: readonly string[]): string => `#${n} ${parts.join(', ')}`
