import { unreachable } from '../../base/unreachable.ts'
import type { Outcome } from '../events.ts'
import type { Segment } from '../segment.ts'
import type { Tcb } from '../tcb.ts'
import { rebuilt } from '../cookie.ts'
import { ackStep } from './ack.ts'
import { closed } from './closed.ts'
import { dataStep } from './data.ts'
import { finStep } from './fin.ts'
import { listen } from './listen.ts'
import { resetStep } from './reset.ts'
import { sequenceStep } from './sequence.ts'
import type { Arriving, Step } from './step.ts'
import { begin } from './step.ts'
import { synSent } from './synSent.ts'
import { synStep } from './syn.ts'

/**
 * SEGMENT ARRIVES: the endpoint after this segment has reached it, and what it tells the application. What it
 * answers stands in the TCB as owed; nothing is sent here. A segment that changes nothing leaves the very same TCB.
 *
 * @see RFC 9293 3.10.7
 */
export const arrive = (tcb: Tcb, segment: Segment): Outcome => {
  switch (tcb.state) {
    case 'CLOSED':
      return { tcb: closed(tcb, segment), events: [] }
    case 'LISTEN':
      return listening(tcb, segment)
    case 'SYN-SENT':
      return finished(textAndFin(synSent(begin(tcb), segment), segment))
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
    case 'CLOSING':
    case 'LAST-ACK':
    case 'TIME-WAIT':
      return finished(synchronized(tcb, segment))
    default:
      return unreachable(tcb.state)
  }
}

/** LISTEN; an ACK that brings back a SYN cookie meets the connection that it proves (RFC 4987 3.6). */
const listening = (tcb: Tcb, segment: Segment): Outcome => {
  const proved = rebuilt(tcb, segment)
  return proved === undefined
    ? { tcb: listen(tcb, segment), events: [] }
    : finished(synchronized(proved, segment))
}

const synchronized = (tcb: Tcb, segment: Segment): Arriving => {
  let arriving = begin(tcb)
  for (const step of STEPS) arriving = through(step, arriving, segment)
  return arriving
}

/** 3.10.7.4, first to eighth (third, security, and sixth, urgent data, are not part of this engine). */
const STEPS: readonly Step[] = [sequenceStep, resetStep, synStep, ackStep, dataStep, finStep]

const through = (step: Step, arriving: Arriving, segment: Segment): Arriving =>
  arriving.done ? arriving : step(arriving, segment)

const textAndFin = (arriving: Arriving, segment: Segment): Arriving =>
  through(finStep, through(dataStep, arriving, segment), segment)

const finished = ({ tcb, events }: Arriving): Outcome => ({ tcb, events })
