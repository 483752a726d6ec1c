import { unreachable } from '../../shared/base/unreachable.ts'
import type { Situation } from '../../shared/game/room/view.ts'

/**
 * True while nothing is asked of this endpoint: the composer then folds to its fields, which may already be edited.
 * TCP has no turns, so Send comes back as soon as something is being composed.
 */
export const isWaiting = (situation: Situation): boolean => {
  switch (situation.kind) {
    case 'closed':
    case 'was-reset':
    case 'listening':
    case 'sent':
    case 'established':
    case 'application-works':
    case 'call-offered':
    case 'peer-may-talk':
    case 'time-wait':
      return true
    case 'open-called':
    case 'syn-arrived':
    case 'syn-arrived-cookie':
    case 'syn-ack-arrived':
    case 'data-queued':
    case 'data-arrived':
    case 'close-called':
    case 'fin-arrived':
    case 'fin-arrived-close-called':
    case 'timer-ran-out':
    case 'reply-due':
      return false
    default:
      return unreachable(situation)
  }
}
