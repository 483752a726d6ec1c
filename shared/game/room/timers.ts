import type { InMaking } from '../../base/inMaking.ts'
import { seqBefore } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { copyOfPlay } from './copies.ts'
import type { RoomEvent } from './event.ts'
import { isQuiet } from './quiet.ts'
import type { EndpointPlay, RetransmissionTimer, Round } from './room.ts'

/**
 * How long the round has been quiet in all when an event comes, in milliseconds: its own time. That time passes only
 * while nobody has anything to do and nothing is on its way. So a player may think for as long as it takes, and no
 * timer runs out meanwhile.
 */
export const ranUntil = (round: Round, at: number): number => {
  const isRunning = isTimed(round.play.client) || isTimed(round.play.server)
  return isRunning && isQuiet(round) ? round.ranMs + Math.max(0, at - round.lastAt) : round.ranMs
}

/** Some timer of this endpoint runs. */
export const isTimed = ({ timer, waitsFrom: since }: EndpointPlay): boolean =>
  timer !== undefined || since !== undefined

/** The moment of an event: in the round's own time, and in the room's versions. */
export interface Now {
  readonly ranMs: number
  readonly version: number
}

/**
 * An end that an event has changed, for its maker to write into what else is new: at this moment, with this TCB, and
 * with its timers armed, armed anew, left as they are, or stopped.
 */
export const changed = (was: EndpointPlay, tcb: Tcb, event: RoomEvent, now: Now): InMaking<EndpointPlay> => {
  const play = copyOfPlay(was)
  play.changedAt = event.at
  play.changedVersion = now.version
  if (tcb === was.tcb) return play
  play.tcb = tcb
  play.timer = retransmissionTimer(was, tcb, event, now)
  play.waitsFrom = waitsFrom(was, tcb, now.ranMs)
  return play
}

/**
 * RFC 6298 5: it runs while anything sent is not acknowledged; news from the peer, or sending the oldest thing again,
 * starts it anew. Each time it runs out it doubles (5.5), until new data are acknowledged.
 */
const retransmissionTimer = (
  { tcb: was, timer }: EndpointPlay,
  is: Tcb,
  event: RoomEvent,
  now: Now,
): RetransmissionTimer | undefined => {
  if (is.state === 'CLOSED' || is.state === 'LISTEN' || is.sndUna === is.sndNxt) return undefined
  const fresh = { armedAt: now.ranMs, armedBy: now.version, expiries: 0 }
  if (timer === undefined || (was.sndUna !== is.sndUna && was.synAcked)) return fresh
  if (event.kind === 'timer-expired') return { ...timer, expiries: timer.expiries + 1 }
  const isAgain = event.kind === 'segment-sent' && seqBefore(event.segment.seq, was.sndNxt)
  return isAgain ? { ...fresh, expiries: timer.expiries } : timer
}

/** When 2 MSL began: anew each time the FIN comes again (RFC 9293 3.10.7.4 eighth). */
const waitsFrom = (
  { tcb: was, waitsFrom: since }: EndpointPlay,
  is: Tcb,
  ranMs: number,
): number | undefined => {
  if (is.state !== 'TIME-WAIT') return undefined
  return since === undefined || was.timeWaitStarts !== is.timeWaitStarts ? ranMs : since
}
