import { describe, expect, test } from 'vitest'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed, owesNothing } from '../../shared/tcp/owed.ts'
import { send } from '../../shared/tcp/send.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { IN, must, seg } from './states.ts'

const talking = must(send(IN.ESTABLISHED, 'hello'))
const shut = arrive(talking, seg('ACK', 1, 1, '', 0)).tcb

/** Each with what it owes, in order. */
const OWING: readonly (readonly [string, Tcb, readonly string[]])[] = [
  ...Object.entries(IN).map(([state, tcb]) => [`${state}, everything sent`, tcb, []] as const),
  ['OPEN called', must(open(IN.CLOSED, 'active')), ['syn']],
  ['a SYN has come', arrive(IN.LISTEN, seg('SYN', 0)).tcb, ['syn-ack']],
  ['SYNs have crossed', arrive(IN['SYN-SENT'], seg('SYN', 0)).tcb, ['syn-ack']],
  ['a SYN-ACK has come', arrive(IN['SYN-SENT'], seg('SYN,ACK', 0, 1)).tcb, ['ack']],
  ['SEND called', talking, ['data']],
  ['SEND called, the window shut', shut, []],
  ['the same, and the timer has run out', expire(shut, 'retransmission').tcb, ['zero-window-probe']],
  ['SEND called before the connection is open', must(send(IN['SYN-SENT'], 'hello')), []],
  ['SEND and CLOSE called', must(close(talking)), ['data', 'fin']],
  ['SEND and CLOSE called, the window shut', must(close(shut)), []],
  ['CLOSE called', must(close(IN.ESTABLISHED)), ['fin']],
  ['a FIN has come', arrive(IN.ESTABLISHED, seg('FIN,ACK', 1, 1)).tcb, ['ack']],
  ['the FIN is overdue', expire(IN['FIN-WAIT-1'], 'retransmission').tcb, ['fin-retransmission']],
  ['a segment out of nowhere', arrive(IN.CLOSED, seg('ACK', 1, 1)).tcb, ['rst']],
  ['an ACK of nothing that was sent', arrive(IN.ESTABLISHED, seg('ACK', 1, 9)).tcb, ['challenge-ack']],
]

describe('what is owed  [RFC 9293 3.10]', () => {
  test.each(OWING)('%s', (_title, tcb, kinds) => {
    expect(owed(tcb).map(({ kind }) => kind)).toEqual(kinds)
    expect(owesNothing(tcb)).toBe(kinds.length === 0)
  })
})
