import { unreachable } from '../../base/unreachable.ts'
import { appearance, stateAfter } from '../../tcp/appearance.ts'
import type { Owed } from '../../tcp/permission.ts'
import { permissionOf } from '../../tcp/permitted.ts'
import { pureAck } from '../../tcp/reply.ts'
import { STATES } from '../../tcp/state.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'

/** How many states a player chooses from. */
const CHOICES = 3

/**
 * Three states for "after sending I am in": every one that a typical play leads to, filled up with plausible
 * ones, in the order of RFC 9293. Which is right cannot be read from the list.
 *
 * @param due what `owed` says of this endpoint first
 */
export const stateChoices = (tcb: Tcb, due: Owed | undefined): readonly State[] => {
  const now = appearance(tcb)
  const next = due === undefined ? now : stateAfter(tcb, due.segment)
  // Where the acknowledgement itself is due there is nothing else to ask.
  const acked =
    due !== undefined && due.kind !== 'ack' && mayAckAlone(tcb) ? stateAfter(tcb, pureAck(tcb)) : now
  const [likely, other] = plausible(tcb, now)
  let chosen = bitOf(next)
  for (const state of [acked, now, likely, other]) if (countOf(chosen) < CHOICES) chosen |= bitOf(state)
  return (LISTS[chosen] ??= STATES.filter((state) => (chosen & bitOf(state)) !== 0))
}

/** Choices that were made before, by their bits: the same three are the same list. */
const LISTS: (readonly State[])[] = []

const bitOf = (state: State): number => 1 << STATES.indexOf(state)

const countOf = (bits: number): number => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

/** An acknowledgement is owed, and may go without anything else. */
const mayAckAlone = (tcb: Tcb): boolean => permissionOf(tcb, pureAck(tcb))?.kind === 'ack'

/** States that learners take for the next one, likeliest first. */
const plausible = (tcb: Tcb, now: State): readonly [State, State] => {
  switch (now) {
    case 'CLOSED':
      return ['SYN-SENT', 'ESTABLISHED']
    case 'LISTEN':
      return ['SYN-RECEIVED', 'ESTABLISHED']
    case 'SYN-SENT':
      return ['ESTABLISHED', 'SYN-RECEIVED']
    case 'SYN-RECEIVED':
      return ['ESTABLISHED', 'LISTEN']
    case 'ESTABLISHED':
      if (tcb.finQueued) return ['FIN-WAIT-1', 'CLOSE-WAIT']
      return tcb.lastAckSent === undefined ? ['SYN-SENT', 'SYN-RECEIVED'] : ['CLOSE-WAIT', 'FIN-WAIT-1']
    case 'FIN-WAIT-1':
      return ['FIN-WAIT-2', 'TIME-WAIT']
    case 'FIN-WAIT-2':
      return ['TIME-WAIT', 'CLOSING']
    case 'CLOSE-WAIT':
      return ['LAST-ACK', 'TIME-WAIT']
    case 'CLOSING':
      return ['TIME-WAIT', 'CLOSE-WAIT']
    case 'LAST-ACK':
      return ['CLOSED', 'TIME-WAIT']
    case 'TIME-WAIT':
      return ['CLOSED', 'FIN-WAIT-2']
    default:
      return unreachable(now)
  }
}
