import type { BySeat, Seat } from '../../game/seat.ts'
import type { Kind } from '../../tcp/permission.ts'
import type { FlagName } from '../../tcp/segment.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqDistance, toSeq } from '../../tcp/seq.ts'
import type { State } from '../../tcp/state.ts'
import type { RecordedFault } from './explanation.ts'
import type { JudgedRecording, JudgedSegment } from './judged.ts'
import type { RecordedConnection } from './recorded.ts'

/** A judged connection in the words of the command line: outside tools rely on these names. */
export interface ConnectionJudgement {
  readonly client: string
  readonly server: string
  readonly segments: readonly SegmentJudgement[]
  readonly final: BySeat<State>
}

export interface SegmentJudgement {
  readonly n: number
  readonly frame: number
  /** Seconds since the connection's first segment */
  readonly t: number
  readonly from: Seat
  readonly flags: readonly FlagName[]
  readonly seq: number
  readonly ack: number
  readonly len: number
  /** Counted from the sender's ISN */
  readonly seqRel: number
  /** Counted from the other end's ISN; null without the ACK flag */
  readonly ackRel: number | null
  readonly verdict: 'conforming' | 'nonconforming'
  /** As which kind it conforms; null when it does not */
  readonly kind: Kind | null
  readonly retransmissionOf: number | null
  readonly lost: boolean
  readonly faults: readonly FaultJudgement[]
  readonly states: BySeat<State>
}

interface FaultJudgement {
  readonly field: RecordedFault['field']
  readonly code: RecordedFault['code']
  /** A number where the field holds one */
  readonly found: number | string
  readonly expected: string
  readonly rfc: string
}

/** The judge's findings as they are printed. */
export const toJudgement = (judged: JudgedRecording): ConnectionJudgement => {
  const { connection } = judged
  const isn = { client: isnOf(connection, 'client'), server: isnOf(connection, 'server') }
  return {
    ...connection.addresses,
    segments: judged.segments.map((segment) => toSegment(segment, isn)),
    final: judged.final,
  }
}

const toSegment = (
  { recorded, verdict, retransmissionOf, lost, states }: JudgedSegment,
  isn: BySeat<Seq>,
): SegmentJudgement => {
  const { n, frame, t, from, segment } = recorded
  const { flags, seq, ack, data } = segment
  return {
    n,
    frame,
    t: Math.round(t * 1e9) / 1e9,
    from,
    flags: flagNames(flags),
    seq,
    ack,
    len: data.length,
    seqRel: toSeq(seq - isn[from]),
    ackRel: flags.ack ? toSeq(ack - isn[from === 'client' ? 'server' : 'client']) : null,
    verdict: verdict.kind,
    kind: verdict.kind === 'conforming' ? verdict.as : null,
    retransmissionOf: retransmissionOf ?? null,
    lost,
    faults: verdict.kind === 'conforming' ? [] : verdict.faults.map(toFault),
    states,
  }
}

const toFault = ({ field, code, found, expected, rfc }: RecordedFault): FaultJudgement => ({
  field,
  code,
  found: field === 'flags' || field === 'checksum' ? found : Number(found),
  expected,
  rfc,
})

/**
 * Where the relative numbers of a seat begin: its SYN; where none was recorded, the lowest number seen of it;
 * where it never said one of its own (it only refused), the number that it said.
 */
export const isnOf = ({ segments }: RecordedConnection, seat: Seat): Seq => {
  const own = segments.filter(({ from }) => from === seat)
  const syn = own.find(({ segment }) => segment.flags.syn)
  if (syn !== undefined) return syn.segment.seq
  const numbers = [
    ...own.filter(({ segment }) => !segment.flags.rst).map(({ segment }) => segment.seq),
    ...segments
      .filter(({ from, segment }) => from !== seat && segment.flags.ack && !segment.flags.rst)
      .map(({ segment }) => segment.ack),
  ]
  const [first] = numbers
  if (first === undefined) return own[0]?.segment.seq ?? toSeq(0)
  return numbers.reduce((lowest, number) => (seqDistance(lowest, number) < 0 ? number : lowest), first)
}
