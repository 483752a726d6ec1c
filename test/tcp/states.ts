import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import type { CallError } from '../../shared/tcp/events.ts'
import type { Result } from '../../shared/base/result.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { FLAG_NAMES, flagNames, flagsOf } from '../../shared/tcp/segment.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { seqAdd, seqDistance, toSeq } from '../../shared/tcp/seq.ts'
import type { State } from '../../shared/tcp/state.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'

/** Our ISN and the peer's in these tests; both near the edge, so that every comparison wraps. */
export const ISS = toSeq(2 ** 32 - 1)
export const IRS = toSeq(2 ** 32 - 2)

/**
 * A segment from the peer, with numbers relative to the two ISNs: `seg('SYN,ACK', 0, 1)` answers our SYN.
 *
 * @param seq counted from IRS
 * @param ack counted from our ISS
 */
export const seg = (flags: string, seq: number, ack = 0, data = '', wnd = 65_535): Segment => ({
  flags: flagsOf(...FLAG_NAMES.filter((name) => flags.split(',').includes(name))),
  seq: seqAdd(IRS, seq),
  ack: flags.includes('ACK') ? seqAdd(ISS, ack) : toSeq(0),
  wnd,
  data,
})

export const must = <T>(result: Result<T, CallError>): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const after = (tcb: Tcb, ...segments: readonly Segment[]): Tcb =>
  segments.reduce((state, segment) => pay(arrive(state, segment).tcb).tcb, tcb)

const fresh = closedTcb({ iss: ISS })
const calling = pay(must(open(fresh, 'active'))).tcb
const established = after(calling, seg('SYN,ACK', 0, 1))
const closing = pay(must(close(established))).tcb

/** An endpoint in each state, with everything sent that it owed. Our SYN is 0, our FIN 1; the peer's likewise. */
export const IN: { readonly [S in State]: Tcb } = {
  CLOSED: fresh,
  LISTEN: must(open(fresh, 'passive')),
  'SYN-SENT': calling,
  'SYN-RECEIVED': after(must(open(fresh, 'passive')), seg('SYN', 0)),
  ESTABLISHED: established,
  'FIN-WAIT-1': closing,
  'FIN-WAIT-2': after(closing, seg('ACK', 1, 2)),
  'CLOSE-WAIT': after(established, seg('FIN,ACK', 1, 1)),
  CLOSING: after(closing, seg('FIN,ACK', 1, 1)),
  'LAST-ACK': pay(must(close(after(established, seg('FIN,ACK', 1, 1))))).tcb,
  'TIME-WAIT': after(closing, seg('FIN,ACK', 1, 2)),
}

/** What a TCP owes, as text, with numbers relative to the two ISNs; a reset out of nowhere has its own. */
export const answers = (tcb: Tcb): readonly string[] =>
  owed(tcb).map(({ segment }) => {
    const bare = segment.flags.rst && segment.flags.ack
    const seq = bare ? segment.seq : seqDistance(ISS, segment.seq)
    const ack = segment.flags.ack ? ` ${seqDistance(IRS, segment.ack)}` : ''
    const len = segment.data === '' ? '' : ` len ${segment.data.length}`
    return `${flagNames(segment.flags).join(',')} ${seq}${ack}${len}`
  })
