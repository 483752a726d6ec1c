import { flagsOf } from '../../tcp/segment.ts'
import type { Segment } from '../../tcp/segment.ts'
import { seqAdd, toSeq } from '../../tcp/seq.ts'
import { DEFAULT_WND } from '../../tcp/tcb.ts'
import type { Stray, WireFate } from '../levels/level.ts'
import { peerOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import { isIdle } from './quiet.ts'
import type { RoomEventBody } from './event.ts'
import type { Flight, Round } from './room.ts'
import { hasPassed, sortOf } from './sort.ts'

/** What the wire does to this segment: the first of its faults that names it. */
export const fateOf = (round: Round, seat: Seat, segment: Segment): WireFate | undefined => {
  const sort = sortOf(segment)
  const isNext = (nth: number): boolean => nth === round.passed[seat].sent[sort] + 1
  return round.faults.find(
    ({ from, what, nth }) => from === seat && what === sort && (nth === 'every' || isNext(nth)),
  )?.fate
}

/** What the wire does by itself now: lets a segment go on that was held, or brings one out of nowhere. */
export const wireStirs = (round: Round, now: number): RoomEventBody | undefined => {
  const { wire } = round.level
  const overtaken = round.flights.find((flight) => isOvertaken(round, flight))
  if (overtaken !== undefined) return released(overtaken, now + wire.delayMs)
  const stray = round.strays[round.straysSent]
  if (stray !== undefined && (stray.when === 'start' || hasPassed(round, stray.when)))
    return {
      kind: 'stray-sent',
      from: peerOf(stray.to),
      flight: round.flightsMade + 1,
      segment: toSegment(round, stray),
      dueAt: now + wire.delayMs,
    }
  // Nothing else moves any more: what is held back would be held for ever.
  const [last] = round.flights
  return last !== undefined && round.flights.every(isHeld) && isIdle(round)
    ? released(last, now + wire.delayMs)
    : undefined
}

const isHeld = ({ until }: Flight): boolean => until !== undefined

/** It was held until something had passed, and that has. */
const isOvertaken = (round: Round, { until }: Flight): boolean =>
  until !== undefined && hasPassed(round, until)

const released = ({ flight }: Flight, dueAt: number): RoomEventBody => ({
  kind: 'segment-released',
  flight,
  dueAt,
})

const toSegment = (round: Round, { flags, seq, ack, data }: Stray): Segment => {
  const number = ({ of, plus }: Stray['seq']) => seqAdd(round.play[of].tcb.iss, plus)
  return {
    flags: flagsOf(...flags),
    seq: number(seq),
    ack: ack === undefined ? toSeq(0) : number(ack),
    wnd: DEFAULT_WND,
    data: data ?? '',
  }
}
