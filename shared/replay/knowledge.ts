import type { SegmentStep, Step } from '../game/room/step.ts'
import type { Seat } from '../game/seat.ts'
import type { Variables } from '../game/room/view.ts'
import { segLen, seqAfter } from '../tcp/segment.ts'
import { isSynchronized } from '../tcp/state.ts'
import type { State } from '../tcp/state.ts'
import { beliefOf } from './belief.ts'
import type { Belief } from './belief.ts'
import { throughLens } from './lens.ts'
import type { Lens } from './lens.ts'
import type { Moment, Told } from './timeline.ts'

/**
 * What one end knew at a step. It follows from what that end has done and from what has come to it, and from nothing
 * else: `knowledgeOf` reads the round through that end's lens.
 */
export interface Knowledge {
  /** Its own TCB and state at that instant */
  readonly now: Moment
  /** Variables that have another value than before this step */
  readonly changed: readonly (keyof Variables)[]
  /** What the other end has confirmed of what it has sent; undefined where it has no connection */
  readonly received: Sent | undefined
  /** What it has sent that is not confirmed, in the order of the numbers; at most a SYN, octets and a FIN */
  readonly unconfirmed: readonly Unconfirmed[]
  /** What it cannot know: whether these have arrived */
  readonly unknown: readonly Unknown[]
  /** What it can conclude about the other end; undefined where it remembers no other end */
  readonly peer: Belief | undefined
  /** The last step, by n, that has come to it from the other end */
  readonly lastHeard: number | undefined
}

/** Numbers that were spent. */
export interface Sent {
  readonly syn: boolean
  readonly octets: number
  readonly fin: boolean
}

export interface Unconfirmed {
  readonly what: 'syn' | 'octets' | 'fin'
  /** How many numbers, from this one on */
  readonly count: number
  readonly seq: number
  /** The steps, by n, that carried some of it; empty where it was sent before the round */
  readonly steps: readonly number[]
}

/** Something of which only the wire knows whether it has arrived. */
export interface Unknown {
  readonly what: 'syn' | 'octets' | 'fin' | 'ack' | 'rst'
  /** The steps, by n, that carried it */
  readonly steps: readonly number[]
  /** First number of it; of an ACK the number that it acknowledges */
  readonly number: number
  readonly count: number
}

/**
 * What this end knew at step n. Under its own lens: just after the step as it lived it, so for a segment that came,
 * just after it had come. Under another: just as the step happened, a segment sent and not yet there. Undefined where
 * there is no such step.
 *
 * @see RFC 9293 3.3.1 (what a TCB holds), 3.4 (what an acknowledgment says)
 */
export const knowledgeOf = (told: Told, n: number, seat: Seat, lens: Lens): Knowledge | undefined => {
  const now = momentAt(told, n, seat, lens)
  if (now === undefined) return undefined
  const lived = livedUntil(told.steps, n, seat, lens)
  const before = momentBefore(told, n, seat, lens, lived)
  const { own, heard } = ofThisConnection(lived, seat, now)
  const first = told.moments.find((moment) => moment !== undefined)?.[seat]
  const spent = spentBy(now)
  const unconfirmed = spent === undefined ? [] : unconfirmedOf(now, spent, own)
  const acknowledged = acknowledging(now, first, own, heard)
  return {
    now,
    changed: VARIABLES.filter((name) => now.variables[name] !== before?.variables[name]),
    received: spent && receivedOf(now, spent),
    unconfirmed,
    unknown: [
      ...unconfirmed.map(toUnknown),
      ...(spent === undefined ? [] : unheardAck(acknowledged, own)),
      ...unheardReset(own, now),
    ],
    peer: beliefOf({ now, own, heard, ...acknowledged }),
    lastHeard: heard.at(-1)?.n,
  }
}

/** The end's own TCB at that instant. */
const momentAt = (
  { steps, instants, arrivals }: Told,
  n: number,
  seat: Seat,
  lens: Lens,
): Moment | undefined => {
  const step = steps.find((each) => each.n === n)
  const came = lens === seat && step?.kind === 'segment' && step.seat !== seat ? arrivals[n] : undefined
  return came ?? instants[n]?.[seat]
}

/** The variables that tell what an end has sent and taken in. */
export const VARIABLES = [
  'iss',
  'sndUna',
  'sndNxt',
  'irs',
  'rcvNxt',
] as const satisfies readonly (keyof Variables)[]

const momentBefore = (
  told: Told,
  n: number,
  seat: Seat,
  lens: Lens,
  lived: readonly Step[],
): Moment | undefined => {
  const last = lens === seat ? lived.at(-2)?.n : n - 1
  const [first] = told.instants
  if (last === undefined || last === 0) return first?.[seat]
  return lens === seat ? momentAt(told, last, seat, lens) : told.moments[last]?.[seat]
}

/** What this end has lived through until then, as it lived it. */
const livedUntil = (steps: readonly Step[], n: number, seat: Seat, lens: Lens): readonly Step[] => {
  const lived = throughLens(steps, seat)
  if (lens === seat) {
    const at = lived.findIndex((step) => step.n === n)
    if (at !== -1) return lived.slice(0, at + 1)
  }
  const isPast = new Set(
    steps.flatMap((step) => {
      const isOwn = step.seat === seat
      const hasCome = step.kind === 'segment' && step.n < n && (step.arrivedAfter ?? Infinity) < n
      return (isOwn ? step.n <= n : hasCome) ? [step.n] : []
    }),
  )
  return lived.filter((step) => isPast.has(step.n))
}

interface Exchanged {
  readonly own: readonly SegmentStep[]
  readonly heard: readonly SegmentStep[]
}

/** The segments of the connection that stands now: what came before its TCB was made anew is forgotten. */
const ofThisConnection = (lived: readonly Step[], seat: Seat, { state }: Moment): Exchanged => {
  const sent = lived.filter((step) => step.kind === 'segment')
  const isOpenedAgain = (step: Step): boolean => step.kind === 'call' && step.call.kind === 'OPEN'
  const from = state === 'CLOSED' || state === 'LISTEN' ? 0 : (lived.findLast(isOpenedAgain)?.n ?? 0)
  const since = from === 0 ? 0 : lived.findIndex((step) => step.n === from)
  const kept = since === 0 ? sent : lived.slice(since).filter((step) => step.kind === 'segment')
  return {
    own: kept.filter((step) => step.seat === seat),
    heard: kept.filter((step) => step.seat !== seat),
  }
}

/** A FIN has left in these states, and in those it is confirmed. */
const FIN_SENT: ReadonlySet<State> = new Set(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'])
const FIN_CONFIRMED: ReadonlySet<State> = new Set(['FIN-WAIT-2', 'TIME-WAIT'])

/** All that it has sent, by its variables. */
const spentBy = ({ state, variables: { iss, sndNxt, irs } }: Moment): Sent | undefined => {
  if (state === 'CLOSED' || (state === 'LISTEN' && irs === undefined)) return undefined
  const numbers = (sndNxt - iss) >>> 0
  const syn = numbers > 0
  const fin = FIN_SENT.has(state)
  return { syn, fin, octets: Math.max(0, numbers - Number(syn) - Number(fin)) }
}

const receivedOf = ({ state, variables: { iss, sndUna } }: Moment, spent: Sent): Sent => {
  const numbers = (sndUna - iss) >>> 0
  const fin = spent.fin && FIN_CONFIRMED.has(state)
  const syn = numbers > 0
  return { syn, fin, octets: Math.max(0, numbers - Number(syn) - Number(fin)) }
}

const unconfirmedOf = (now: Moment, spent: Sent, own: readonly SegmentStep[]): readonly Unconfirmed[] => {
  const { iss } = now.variables
  const received = receivedOf(now, spent)
  const told = (what: Unconfirmed['what'], seq: number, count: number): readonly Unconfirmed[] =>
    count > 0 ? [{ what, seq: seq >>> 0, count, steps: carriersOf(own, seq >>> 0, count) }] : []
  return [
    ...told('syn', iss, Number(spent.syn && !received.syn)),
    ...told('octets', iss + 1 + received.octets, spent.octets - received.octets),
    ...told('fin', iss + 1 + spent.octets, Number(spent.fin && !received.fin)),
  ]
}

/** The steps whose segments carried some of these numbers. */
const carriersOf = (own: readonly SegmentStep[], seq: number, count: number): readonly number[] =>
  own
    .filter(({ segment }) => {
      const length = segLen(segment)
      const ahead = (segment.seq - seq) | 0
      return length > 0 && ahead < count && ahead + length > 0
    })
    .map(({ n }) => n)

const toUnknown = ({ what, steps, seq, count }: Unconfirmed): Unknown => ({ what, steps, number: seq, count })

/** How far this end has acknowledged, and how far it has proof that the other end has learned of it. */
export interface Acknowledging {
  /** The last number that it has acknowledged; undefined before its first ACK */
  readonly toldAck: number | undefined
  /** The other end has certainly learned of this one */
  readonly provenAck: number | undefined
}

const acknowledging = (
  { variables: { irs, sndUna, iss } }: Moment,
  first: Moment | undefined,
  own: readonly SegmentStep[],
  heard: readonly SegmentStep[],
): Acknowledging => {
  if (irs === undefined) return { toldAck: undefined, provenAck: undefined }
  const wasOpen = first !== undefined && isSynchronized(first.state) && first.variables.irs === irs
  const acks = own.filter(({ segment }) => segment.flags.ack && !segment.flags.rst)
  // What it has sent with numbers and seen confirmed was read, and its acknowledgment with it.
  const read = acks.filter(
    ({ segment }) => segLen(segment) > 0 && ((sndUna - seqAfter(segment)) | 0) >= 0 && sndUna !== iss,
  )
  // Data come only from an end whose SYN has been acknowledged.
  const isOpenThere = wasOpen || heard.some(({ segment }) => segment.data !== '' && !segment.flags.syn)
  const proven = [...(isOpenThere ? [irs + 1] : []), ...read.map(({ segment }) => segment.ack)]
  const before = wasOpen ? first.variables.rcvNxt : undefined
  return {
    toldAck: acks.at(-1)?.segment.ack ?? before,
    provenAck: proven.reduce<number | undefined>(
      (most, ack) => (most === undefined || ((ack - most) | 0) > 0 ? ack >>> 0 : most),
      undefined,
    ),
  }
}

/** An ACK that took no number is never confirmed: unless something later shows it, it may have been lost. */
const unheardAck = (
  { toldAck, provenAck }: Acknowledging,
  own: readonly SegmentStep[],
): readonly Unknown[] => {
  if (toldAck === undefined || (provenAck !== undefined && ((toldAck - provenAck) | 0) <= 0)) return []
  const carriers = own.filter(({ segment }) => segment.flags.ack && segment.ack === toldAck)
  const last = carriers.at(-1)
  if (last === undefined || segLen(last.segment) > 0) return []
  return [{ what: 'ack', steps: carriers.map(({ n }) => n), number: toldAck, count: 0 }]
}

/** Nobody answers a reset. */
const unheardReset = (own: readonly SegmentStep[], { state }: Moment): readonly Unknown[] => {
  const last = own.at(-1)
  if (last?.segment.flags.rst !== true || (state !== 'CLOSED' && state !== 'LISTEN')) return []
  return [{ what: 'rst', steps: [last.n], number: last.segment.seq, count: 0 }]
}
