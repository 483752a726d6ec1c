import type { PlainWordsId } from '../../shared/game/coach/plainWords.ts'
import type { SegmentStep } from '../../shared/game/room/step.ts'
import { bySeat } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { FlagName } from '../../shared/tcp/segment.ts'
import { toSeq } from '../../shared/tcp/seq.ts'
import type { State } from '../../shared/tcp/state.ts'

interface Line {
  readonly seat: Seat
  readonly flags: readonly FlagName[]
  readonly seq: number
  readonly ack?: number
  readonly plain: PlainWordsId
  /** What sender and receiver show afterwards */
  readonly after: BySeat<State>
}

const LINES: readonly Line[] = [
  {
    seat: 'client',
    flags: ['SYN'],
    seq: 100,
    plain: 'can-you-hear-me',
    after: { client: 'SYN-SENT', server: 'LISTEN' },
  },
  {
    seat: 'server',
    flags: ['SYN', 'ACK'],
    seq: 5000,
    ack: 101,
    plain: 'heard-you-can-you-hear-me',
    after: { client: 'ESTABLISHED', server: 'SYN-RECEIVED' },
  },
  {
    seat: 'client',
    flags: ['ACK'],
    seq: 101,
    ack: 5001,
    plain: 'i-hear-you',
    after: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  },
  {
    seat: 'client',
    flags: ['FIN', 'ACK'],
    seq: 101,
    ack: 5001,
    plain: 'nothing-more-to-say',
    after: { client: 'FIN-WAIT-1', server: 'CLOSE-WAIT' },
  },
  {
    seat: 'server',
    flags: ['ACK'],
    seq: 5001,
    ack: 102,
    plain: 'understood-still-talking',
    after: { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' },
  },
  {
    seat: 'server',
    flags: ['FIN', 'ACK'],
    seq: 5001,
    ack: 102,
    plain: 'nothing-more-to-say',
    after: { client: 'TIME-WAIT', server: 'LAST-ACK' },
  },
  {
    seat: 'client',
    flags: ['ACK'],
    seq: 102,
    ack: 5002,
    plain: 'goodbye',
    after: { client: 'TIME-WAIT', server: 'CLOSED' },
  },
]

const toStep = (line: Line, index: number): SegmentStep => ({
  kind: 'segment',
  n: index + 1,
  at: index * 1000,
  seat: line.seat,
  flight: index + 1,
  segment: {
    flags: flagsOf(...line.flags),
    seq: toSeq(line.seq),
    ack: toSeq(line.ack ?? 0),
    wnd: 65_535,
    data: '',
  },
  plain: { id: line.plain, octets: 0, below: line.ack ?? 0 },
  as: undefined,
  typical: true,
  reveals: undefined,
  again: false,
  senderState: line.after[line.seat],
  arrivedAfter: index + 1,
  arrivedAt: index * 1000 + 500,
  receiverState: line.seat === 'client' ? line.after.server : line.after.client,
})

/** A whole connection, from CLOSED to CLOSED: the story that the start page tells. */
export const STORY: readonly SegmentStep[] = LINES.map(toStep)

/** Its first three segments. */
export const OPENING: readonly SegmentStep[] = STORY.slice(0, 3)

/** Where its two ends begin. */
export const STORY_START: BySeat<State> = bySeat((seat) => (seat === 'client' ? 'CLOSED' : 'LISTEN'))
