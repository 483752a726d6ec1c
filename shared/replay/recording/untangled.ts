import type { Seat } from '../../game/seat.ts'
import { peerOf } from '../../game/seat.ts'
import { segLen, seqAfter } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import type { Seq } from '../../tcp/seq.ts'
import { seqAdd, seqBefore, seqBeforeOrAt, seqDistance } from '../../tcp/seq.ts'
import type { RecordedSegment } from './recorded.ts'

/** A recording in another order than it was kept in. */
export interface Untangled {
  readonly segments: readonly RecordedSegment[]
  /** How many answers were put behind what they answer */
  readonly turned: number
}

/** How many segments ahead the question to an answer is looked for. */
const AHEAD = 8

/**
 * The segments in an order in which no answer comes before its question. Who records with several processors, or on both
 * sides of a device, may keep two neighbours the wrong way round: then an acknowledgement stands before what it
 * acknowledges. It is put behind that when no number, timestamp or later word speaks against it; their times change
 * places too.
 */
export const untangled = (segments: readonly RecordedSegment[]): Untangled => {
  const order = [...segments]
  const sent: { [seat in Seat]: Spoken } = { client: SILENT, server: SILENT }
  const said: { [seat in Seat]: Seq | undefined } = { client: undefined, server: undefined }
  let turned = 0
  for (let at = 0; at < order.length; at += 1) {
    const answer = order[at]
    if (answer === undefined) break
    const questionAt = questionTo(order, at, sent[peerOf(answer.from)], said[answer.from])
    if (questionAt !== undefined) {
      turned += 1
      turn(order, at, questionAt)
    }
    const { from, segment } = order[at] ?? answer
    sent[from] = afterSaying(sent[from], segment)
    if (!segment.flags.ack || segment.flags.rst) continue
    said[from] = segment.ack
    // What nobody saw pass had come all the same.
    const heard = sent[peerOf(from)]
    if (heard.edge !== undefined && isBeyond(heard.edge, segment.ack, false))
      sent[peerOf(from)] = joined({ ...heard, edge: segment.ack })
  }
  return { segments: order, turned }
}

/** What an end has been seen to send. */
interface Spoken {
  /** The number after all that passed without a hole; undefined as long as nothing has */
  readonly edge: Seq | undefined
  /** What passed beyond a hole */
  readonly pieces: readonly { readonly from: Seq; readonly to: Seq }[]
}

const SILENT: Spoken = { edge: undefined, pieces: [] }

/** Pieces beyond holes that are remembered. */
const PIECES = 64

const afterSaying = (spoken: Spoken, segment: Segment): Spoken => {
  const { edge, pieces } = spoken
  const to = seqAfter(segment)
  if (segment.flags.rst || !isBeyond(edge, to, segment.flags.syn)) return spoken
  if (edge === undefined || segment.flags.syn) return { edge: to, pieces: [] }
  if (seqBeforeOrAt(segment.seq, edge)) return joined({ edge: to, pieces })
  return { edge, pieces: [...pieces, { from: segment.seq, to }].slice(-PIECES) }
}

/** The pieces that now follow without a hole belong to the rest. */
const joined = (spoken: Spoken): Spoken => {
  const { edge, pieces } = spoken
  if (edge === undefined || pieces.length === 0) return spoken
  const ahead = pieces.filter(({ to }) => seqBefore(edge, to))
  const next = ahead.find(({ from }) => seqBeforeOrAt(from, edge))
  return next === undefined ? { edge, pieces: ahead } : joined({ edge: next.to, pieces: ahead })
}

/** The number lies beyond what was spoken of; where a SYN or its answer speaks, it may also be of another ISN. */
const isBeyond = (last: Seq | undefined, number: Seq, isOpening: boolean): boolean => {
  if (last === undefined) return true
  const distance = seqDistance(last, number)
  return distance > 0 || (isOpening && distance < -FAR)
}

/** Octets between a SYN and what it can be a late copy of. */
const FAR = 2 ** 24

/** Position of the later segment that must have come before this one; undefined when it may stand where it stands. */
const questionTo = (
  order: readonly RecordedSegment[],
  at: number,
  heard: Spoken,
  said: Seq | undefined,
): number | undefined => {
  const answer = order[at]
  if (answer === undefined) return undefined
  const { segment, from } = answer
  const isAhead = segment.flags.ack && isBeyond(heard.edge, segment.ack, segment.flags.syn)
  const isEarlyWord = segLen(segment) > 0 && !segment.flags.syn && isUnconfirmed(order, at)
  if (!isAhead && !isEarlyWord) return undefined
  for (let next = at + 1; next <= at + AHEAD; next += 1) {
    const question = order[next]
    if (question === undefined) return undefined
    if (question.from === from || question.segment.flags.rst) continue
    const fits = isAhead
      ? isAnswerTo(segment, question.segment, heard)
      : question.segment.flags.ack && !question.segment.flags.syn
    if (!fits) continue
    if (hasHeard(question, answer) || echoesOlder(answer, question, said)) return undefined
    const isDoubtful = isAhead && isSlip(order, at, next, heard.edge, said)
    return isDoubtful && !isEchoed(order, at, question) ? undefined : next
  }
  return undefined
}

const isAnswerTo = ({ flags, ack }: Segment, question: Segment, heard: Spoken): boolean => {
  if (segLen(question) === 0) return false
  // A SYN may bring data that its answer does not take (RFC 7413).
  if (question.flags.syn && flags.syn && seqAdd(question.seq, 1) === ack) return true
  return seqAfter(question) === ack || afterSaying(heard, question).edge === ack
}

/** Only a SYN-ACK of this end was seen so far, and nothing of the other end confirms it. */
const isUnconfirmed = (order: readonly RecordedSegment[], at: number): boolean => {
  const from = order[at]?.from
  if (at > OPENING) return false
  const before = order.slice(0, at)
  const own = before.filter((one) => one.from === from)
  return (
    own.length > 0 &&
    own.every(({ segment }) => segment.flags.syn && segment.flags.ack) &&
    before.every((one) => one.from === from || (one.segment.flags.syn && one.segment.data === ''))
  )
}

/** Segments from the beginning in which an opening is over. */
const OPENING = 16

/** The question was asked after the answer had come: it acknowledges it, or echoes a newer timestamp. */
const hasHeard = (question: RecordedSegment, answer: RecordedSegment): boolean => {
  const { flags, ack } = question.segment
  if (flags.ack && segLen(answer.segment) > 0 && seqBeforeOrAt(seqAfter(answer.segment), ack)) return true
  if (answer.timestamps === undefined || question.timestamps === undefined) return false
  // Whoever answers has a clock that had reached what it says; nobody can have echoed it before.
  const isOwnEcho = question.timestamps.echo === answer.timestamps.value && flags.ack
  const isOlderEcho = ((answer.timestamps.echo - question.timestamps.value) | 0) < 0
  return isOlderEcho && isOwnEcho
}

/**
 * What begins where its receiver's last acknowledgement ended gives the timestamp that the next one echoes (RFC 7323 4.3):
 * one that echoes an older has not seen it.
 */
const echoesOlder = (answer: RecordedSegment, question: RecordedSegment, said: Seq | undefined): boolean =>
  said === question.segment.seq &&
  answer.timestamps !== undefined &&
  question.timestamps !== undefined &&
  ((answer.timestamps.echo - question.timestamps.value) | 0) < 0

/** The answer echoes a timestamp that nothing before it has borne, and the question does. */
const isEchoed = (order: readonly RecordedSegment[], at: number, question: RecordedSegment): boolean => {
  const answer = order[at]
  if (answer === undefined) return false
  if (question.t < answer.t) return true
  const echo = answer.timestamps?.echo
  return (
    echo !== undefined &&
    echo === question.timestamps?.value &&
    !order
      .slice(Math.max(0, at - BEHIND), at)
      .some((one) => one.from === question.from && one.timestamps?.value === echo)
  )
}

const BEHIND = 64

/**
 * The answer may as well be an acknowledgement with a wrong number: its sender says the same again as soon as the question
 * has come; or with one number less it would be as good, which is what a slip looks like.
 */
const isSlip = (
  order: readonly RecordedSegment[],
  at: number,
  questionAt: number,
  known: Seq | undefined,
  said: Seq | undefined,
): boolean => {
  const answer = order[at]
  const question = order[questionAt]
  if (answer === undefined || question === undefined || known === undefined || answer.segment.flags.syn)
    return false
  // An answer that comes far sooner than its question is no neighbour of it.
  if (question.t - answer.t > NEIGHBOURS) return true
  const { ack } = answer.segment
  for (const later of order.slice(questionAt + 1, questionAt + 1 + AHEAD)) {
    if (later.from !== answer.from) {
      if (segLen(later.segment) > 0) break
      continue
    }
    if (later.segment.ack !== ack || !later.segment.flags.ack) break
    return segLen(later.segment) === 0 && !later.segment.flags.rst
      ? true
      : seqDistance(known, ack) === 1 && isNews(known, said)
  }
  return false
}

/** Seconds. */
const NEIGHBOURS = 2

/** To acknowledge what had been seen by then would have been worth a segment. */
const isNews = (known: Seq, said: Seq | undefined): boolean => said === undefined || seqBefore(said, known)

/** Puts what the asker said up to the question before the answer; the moments stay where they are. */
const turn = (order: RecordedSegment[], at: number, questionAt: number): void => {
  const answer = order[at]
  const tangled = order.slice(at, questionAt + 1)
  const first = tangled.filter(
    (one, index) =>
      one.from !== answer?.from && (index === tangled.length - 1 || !hasHeard(one, answer ?? one)),
  )
  const rest = tangled.filter((one) => !first.includes(one))
  const times = tangled.map(({ t }) => t).sort((a, b) => a - b)
  const sorted = [...first, ...rest].map((one, index) => ({ ...one, t: times[index] ?? one.t }))
  order.splice(at, sorted.length, ...sorted)
}
