import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import type { CallError } from '../../shared/tcp/events.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import type { Result } from '../../shared/base/result.ts'

/** A segment before the judge: who wants to send it. */
interface Case {
  readonly tcb: Tcb
  readonly segment: Segment
}

const must = (result: Result<Tcb, CallError>): Tcb => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const ISS = { client: toSeq(4_294_967_000), server: toSeq(1000) }
const WORDS = 'the quick brown fox jumps over the lazy dog. '.repeat(10)

/**
 * A whole connection: opened, four messages each way, closed from one side. `meet` sees every segment with the
 * TCB that sends it. Answers the number of segments.
 */
const connection = (meet: (tcb: Tcb, segment: Segment) => void): number => {
  const tcbs = [
    must(open(closedTcb({ iss: ISS.client }), 'active')),
    must(open(closedTcb({ iss: ISS.server }), 'passive')),
  ] as [Tcb, Tcb]
  let sent = 0
  const settle = (): void => {
    for (let side: 0 | 1 = 0, quiet = 0; quiet < 2; side = side === 0 ? 1 : 0) {
      const [debt] = owed(tcbs[side])
      if (debt === undefined) quiet += 1
      else {
        quiet = 0
        sent += 1
        const peer = side === 0 ? 1 : 0
        meet(tcbs[side], debt.segment)
        tcbs[side] = transmit(tcbs[side], debt.segment)
        tcbs[peer] = arrive(tcbs[peer], debt.segment).tcb
      }
    }
  }
  settle()
  for (let message = 0; message < 4; message += 1) {
    tcbs[0] = must(send(tcbs[0], WORDS))
    settle()
    tcbs[1] = must(send(tcbs[1], WORDS))
    settle()
  }
  tcbs[0] = must(close(tcbs[0]))
  settle()
  tcbs[1] = must(close(tcbs[1]))
  settle()
  tcbs[0] = expire(tcbs[0], 'time-wait').tcb
  if (tcbs.some(({ state }) => state !== 'CLOSED')) throw new Error('the connection was not closed')
  return sent
}

const CASES: readonly Case[] = (() => {
  const cases: Case[] = []
  connection((tcb, segment) => cases.push({ tcb, segment }))
  return cases
})()

/** Each of those segments as a learner might spoil it: one number, one flag, one octet. */
const SPOILED: readonly Case[] = CASES.map(({ tcb, segment }, at) => {
  switch (at % 4) {
    case 0:
      return { tcb, segment: { ...segment, seq: seqAdd(segment.seq, 1) } }
    case 1:
      return { tcb, segment: { ...segment, ack: seqAdd(segment.ack, -1) } }
    case 2:
      return { tcb, segment: { ...segment, flags: { ...segment.flags, syn: !segment.flags.syn } } }
    default:
      return { tcb, segment: { ...segment, data: `${segment.data}?` } }
  }
})

const judged = (cases: readonly Case[], verdict: 'conforming' | 'nonconforming'): number => {
  let met = 0
  for (const { tcb, segment } of cases) if (judge(tcb, segment).verdict === verdict) met += 1
  if (met !== cases.length) throw new Error(`${cases.length - met} segments are not ${verdict}`)
  return met
}

/** Every segment of a connection, as it should be. */
export const judgeConforming = (): number => judged(CASES, 'conforming')

/** The same, spoiled: each needs all its faults told. */
export const judgeSpoiled = (): number => judged(SPOILED, 'nonconforming')

/** Nine conforming segments to one spoiled: more mistakes than a class makes. */
export const judgeMixed = (): number => {
  let met = 0
  for (let round = 0; round < 9; round += 1) met += judged(CASES, 'conforming')
  return met + judged(SPOILED, 'nonconforming')
}

/** What an endpoint does with every segment: works out what it owes, sends it, takes it in at the other end. */
export const exchange = (): number => connection(() => undefined)
