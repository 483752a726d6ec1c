import type { Step } from '../../../shared/game/room/step.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { flagsOf } from '../../../shared/tcp/segment.ts'
import type { FlagName } from '../../../shared/tcp/segment.ts'
import { toSeq } from '../../../shared/tcp/seq.ts'
import type { State } from '../../../shared/tcp/state.ts'

/** The life of one connection, as the start page tells it. */
const TOLD: readonly {
  readonly seat: Seat
  readonly flags: readonly FlagName[]
  readonly seq: number
  readonly ack?: number
  readonly client: State
  readonly server: State
}[] = [
  { seat: 'client', flags: ['SYN'], seq: 100, client: 'SYN-SENT', server: 'LISTEN' },
  {
    seat: 'server',
    flags: ['SYN', 'ACK'],
    seq: 5000,
    ack: 101,
    client: 'ESTABLISHED',
    server: 'SYN-RECEIVED',
  },
  { seat: 'client', flags: ['ACK'], seq: 101, ack: 5001, client: 'ESTABLISHED', server: 'ESTABLISHED' },
  { seat: 'client', flags: ['ACK', 'FIN'], seq: 101, ack: 5001, client: 'FIN-WAIT-1', server: 'CLOSE-WAIT' },
  { seat: 'server', flags: ['ACK'], seq: 5001, ack: 102, client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' },
  { seat: 'server', flags: ['ACK', 'FIN'], seq: 5001, ack: 102, client: 'TIME-WAIT', server: 'LAST-ACK' },
  { seat: 'client', flags: ['ACK'], seq: 102, ack: 5002, client: 'TIME-WAIT', server: 'CLOSED' },
]

/** The story as steps of a ladder; `segments` of it, from the opening on. */
export const storySteps = (segments: number): readonly Step[] =>
  TOLD.slice(0, segments).map(({ seat, flags, seq, ack, client, server }, index) => ({
    kind: 'segment',
    n: index + 1,
    at: index * 1_000,
    seat,
    flight: index + 1,
    segment: { flags: flagsOf(...flags), seq: toSeq(seq), ack: toSeq(ack ?? 0), wnd: 65_535, data: '' },
    plain: { id: PLAIN[index] ?? 'makes-no-sense', octets: 0, below: ack ?? 0 },
    as: undefined,
    typical: true,
    again: false,
    senderState: seat === 'client' ? client : server,
    arrivedAfter: index + 1,
    arrivedAt: index * 1_000 + 500,
    receiverState: seat === 'client' ? server : client,
  }))

const PLAIN = [
  'can-you-hear-me',
  'heard-you-can-you-hear-me',
  'i-hear-you',
  'nothing-more-to-say',
  'understood-still-talking',
  'nothing-more-to-say',
  'goodbye',
] as const
