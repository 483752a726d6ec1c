import { unreachable } from '../../base/unreachable.ts'
import { appearance } from '../../tcp/appearance.ts'
import { unsentLength } from '../../tcp/sendBuffer.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { PlayerCall } from '../draft.ts'
import type { ScriptCall, ScriptCondition, ScriptStep } from '../levels/level.ts'
import type { Seat } from '../seat.ts'
import type { Round } from './room.ts'
import { accepts } from './called.ts'
import { hasPassed } from './sort.ts'

/** The next call of this application, when its condition holds now. */
const readyStep = (round: Round, seat: Seat): ScriptStep | undefined => {
  const play = round.play[seat]
  const step = round.level.script[seat][play.scriptAt]
  if (step === undefined || !holds(round, step.when, play.tcb)) return undefined
  // After something wrong was sent the connection that the call is about may be gone: then it cannot be made.
  return round.inVain === undefined || accepts(play.tcb, step.call) ? step : undefined
}

/** The call that the application makes by itself now; undefined when it waits, or leaves it to the player. */
export const callDue = (round: Round, seat: Seat): ScriptCall | undefined => {
  const step = readyStep(round, seat)
  return step === undefined || step.handedOver === true ? undefined : step.call
}

/** The call that the level hands to the player now. */
export const callOffered = (round: Round, seat: Seat): PlayerCall | undefined => {
  const step = readyStep(round, seat)
  if (step?.handedOver !== true || step.call.kind === 'SEND') return undefined
  return step.call.kind
}

/** The scripted call behind `callOffered`, with its parameters. */
export const offeredCall = (round: Round, seat: Seat): ScriptCall | undefined => {
  const step = readyStep(round, seat)
  return step?.handedOver === true ? step.call : undefined
}

/** True when the application has made every call of its script. */
export const isScriptDone = (round: Round, seat: Seat): boolean =>
  round.play[seat].scriptAt >= round.level.script[seat].length

const holds = (round: Round, condition: ScriptCondition, tcb: Tcb): boolean => {
  switch (condition.kind) {
    case 'start':
      return true
    case 'state':
      return appearance(tcb) === condition.state
    case 'passed':
      return hasPassed(round, condition.mark)
    case 'received':
      return tcb.received >= condition.octets
    case 'answered':
      return appearance(tcb) === condition.state && tcb.rcvNxt === tcb.lastAckSent
    case 'sent':
      return appearance(tcb) === condition.state && unsentLength(tcb) === 0
    case 'acknowledged':
      return (
        appearance(tcb) === condition.state &&
        tcb.rcvNxt === tcb.lastAckSent &&
        tcb.sndUna === tcb.sndNxt &&
        unsentLength(tcb) === 0
      )
    default:
      return unreachable(condition)
  }
}
