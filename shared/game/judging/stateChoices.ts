import { unreachable } from '../../base/unreachable.ts'
import { appearance, stateAfter } from '../../tcp/appearance.ts'
import { owed } from '../../tcp/owed.ts'
import { permitted } from '../../tcp/permitted.ts'
import { STATES } from '../../tcp/state.ts'
import type { State } from '../../tcp/state.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import { toSegment } from './toSegment.ts'

/** How many states a player chooses from. */
const CHOICES = 3

/**
 * Three states for "after sending I am in": every one that a typical play leads to, filled up with plausible
 * ones, in the order of RFC 9293. Which is right cannot be read from the list.
 */
export const stateChoices = (tcb: Tcb): readonly State[] => {
  const now = appearance(tcb)
  const [due] = owed(tcb)
  const typical = due === undefined ? [] : [stateAfter(tcb, due.segment)]
  const plainAck = permitted(tcb)
    .filter((permission) => permission.kind === 'ack')
    .map((permission) =>
      stateAfter(
        tcb,
        toSegment(tcb, {
          flags: permission.flags,
          seq: permission.seq.from,
          ack: permission.ack,
          len: 0,
          claim: undefined,
        }),
      ),
    )
  const choices = [...new Set([...typical, ...plainAck, now, ...plausible(tcb, now)])].slice(0, CHOICES)
  return STATES.filter((state) => choices.includes(state))
}

/** States that learners take for the next one, likeliest first. */
const plausible = (tcb: Tcb, now: State): readonly State[] => {
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
