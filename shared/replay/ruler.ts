import type { Seat } from '../game/seat.ts'
import { peerOf } from '../game/seat.ts'
import type { Step } from '../game/room/step.ts'
import type { Told } from './timeline.ts'

/** One sequence number of a stream and what it was spent on. */
export interface Numbered {
  readonly number: number
  /** An octet, or undefined where it was sent before the round began */
  readonly what: 'SYN' | 'FIN' | { readonly octet: string } | undefined
  readonly fate: 'acknowledged' | 'in-flight'
  /** The other end has it in order */
  readonly arrived: boolean
}

/** One direction of a connection as numbers on a ruler, and where the variables stand on it. */
export interface Ruler {
  readonly numbers: readonly Numbered[]
  readonly sndUna: number
  readonly sndNxt: number
  /** RCV.NXT of the other end; undefined before it has one */
  readonly rcvNxt: number | undefined
}

/** More numbers than this are not told one by one: the newest are. */
const MOST = 96

/**
 * The stream that this end has sent after step n. Undefined where it has no connection, and before its SYN has left.
 *
 * @param n 0 to the number of steps
 */
export const rulerOf = ({ steps, moments }: Told, n: number, seat: Seat): Ruler | undefined => {
  const now = moments[n]
  if (now === undefined || now[seat].state === 'CLOSED' || now[seat].state === 'LISTEN') return undefined
  const { iss, sndUna, sndNxt } = now[seat].variables
  const length = (sndNxt - iss) >>> 0
  if (length === 0) return undefined
  const spent = spentOn(steps, n, seat, iss)
  const acknowledged = (sndUna - iss) >>> 0
  const peer = now[peerOf(seat)]
  const rcvNxt = peer.variables.irs === iss ? peer.variables.rcvNxt : undefined
  const arrived = rcvNxt === undefined ? 0 : (rcvNxt - iss) >>> 0
  const numbers: Numbered[] = []
  for (let offset = Math.max(0, length - MOST); offset < length; offset++)
    numbers.push({
      number: (iss + offset) >>> 0,
      what: spent.get(offset) ?? (offset === 0 ? 'SYN' : undefined),
      fate: offset < acknowledged ? 'acknowledged' : 'in-flight',
      arrived: offset < arrived,
    })
  return { numbers, sndUna, sndNxt, rcvNxt }
}

/** What each number of the stream, counted from the ISS, was spent on. */
const spentOn = (
  steps: readonly Step[],
  n: number,
  seat: Seat,
  iss: number,
): ReadonlyMap<number, Numbered['what']> => {
  const spent = new Map<number, Numbered['what']>()
  for (const step of steps.slice(0, n)) {
    // What nobody at the table sent belongs to no stream of theirs.
    if (step.kind !== 'segment' || step.seat !== seat || step.made === 'stray') continue
    const { flags, seq, data } = step.segment
    let offset = (seq - iss) >>> 0
    if (flags.syn) spent.set(offset++, 'SYN')
    for (const octet of data) spent.set(offset++, { octet })
    if (flags.fin) spent.set(offset, 'FIN')
  }
  return spent
}
