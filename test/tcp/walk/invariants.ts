import { judge } from '../../../shared/tcp/judge.ts'
import { owed } from '../../../shared/tcp/owed.ts'
import { seqBeforeOrAt } from '../../../shared/tcp/seq.ts'
import { transmit } from '../../../shared/tcp/transmit.ts'
import type { Side, World } from './world.ts'
import { SIDES, otherSide, statesOf } from './world.ts'

/** What is broken in this world, a sentence each; empty in a sound one. */
export const broken = (world: World): readonly string[] => [
  ...impossible(world),
  ...SIDES.flatMap((side) => [...numbers(world, side), ...octets(world, side), ...debts(world, side)]),
  ...orderlyClose(world),
]

/**
 * Pairs that no order of events may reach. Each would say that one end knows of something that the other has not
 * done: a FIN taken that was never sent, an ACK of what was never taken in, or two ends that both closed second.
 */
const NEVER: ReadonlySet<string> = new Set(
  [
    'CLOSE-WAIT CLOSE-WAIT',
    'LAST-ACK LAST-ACK',
    'CLOSE-WAIT LAST-ACK',
    'FIN-WAIT-2 FIN-WAIT-2',
    'FIN-WAIT-2 ESTABLISHED',
    'FIN-WAIT-2 SYN-RECEIVED',
    'FIN-WAIT-2 SYN-SENT',
    'FIN-WAIT-2 TIME-WAIT',
    'TIME-WAIT ESTABLISHED',
    'TIME-WAIT CLOSE-WAIT',
    'TIME-WAIT SYN-RECEIVED',
    'TIME-WAIT SYN-SENT',
    'CLOSE-WAIT ESTABLISHED',
    'LAST-ACK ESTABLISHED',
    'CLOSING ESTABLISHED',
    'CLOSING CLOSE-WAIT',
    'CLOSING LAST-ACK',
    'ESTABLISHED SYN-SENT',
  ].flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
)

const impossible = (world: World): readonly string[] =>
  NEVER.has(statesOf(world)) ? [`${statesOf(world)} cannot be`] : []

/** Nothing is acknowledged before it was sent, and nobody believes an acknowledgement that was not given. */
const numbers = ({ tcbs }: World, side: Side): readonly string[] => {
  const mine = tcbs[side]
  const peer = tcbs[otherSide(side)]
  const faults: string[] = []
  if (!seqBeforeOrAt(mine.sndUna, mine.sndNxt)) faults.push(`${side}: SND.UNA is beyond SND.NXT`)
  // Who has forgotten the connection has forgotten its numbers with it.
  if (peer.irs !== mine.iss || mine.state === 'LISTEN' || peer.state === 'CLOSED') return faults
  if (!seqBeforeOrAt(peer.rcvNxt, mine.sndNxt)) faults.push(`${side}: taken in before it was sent`)
  if (mine.state !== 'CLOSED' && !seqBeforeOrAt(mine.sndUna, peer.rcvNxt))
    faults.push(`${side}: acknowledged before it was taken in`)
  return faults
}

/** What an application is given is the beginning of what the other has sent. */
const octets = ({ sent, heard }: World, side: Side): readonly string[] =>
  sent[otherSide(side)].startsWith(heard[side])
    ? []
    : [`${side} was given ${heard[side]} of ${sent[otherSide(side)]}`]

/** More than any endpoint ever owes here. */
const MOST_DEBTS = 20

/** Whatever is owed is judged conforming, one after the other, and paying ends. */
const debts = ({ tcbs }: World, side: Side): readonly string[] => {
  let tcb = tcbs[side]
  for (let paid = 0; paid < MOST_DEBTS; paid += 1) {
    const [debt] = owed(tcb)
    if (debt === undefined) return []
    const judgement = judge(tcb, debt.segment)
    if (judgement.verdict === 'nonconforming')
      return [`${side} owes ${debt.kind}, which the judge refuses: ${JSON.stringify(judgement.faults)}`]
    tcb = transmit(tcb, debt.segment)
  }
  return [`${side} never comes to an end of what it owes`]
}

/** TIME-WAIT is passed by exactly one side, or by both where the closes crossed. */
const orderlyClose = (world: World): readonly string[] => {
  const { tcbs, wasClosing } = world
  if (
    world.broken ||
    !SIDES.every((side) => tcbs[side].state === 'CLOSED' && tcbs[side].finSeq !== undefined)
  )
    return []
  const waited = SIDES.filter((side) => tcbs[side].timeWaitStarts > 0)
  const expected = wasClosing.C || wasClosing.S ? 2 : 1
  return waited.length === expected ? [] : [`${waited.length} sides passed TIME-WAIT, not ${expected}`]
}
