import type { InMaking } from '../../base/inMaking.ts'
import { drawn } from '../../base/random.ts'
import type { Segment } from '../../tcp/segment.ts'
import { peerOf } from '../seat.ts'
import type { Seat } from '../seat.ts'
import type { RoomEvent, RoomEventBody } from './event.ts'
import type { Backlog, ForgedFate } from './host.ts'
import { record } from './record.ts'
import type { Room, Round } from './room.ts'

/** A half-open connection is given up when its SYN-ACK has been repeated so often (Linux: tcp_synack_retries). */
const MOST_REPEATS = 5

/** The empty backlog of a round; undefined where the level has none. */
export const newBacklog = ({ backlog }: Round['level']): Backlog | undefined =>
  backlog === undefined
    ? undefined
    : { seat: 'server', places: [], forged: 0, dropped: 0, forgotten: 0, more: 0 }

/** The forged SYN that reaches the listener now by itself; undefined when none does. */
export const forgedDue = (room: Room, round: Round): RoomEventBody | undefined => {
  const { backlog, level } = round
  const isDue = (backlog?.forged ?? 0) < (level.backlog?.forged ?? 0) + (backlog?.more ?? 0)
  return isDue ? forgedNow(room, round) : undefined
}

/** The next forged SYN of this round; undefined where nobody listens with a backlog. Its numbers come from the room's seed. */
export const forgedNow = (room: Room, round: Round): RoomEventBody | undefined => {
  const { backlog } = round
  if (backlog === undefined || round.play[backlog.seat].tcb.opened !== 'passive') return undefined
  const draw = (what: string, size: number): number =>
    drawn(room.seed, `${round.n}/forged/${backlog.forged}/${what}`, size)
  const net = NETS[draw('net', NETS.length)] ?? NETS[0]
  return {
    kind: 'forged-syn',
    seat: backlog.seat,
    address: `${net}.${1 + draw('host', 254)}:${1024 + draw('port', 64_512)}`,
    seq: draw('seq', 2 ** 32),
  }
}

/** Addresses that belong to nobody (RFC 5737). */
const NETS = ['198.51.100', '203.0.113'] as const

/** The round after a forged SYN has reached the listener's host: a place is taken, or there is none, or none is needed. */
export const forgedCame = (
  next: InMaking<Round>,
  event: Extract<RoomEvent, { kind: 'forged-syn' }>,
): void => {
  const { seat, address, seq, at } = event
  const fate = forgedFate(next)
  next.backlog = next.backlog && withForged(next, next.backlog, address, fate)
  const n = next.steps.length + 1
  record(next, { kind: 'forged', seat, address, seq, fate, n, at: at - next.startedAt })
}

const forgedFate = (round: Round): ForgedFate => {
  if (isForgetful(round)) return 'cookie'
  return isFull(round) ? 'dropped' : 'kept'
}

const withForged = ({ level }: Round, backlog: Backlog, address: string, fate: ForgedFate): Backlog => ({
  ...backlog,
  forged: backlog.forged + 1,
  // What a host has sent besides does not stand for what time brings.
  more: Math.max(backlog.more, backlog.forged + 1 - (level.backlog?.forged ?? 0)),
  places: fate === 'kept' ? [...backlog.places, { address, repeats: 0 }] : backlog.places,
  dropped: backlog.dropped + (fate === 'dropped' ? 1 : 0),
  forgotten: backlog.forgotten + (fate === 'cookie' ? 1 : 0),
})

/**
 * Time has passed: every SYN-ACK that nobody has answered goes again, and whoever has had enough of them is let go.
 * The flood goes on meanwhile: whatever comes free is taken again before anybody else can.
 */
export const age = (next: InMaking<Round>): void => {
  const { backlog } = next
  if (backlog === undefined) return
  const kept = backlog.places.filter(({ repeats }) => repeats < MOST_REPEATS)
  const places = kept.map((place) => ({ ...place, repeats: place.repeats + 1 }))
  const more = backlog.more + Math.max(1, backlog.places.length - kept.length)
  next.backlog = { ...backlog, places, more }
}

/** True for a SYN that the host drops before the endpoint sees it: there is no place left to remember it in. */
export const isDroppedByHost = (round: Round, from: Seat, { flags }: Segment): boolean => {
  const { backlog } = round
  if (backlog === undefined || backlog.seat !== peerOf(from)) return false
  const isCall = flags.syn && !flags.ack && !flags.rst
  const isListening = round.play[backlog.seat].tcb.state === 'LISTEN'
  return isCall && isListening && !isForgetful(round) && isFull(round)
}

/** The connection at the table holds a place itself. */
export const holdsPlace = ({ backlog, play }: Round): boolean =>
  backlog !== undefined && play[backlog.seat].tcb.state === 'SYN-RECEIVED'

/** The listener answers with cookies, and keeps nothing. */
export const isForgetful = ({ backlog, play }: Round): boolean =>
  backlog !== undefined && play[backlog.seat].tcb.cookieSecret !== undefined

const isFull = (round: Round): boolean =>
  (round.backlog?.places.length ?? 0) + (holdsPlace(round) ? 1 : 0) >= (round.level.backlog?.size ?? 0)
