import { appearance } from '../../tcp/appearance.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { MisconceptionId } from '../judging/misconceptions.ts'
import { LAMPS } from './lamps.ts'
import type { Lamps } from './lamps.ts'
import { TICKS } from './tickId.ts'
import type { TickId, TickMoment } from './tickId.ts'

/** The moment that lies between two states of an endpoint, if one does. */
export const momentBetween = (before: Tcb, after: Tcb): TickMoment | undefined => {
  if (!before.synAcked && after.synAcked) return after.opened === 'active' ? 'syn-ack-arrived' : 'syn-acked'
  const [was, is] = [appearance(before), appearance(after)]
  if (was === 'CLOSED' && is === 'SYN-SENT') return 'syn-sent'
  return was === 'LISTEN' && is === 'SYN-RECEIVED' ? 'syn-ack-sent' : undefined
}

/**
 * What this endpoint's own evidence proves now: the lit lamps; that the other end knows its ISN (an ACK of its SYN
 * has come), and that it knows theirs (their SYN has).
 */
export const provedBy = (lamps: Lamps, tcb: Tcb): readonly TickId[] => [
  ...LAMPS.filter((lamp) => lamps[lamp] !== 'none'),
  ...(tcb.synAcked ? (['they-know-mine'] as const) : []),
  ...(tcb.irs === undefined ? [] : (['i-know-theirs'] as const)),
]

/** True when exactly what is proved was ticked. */
export const isRightlyTicked = (ticks: readonly TickId[], proved: readonly TickId[]): boolean =>
  TICKS.every((tick) => ticks.includes(tick) === proved.includes(tick))

/** The misconception that wrong ticks reveal: too much proved by sending alone, or a number overlooked that came. */
export const revealedByTicks = (
  moment: TickMoment,
  ticks: readonly TickId[],
): MisconceptionId | undefined => {
  switch (moment) {
    case 'syn-sent':
      return ticks.length > 0 ? 'M50' : undefined
    case 'syn-ack-sent':
      return ticks.some((tick) => UNHEARD.includes(tick)) ? 'M51' : undefined
    case 'syn-ack-arrived':
      return ticks.includes('i-know-theirs') ? undefined : 'M52'
    default:
      return undefined
  }
}

/** What only an answer can prove. */
const UNHEARD: readonly TickId[] = ['i-can-send', 'they-can-receive', 'they-know-mine']
