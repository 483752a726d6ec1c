import type { Fault } from '../../tcp/permission.ts'
import { seqAfter } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd } from '../../tcp/seq.ts'
import { plainWays } from './explain.ts'
import type { Explanation } from './explanation.ts'
import type { Outlook } from './outlook.ts'
import type { RecordedSegment } from './recorded.ts'
import { isEdgeOf } from './retold.ts'
import type { Side } from './side.ts'

/** How many segments around it are looked at. */
const AROUND = 64

/**
 * Data whose number is one too high or too low, although they would fit: nothing else that is said begins or ends where they do,
 * and something does one number beside both. Octets that are not compared fit anywhere.
 */
export const slippedWays = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { segment } = sent
  const { flags, seq, data } = segment
  if (data.length < 2 || flags.syn || flags.rst || side.tcb === undefined || side.tcb.sndNxt === seq)
    return []
  const isEdge = edgesAround(side.tcb.sndNxt, sent, outlook)
  const end = seqAfter(segment)
  if (isEdge(seq) || isEdge(end)) return []
  return [1, -1]
    .filter((by) => isEdge(seqAdd(seq, by)) && isEdge(seqAdd(end, by)))
    .flatMap((by) => {
      const meant = seqAdd(seq, by)
      const fault: Fault = {
        field: 'seq',
        code: 'seq-wrong',
        found: String(seq),
        expected: String(meant),
        rfc: '3.4',
      }
      return plainWays(side, { ...sent, segment: { ...segment, seq: meant } }, outlook)
        .slice(0, 1)
        .map((way) => ({ ...way, verdict: { kind: 'nonconforming', faults: [fault] } }) as const)
    })
}

const edgesAround = (
  sndNxt: Seq,
  sent: RecordedSegment,
  { segments, at }: Outlook,
): ((seq: Seq) => boolean) => {
  const around = [
    ...segments.slice(Math.max(0, at - AROUND), at),
    ...segments.slice(at + 1, at + 1 + AROUND),
  ].map((one) => ({ isOwn: one.from === sent.from, segment: one.segment }))
  return (seq) =>
    seq === sndNxt ||
    around.some(({ isOwn, segment }) =>
      isOwn ? !segment.flags.rst && isEdgeOf(segment, seq) : segment.flags.ack && segment.ack === seq,
    )
}
