import { ok } from '../../base/result.ts'
import { unreachable } from '../../base/unreachable.ts'
import { abort } from '../../tcp/abort.ts'
import { close } from '../../tcp/close.ts'
import { open } from '../../tcp/open.ts'
import { send } from '../../tcp/send.ts'
import type { Tcb } from '../../tcp/tcb.ts'
import type { ScriptCall } from '../levels/level.ts'

/** The TCB after an application call. The script makes only calls that its TCP accepts: anything else is a bug. */
export const called = (tcb: Tcb, call: ScriptCall): Tcb => {
  const result = (() => {
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
        return ok(tcb)
      default:
        return unreachable(call)
    }
  })()
  if (!result.ok) throw new Error(`${call.kind} in ${tcb.state}: ${result.error}`)
  return result.value
}
