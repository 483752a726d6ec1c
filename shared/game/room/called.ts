import { ok } from '../../base/result.ts'
import type { Result } from '../../base/result.ts'
import { unreachable } from '../../base/unreachable.ts'
import { abort } from '../../tcp/abort.ts'
import { close } from '../../tcp/close.ts'
import type { CallError } from '../../tcp/events.ts'
import { secretFor, withCookies } from '../../tcp/cookie.ts'
import { open } from '../../tcp/open.ts'
import { send } from '../../tcp/send.ts'
import type { Seq } from '../../tcp/seq.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { ScriptCall } from '../levels/level.ts'

/**
 * The TCB after an application call. The script makes only calls that its TCP accepts: anything else is a bug.
 *
 * @param caller the ISN of the other end, which only the host's secret knows of
 */
export const called = (tcb: Tcb, call: ScriptCall, caller: Seq): Tcb => {
  const result = asked(tcb, call, caller)
  if (!result.ok) throw new Error(`${call.kind} in ${tcb.state}: ${result.error}`)
  return result.value
}

/** True when TCP would take the call here. */
export const accepts = (tcb: Tcb, call: ScriptCall): boolean => asked(tcb, call, tcb.iss).ok

const asked = (tcb: Tcb, call: ScriptCall, caller: Seq): Result<Tcb, CallError> => {
  switch (call.kind) {
    case 'OPEN':
      return open(tcb, call.mode)
    case 'SEND':
      return send(tcb, call.data)
    case 'CLOSE':
      return close(tcb, { deaf: call.deaf === true })
    case 'ABORT':
      return abort(tcb)
    case 'COOKIES':
      // The secret with which the one caller of the round gets the number that the round has drawn for this end.
      return ok(withCookies(tcb, secretFor(tcb.iss, caller)))
    default:
      return unreachable(call)
  }
}
