import { seqAdd, seqBefore } from '../../tcp/seq.ts'
import type { Fault, Permission } from '../../tcp/permission.ts'
import { flagNames } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { DamageFault, Explanation, RecordedFault } from './explanation.ts'
import { isSpent } from './effort.ts'
import { COST } from './explanation.ts'
import { conformingWays, nearestFaults, plainWays } from './explain.ts'
import { readyAnew } from './oddities.ts'
import type { Outlook } from './outlook.ts'
import { isContradicted, issBelieved, nextOf } from './outlook.ts'
import { membersOf, taken } from './queue.ts'
import type { RecordedSegment } from './recorded.ts'
import { afterArrival, stateOf } from './side.ts'
import type { Side } from './side.ts'

/**
 * Ways in which this segment does not conform and everything else may: one field of it was altered between its
 * sender and the recording; or it is not from the end whose address it bears, which goes on as if nothing had
 * happened. The other end gets the true segment in the first case, this one in the second.
 */
export const deviantWays = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  if (isSpent(outlook.effort)) return [asItIs(side, sent.segment, [unexplained(sent.segment)])]
  const { told, ways } = alteredWays(side, sent, outlook)
  return [...ways, ...alteredAnew(side, sent, outlook), asItIs(side, sent.segment, told)]
}

const alteredWays = (
  side: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): { readonly told: readonly RecordedFault[]; readonly ways: readonly Explanation[] } => {
  const { faults, nearest } = nearestFaults(side, sent, outlook)
  const next = nextOf(outlook, sent.from)
  const told = faults.length > 0 ? faults : [sent.isDamaged ? DAMAGE : unexplained(sent.segment)]
  const ways = repairs(side, sent, nearest, outlook).flatMap((segment): readonly Explanation[] => {
    const [way] = plainWays(side, { ...sent, segment }, outlook)
    if (way === undefined) return []
    const doubt = next?.flags.ack === true && seqBefore(next.ack, segment.ack) ? UNSAYING : 0
    return [{ ...way, verdict: { kind: 'nonconforming', faults: told }, cost: 1 + way.cost + doubt }]
  })
  return { told, ways }
}

/** What it costs that the sender goes on with an older acknowledgement than the one it is thought to have meant. */
const UNSAYING = 0.03

/** An altered SYN-ACK of the next connection, where the one before it is over. */
const alteredAnew = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const anew = sent.segment.flags.ack ? readyAnew(side, sent, outlook) : undefined
  if (anew === undefined) return []
  return alteredWays(anew.side, sent, outlook).ways.map((way) => ({
    ...way,
    states: [...anew.states, ...way.states],
    cost: way.cost + anew.cost,
  }))
}

const DAMAGE: DamageFault = {
  field: 'checksum',
  code: 'checksum-wrong',
  found: 'wrong',
  expected: 'the sum of what was sent',
  rfc: '3.1',
}

/** Every field of the segment could be right, but its checksum says that they were others. */
export const damagedWays = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] =>
  conformingWays(side, sent, outlook)
    .slice(0, 1)
    .map((way) => ({ ...way, verdict: { kind: 'nonconforming', faults: [DAMAGE] }, cost: way.cost + 1.2 }))

/** It could be right, but its sender goes on as if it had never sent it: somebody else did. */
export const forgedWays = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] =>
  isContradicted(outlook) && !isSpent(outlook.effort)
    ? [{ ...asItIs(side, sent.segment, [unexplained(sent.segment)]), cost: COST.forged }]
    : []

/** The segment conforms, but nobody else in the recording believes its ISN. */
export const otherIss = (side: Side, sent: RecordedSegment, outlook: Outlook): readonly Explanation[] => {
  const { segment } = sent
  const iss = segment.flags.syn ? issBelieved(outlook) : undefined
  if (iss === undefined || iss === segment.seq) return []
  const fault: Fault = {
    field: 'seq',
    code: 'seq-wrong',
    found: String(segment.seq),
    expected: String(iss),
    rfc: '3.4.1',
  }
  return conformingWays(side, { ...sent, segment: { ...segment, seq: iss } }, outlook)
    .slice(0, 1)
    .map((way) => ({ ...way, verdict: { kind: 'nonconforming', faults: [fault] }, cost: 1 + way.cost }))
}

/** A bare SYN where a SYN-ACK may have been meant, or an ACK field that says the right thing without its flag. */
export const withoutItsFlag = (
  side: Side,
  sent: RecordedSegment,
  outlook: Outlook,
): readonly Explanation[] => {
  const { segment } = sent
  const { flags } = segment
  const isSuspect = !flags.ack && (segment.ack !== 0 || (flags.syn && side.inbox.length > 0))
  if (!isSuspect) return []
  const rcvNxts = flags.syn ? ackedSyns(side) : [segment.ack]
  return rcvNxts.flatMap((ack) => {
    const repaired = { ...segment, flags: { ...flags, ack: true }, ack }
    const [way] = conformingWays(side, { ...sent, segment: repaired }, outlook)
    if (way === undefined || way.cost >= 0.5) return []
    const fault: Fault = {
      field: 'flags',
      code: 'ack-missing',
      found: flagNames(flags).join(','),
      expected: flagNames(repaired.flags).join(','),
      rfc: flags.syn ? '3.10.7.2' : '3.1',
    }
    // A field that holds exactly what it would hold with its flag is no accident.
    const cost = segment.ack === ack ? 0 : 1
    return [{ ...way, verdict: { kind: 'nonconforming', faults: [fault] }, cost: cost + way.cost }]
  })
}

const ackedSyns = (side: Side): readonly Segment['ack'][] =>
  membersOf(side.inbox)
    .filter(({ segment }) => segment.flags.syn)
    .map(({ segment }) => seqAdd(segment.seq, 1))

const unexplained = (segment: Segment): Fault => ({
  field: 'flags',
  code: 'nothing-to-send',
  found: flagNames(segment.flags).join(','),
  expected: '',
  rfc: '3.10',
})

/** Of so many segments on their way to an end some must have come, whatever it says. */
const CROWD = 16

export const relieved = (side: Side): Pick<Explanation, 'side' | 'states'> => {
  const states: Explanation['states'][number][] = []
  let at = side
  while (at.inbox.length > CROWD) {
    const item = taken(at.inbox)?.first
    at = afterArrival(at)
    if (item?.n !== undefined)
      states.push({ n: item.n, state: stateOf(at), ...(item.isLost ? { lost: true } : {}) })
  }
  return { side: at, states }
}

const asItIs = (side: Side, segment: Segment, faults: readonly RecordedFault[]): Explanation => ({
  ...relieved(side),
  verdict: { kind: 'nonconforming', faults },
  sent: segment,
  unseen: [],
  cost: 1.01,
})

/** Segments that differ from this one in a field or two, one of which may be what its sender really sent. */
const repairs = (
  side: Side,
  { segment }: RecordedSegment,
  nearest: Permission | undefined,
  outlook: Outlook,
): readonly Segment[] => {
  const { flags, seq, ack } = segment
  const iss = flags.syn ? issBelieved(outlook) : undefined
  const acks = acksOf(side)
  const one: readonly Segment[] = [
    { ...segment, flags: { ...flags, ack: true } },
    { ...segment, seq: ack, ack: seq },
    ...seqsOf(side, segment, nearest).map((value) => ({ ...segment, seq: value })),
    ...acks.map((value) => ({ ...segment, ack: value })),
    ...(iss === undefined ? [] : [{ ...segment, seq: iss }]),
  ]
  const two = acks.flatMap((value) => [
    { ...segment, flags: { ...flags, ack: true }, ack: value },
    ...(nearest === undefined
      ? []
      : [{ ...segment, flags: { ...nearest.flags, psh: flags.psh }, seq: nearest.seq.from, ack: value }]),
  ])
  const other = one.filter((candidate) => !isSame(candidate, segment))
  return [...other, ...two]
}

/** Where it may really have begun: where the rules would have it, behind all that was sent, or one number beside. */
const seqsOf = (
  { tcb }: Side,
  { seq, data }: Segment,
  nearest: Permission | undefined,
): readonly Segment['seq'][] => {
  const seqs = new Set<Segment['seq']>(nearest === undefined ? [] : [nearest.seq.from])
  // Blank octets fit anywhere: nearest may be a repetition of what this is not.
  if (tcb !== undefined && data !== '')
    for (const one of [tcb.sndNxt, seqAdd(seq, -1), seqAdd(seq, 1)]) seqs.add(one)
  return [...seqs]
}

const isSame = (a: Segment, b: Segment): boolean =>
  a.seq === b.seq && a.ack === b.ack && a.flags.ack === b.flags.ack

/** Everything that this end may have acknowledged by now, the newest first. */
const acksOf = (side: Side): readonly Segment['ack'][] => {
  const acks = new Set<Segment['ack']>(ackedSyns(side))
  let at = side
  for (let rest = 16; rest >= 0; rest -= 1) {
    if (at.tcb?.irs !== undefined) acks.add(at.tcb.rcvNxt)
    if (at.inbox.length === 0) break
    at = afterArrival(at)
  }
  return [...acks].reverse()
}
