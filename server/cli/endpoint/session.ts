import { unreachable } from '../../../shared/base/unreachable.ts'
import { abort } from '../../../shared/tcp/abort.ts'
import { arrive } from '../../../shared/tcp/arrive/arrive.ts'
import { close } from '../../../shared/tcp/close.ts'
import { closedTcb } from '../../../shared/tcp/closed.ts'
import type { CallError, Outcome, TcpEvent } from '../../../shared/tcp/events.ts'
import { expire } from '../../../shared/tcp/expire.ts'
import { judge } from '../../../shared/tcp/judge.ts'
import { open } from '../../../shared/tcp/open.ts'
import { owed } from '../../../shared/tcp/owed.ts'
import { pay } from '../../../shared/tcp/pay.ts'
import type { Judgement, Owed } from '../../../shared/tcp/permission.ts'
import { receive } from '../../../shared/tcp/receive.ts'
import type { Octets, Segment } from '../../../shared/tcp/segment.ts'
import { flagsOf } from '../../../shared/tcp/segment.ts'
import { send } from '../../../shared/tcp/send.ts'
import { isSeq, seqBefore, seqBeforeOrAt, toSeq } from '../../../shared/tcp/seq.ts'
import type { Reply, Tcb } from '../../../shared/tcp/tcb.ts'
import { transmit } from '../../../shared/tcp/transmit.ts'
import type { Line, LineSegment } from './line.ts'

/**
 * One endpoint in a pipe. A kernel sends what it owes at once; the one who drives this endpoint may take time and
 * send it with `transmit`, or never. So two views of it are kept: `tcb`, in which only what was transmitted has been
 * sent, and `pay(tcb)`, in which all has been, as RFC 9293 writes it: that one is shown.
 */
export interface Session {
  readonly tcb: Tcb
  /** Answers owed by earlier lines: still right to send, but not asked for again */
  readonly earlier: readonly Reply[]
  /** The endpoint transmits what it owes by itself */
  readonly isAuto: boolean
  readonly options: Options
}

export interface Options {
  readonly iss: number
  readonly mss: number | undefined
  readonly win: number | undefined
}

/** What a line came to. */
export interface Answer {
  readonly session: Session
  readonly owes: readonly Owed[]
  readonly sent: readonly Segment[]
  readonly judgement: Judgement | undefined
  readonly events: readonly TcpEvent[]
  readonly delivered: Octets
  readonly error: CallError | 'endpoint-in-use' | undefined
}

const DEFAULTS: Options = { iss: 0, mss: undefined, win: undefined }

const fresh = (options: Options): Tcb =>
  closedTcb({
    iss: toSeq(options.iss),
    ...(options.mss === undefined ? {} : { mss: options.mss }),
    ...(options.win === undefined ? {} : { rcvWnd: options.win }),
  })

/** A CLOSED endpoint with ISS 0. */
export const newSession = (isAuto = false): Session => ({
  tcb: fresh(DEFAULTS),
  earlier: [],
  isAuto,
  options: DEFAULTS,
})

/** What one line does to the endpoint. */
export const answerTo = (session: Session, line: Line): Answer => {
  if ('auto' in line) return settled({ ...session, isAuto: line.auto })
  if ('new' in line) return settled(newSession(session.isAuto))
  if ('set' in line) return set(session, line.set)
  if ('transmit' in line) return transmitted(session, toSegment(line.transmit))
  if ('arrive' in line) {
    const segment = toSegment(line.arrive)
    return happened(session, arrive(readyFor(moved(session), segment), segment))
  }
  if ('expire' in line) return happened(session, expire(pay(moved(session)).tcb, line.expire))
  return called(session, line)
}

const set = (session: Session, wanted: Extract<Line, { set: unknown }>['set']): Answer => {
  if (session.tcb.opened !== 'none') return { ...settled(session), error: 'endpoint-in-use' }
  const options: Options = {
    iss: wanted.iss ?? session.options.iss,
    mss: wanted.mss ?? session.options.mss,
    win: wanted.win ?? session.options.win,
  }
  return settled({ ...session, options, tcb: fresh(options) })
}

type Call = Extract<Line, { call: unknown }>

const called = (session: Session, line: Call): Answer => {
  const before = moved(session)
  const made = makeCall(before, line)
  if (!made.ok) return { ...settled(session), error: made.error }
  return happened(session, { tcb: made.value.tcb, events: [] }, made.value.data)
}

type Made =
  | { readonly ok: true; readonly value: { readonly tcb: Tcb; readonly data: Octets } }
  | { readonly ok: false; readonly error: CallError }

const makeCall = (tcb: Tcb, line: Call): Made => {
  const changed = (result: ReturnType<typeof abort>): Made =>
    result.ok ? { ok: true, value: { tcb: result.value, data: '' } } : result
  switch (line.call) {
    case 'listen':
      return changed(open(tcb, 'passive'))
    case 'connect':
      return changed(open(tcb, 'active'))
    case 'send':
      return changed(send(tcb, line.data))
    case 'receive':
      return receive(tcb)
    case 'close':
      return changed(close(tcb, { deaf: line.deaf === true }))
    case 'abort':
      return changed(abort(pay(tcb).tcb))
    default:
      return unreachable(line)
  }
}

/** The endpoint as the next event finds it: what it answered to earlier ones has gone its way. */
const moved = ({ tcb }: Session): Tcb => {
  const [opening] = owed(tcb)
  const isOpening = opening?.kind === 'syn' || opening?.kind === 'syn-ack'
  const opened = isOpening ? transmit(tcb, opening.segment) : tcb
  return { ...opened, replies: [] }
}

/** A segment that acknowledges what was owed shows that it has been sent. */
const readyFor = (tcb: Tcb, segment: Segment): Tcb => {
  const paid = pay(tcb).tcb
  const shows =
    segment.flags.ack && seqBefore(tcb.sndNxt, segment.ack) && seqBeforeOrAt(segment.ack, paid.sndNxt)
  return shows ? paid : tcb
}

const happened = (session: Session, { tcb, events }: Outcome, taken: Octets = ''): Answer => {
  const earlier = [...session.earlier, ...session.tcb.replies].slice(-EARLIER)
  const delivered = events.map((event) => (event.kind === 'delivered' ? event.data : '')).join('')
  return { ...settled({ ...session, tcb, earlier }), events, delivered: delivered + taken }
}

/** How many answers of the past may still be sent late. */
const EARLIER = 16

const settled = (session: Session): Answer => {
  const paid = session.isAuto ? pay(session.tcb) : { tcb: session.tcb, sent: [] }
  return {
    session: { ...session, tcb: paid.tcb },
    owes: owed(paid.tcb),
    sent: paid.sent,
    judgement: undefined,
    events: [],
    delivered: '',
    error: undefined,
  }
}

/** A segment that does not conform is told so, and not sent. */
const transmitted = (session: Session, segment: Segment): Answer => {
  const now = judge(session.tcb, segment)
  const late = { ...session.tcb, replies: [...session.tcb.replies, ...session.earlier] }
  const judgement = now.verdict === 'conforming' ? now : firstConforming(judge(late, segment), now)
  if (judgement.verdict === 'nonconforming') return { ...settled(session), judgement }
  const tcb = transmit(session.tcb, segment)
  const earlier = transmit({ ...late, replies: session.earlier }, segment).replies
  return { ...settled({ ...session, tcb, earlier }), judgement }
}

const firstConforming = (one: Judgement, other: Judgement): Judgement =>
  one.verdict === 'conforming' ? one : other

/** Windows that are not named are as large as they can be without scaling. */
const toSegment = ({ flags, seq, ack, data, win }: LineSegment): Segment => {
  const number = ack ?? 0
  if (!isSeq(seq) || !isSeq(number)) throw new Error('the schema lets only sequence numbers through')
  return { flags: flagsOf(...flags), seq, ack: number, wnd: win ?? 65_535, data: data ?? '' }
}
