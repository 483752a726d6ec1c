import { abort } from '../../tcp/abort.ts'
import { close } from '../../tcp/close.ts'
import { judge } from '../../tcp/judge.ts'
import type { Judgement } from '../../tcp/permission.ts'
import type { Octets, Segment } from '../../tcp/segment.ts'
import { finNumber } from '../../tcp/sendBuffer.ts'
import { send } from '../../tcp/send.ts'
import { seqBefore, seqDistance } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { blank } from './blank.ts'
import { afterData } from './connections.ts'
import { openedEarly, withDataOfSyn } from './fastOpen.ts'

/** A segment held against what an end may send, with the calls that its application must have made for it. */
export interface Attempt {
  /** The endpoint just before it sends */
  readonly tcb: Tcb
  readonly judgement: Judgement
}

/**
 * Judges a recorded segment. A recording shows no application calls, so those that the segment speaks of are taken
 * to have been made: SEND for octets that are new, CLOSE for a FIN, ABORT for a reset that answers nothing. Where a
 * kernel left an answer out (they limit challenge ACKs), it is taken to owe none.
 */
export const attempt = (tcb: Tcb, segment: Segment, isBlank: boolean): Attempt => {
  const [first, ...others] = waysTo(tcb, segment, isBlank).map((ready) => ({
    tcb: ready,
    judgement: judge(segment.flags.syn || segment.flags.rst ? ready : openedEarly(ready), segment),
  }))
  if (first === undefined) throw new Error('there is always the endpoint as it stands')
  return others.reduce((best, other) => (isBetter(other, best) ? other : best), first)
}

/** Conforming, or with fewer faults. */
const isBetter = (a: Attempt, b: Attempt): boolean => faultCount(a) < faultCount(b)

const faultCount = ({ judgement }: Attempt): number =>
  judgement.verdict === 'conforming' ? 0 : judgement.faults.length

const waysTo = (tcb: Tcb, segment: Segment, isBlank: boolean): readonly Tcb[] => {
  const called = segment.flags.rst ? tcb : withCalls(withDataOfSyn(tcb, segment), segment, isBlank)
  const resets = called.replies.filter(({ kind }) => kind === 'rst')
  const quiet = resets.length === called.replies.length ? [] : [{ ...called, replies: resets }]
  const aborted = segment.flags.rst ? abort(tcb) : undefined
  return [called, ...quiet, ...(aborted?.ok === true ? [aborted.value] : [])]
}

/** The endpoint with what its application must have asked for, as far as TCP accepts the calls. */
const withCalls = (tcb: Tcb, segment: Segment, isBlank: boolean): Tcb => {
  const sending = withData(tcb, segment, isBlank)
  if (!segment.flags.fin || sending.finQueued || sending.irs === undefined) return sending
  const closing = close(sending)
  return closing.ok ? closing.value : sending
}

const withData = (tcb: Tcb, segment: Segment, isBlank: boolean): Tcb => {
  const queued = finNumber(tcb)
  const end = afterData(segment)
  const known = segment.data.length - seqDistance(queued, end)
  if (segment.data === '' || tcb.finQueued || !seqBefore(queued, end) || known < 0) return tcb
  return withQueued(tcb, segment.data.slice(known), isBlank)
}

/** The endpoint after SEND, where TCP takes the call. Blank octets are not joined one by one: there are many. */
export const withQueued = (tcb: Tcb, data: Octets, isBlank: boolean): Tcb => {
  const sending = send(tcb, isBlank ? '' : data)
  if (!sending.ok) return tcb
  return isBlank
    ? { ...sending.value, sendBuffer: blank(tcb.sendBuffer.length + data.length) }
    : sending.value
}
