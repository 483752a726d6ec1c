import { seqBefore } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { SEATS, bySeat } from '../seat.ts'
import type { RoomEvent } from './event.ts'
import { isQuiet } from './quiet.ts'
import type { EndpointPlay, RetransmissionTimer, Round } from './room.ts'

/**
 * The round with its own time brought up to an event. That time passes only while it is quiet: nobody has anything
 * to do, nothing is on its way. So a player may think for as long as it takes, and no timer runs out meanwhile.
 */
export const timePassed = (round: Round, at: number): Round => {
  const isRunning = SEATS.some((seat) => isTimed(round.play[seat]))
  const quietMs = isRunning && isQuiet(round) ? Math.max(0, at - round.lastAt) : 0
  return { ...round, ranMs: round.ranMs + quietMs, lastAt: at }
}

/** Some timer of this endpoint runs. */
export const isTimed = ({ timer, waitsFrom: since }: EndpointPlay): boolean =>
  timer !== undefined || since !== undefined

/** The timers after an event: armed, armed anew, left as they are, or stopped. */
export const timersAfter = (before: Round, after: Round, event: RoomEvent, version: number): Round =>
  SEATS.every((seat) => before.play[seat].tcb === after.play[seat].tcb)
    ? after
    : {
        ...after,
        play: bySeat((seat) => {
          const [was, is] = [before.play[seat], after.play[seat]]
          if (was.tcb === is.tcb) return is
          const timer = retransmissionTimer(was, is.tcb, event, { ranMs: after.ranMs, version })
          return { ...is, timer, waitsFrom: waitsFrom(was, is.tcb, after.ranMs) }
        }),
      }

/**
 * RFC 6298 5: it runs while anything sent is not acknowledged; news from the peer, or sending the oldest thing again,
 * starts it anew. Each time it runs out it doubles (5.5), until new data are acknowledged.
 */
const retransmissionTimer = (
  { tcb: was, timer }: EndpointPlay,
  is: Tcb,
  event: RoomEvent,
  now: { readonly ranMs: number; readonly version: number },
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
