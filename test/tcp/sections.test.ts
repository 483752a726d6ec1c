import { expect, test } from 'vitest'
import { abort } from '../../shared/tcp/abort.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { permitted } from '../../shared/tcp/permitted.ts'
import { send } from '../../shared/tcp/send.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { IN, ISS, must, seg } from './states.ts'

/** Endpoints in every situation that gives them something to say. */
const fresh = closedTcb({ iss: ISS })
const sentSome = pay(must(send(IN.ESTABLISHED, 'abcd'))).tcb
const shut: Tcb = must(send({ ...IN.ESTABLISHED, sndWnd: 0 }, 'abc'))
const crossing = arrive(IN['SYN-SENT'], seg('SYN', 0)).tcb
const again = (tcb: Tcb): Tcb => expire(tcb, 'retransmission').tcb
const SITUATIONS: Readonly<Record<string, Tcb>> = {
  'CLOSED, nothing has come': IN.CLOSED,
  'CLOSED, a SYN came': arrive(IN.CLOSED, seg('SYN', 0)).tcb,
  'CLOSED, an ACK came': arrive(IN.CLOSED, seg('ACK', 5, 7)).tcb,
  'LISTEN, an ACK came': arrive(IN.LISTEN, seg('ACK', 5, 7)).tcb,
  'OPEN was called': must(open(fresh, 'active')),
  'SYN-SENT': IN['SYN-SENT'],
  'SYN-SENT, timed out': again(IN['SYN-SENT']),
  'SYN-SENT, a SYN-ACK of something else came': arrive(IN['SYN-SENT'], seg('SYN,ACK', 0, 9)).tcb,
  'LISTEN, a SYN came': arrive(IN.LISTEN, seg('SYN', 0)).tcb,
  'SYN-RECEIVED': IN['SYN-RECEIVED'],
  'SYN-RECEIVED, timed out': again(IN['SYN-RECEIVED']),
  'SYN-RECEIVED, the SYN came again': arrive(IN['SYN-RECEIVED'], seg('SYN', 0)).tcb,
  'SYN-RECEIVED, an ACK of something else came': arrive(IN['SYN-RECEIVED'], seg('ACK', 1, 9)).tcb,
  'SYN-RECEIVED, CLOSE was called': must(close(IN['SYN-RECEIVED'])),
  'SYN-RECEIVED, CLOSE was called and the FIN sent': pay(must(close(IN['SYN-RECEIVED']))).tcb,
  'SYNs crossed': crossing,
  'SYNs crossed, answered': pay(crossing).tcb,
  'the SYN-ACK came': arrive(IN['SYN-SENT'], seg('SYN,ACK', 0, 1)).tcb,
  ESTABLISHED: IN.ESTABLISHED,
  'data came': arrive(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc')).tcb,
  'early data came': arrive(IN.ESTABLISHED, seg('ACK', 4, 1, 'def')).tcb,
  'old data came': arrive(IN.ESTABLISHED, seg('ACK', -4, 1, 'def')).tcb,
  'a SYN came': arrive(IN.ESTABLISHED, seg('SYN', 5)).tcb,
  'an inexact RST came': arrive(IN.ESTABLISHED, seg('RST', 5)).tcb,
  'an ACK of what was never sent came': arrive(IN.ESTABLISHED, seg('ACK', 1, 5)).tcb,
  'SEND was called': must(send(IN.ESTABLISHED, 'abc')),
  'SEND was called while data came': arrive(must(send(IN.ESTABLISHED, 'abc')), seg('ACK', 1, 1, 'abc')).tcb,
  'data are out': sentSome,
  'data are out, timed out': again(sentSome),
  'data are out and more wait': must(send(sentSome, 'ef')),
  'the window is shut': shut,
  'the window is shut, timed out': again(shut),
  'the window was pulled back': { ...sentSome, sndWnd: 2 },
  'the window has grown': { ...IN.ESTABLISHED, rcvWnd: 100_000 },
  'CLOSE was called': must(close(IN.ESTABLISHED)),
  'CLOSE was called, data wait': must(close(must(send(IN.ESTABLISHED, 'abc')))),
  'CLOSE was called, data are out': must(close(sentSome)),
  'FIN-WAIT-1': IN['FIN-WAIT-1'],
  'FIN-WAIT-1, timed out': again(IN['FIN-WAIT-1']),
  'FIN-WAIT-2': IN['FIN-WAIT-2'],
  'FIN-WAIT-2, a FIN came': arrive(IN['FIN-WAIT-2'], seg('FIN,ACK', 1, 2)).tcb,
  'FIN-WAIT-1, a FIN came': arrive(IN['FIN-WAIT-1'], seg('FIN,ACK', 1, 1)).tcb,
  'ESTABLISHED, a FIN came': arrive(IN.ESTABLISHED, seg('FIN,ACK', 1, 1)).tcb,
  'ESTABLISHED, a FIN came and CLOSE was called': must(
    close(arrive(IN.ESTABLISHED, seg('FIN,ACK', 1, 1)).tcb),
  ),
  'CLOSE-WAIT, CLOSE was called': must(close(IN['CLOSE-WAIT'])),
  'LAST-ACK, the FIN came again': arrive(IN['LAST-ACK'], seg('FIN,ACK', 1, 1)).tcb,
  'TIME-WAIT': IN['TIME-WAIT'],
  'TIME-WAIT, the FIN came again': arrive(IN['TIME-WAIT'], seg('FIN,ACK', 1, 2)).tcb,
  'TIME-WAIT, a newer SYN came': arrive(IN['TIME-WAIT'], seg('SYN', 9)).tcb,
  'ABORT was called': must(abort(IN.ESTABLISHED)),
  'CLOSE was called with data unread': must(
    close(arrive(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc')).tcb, { deaf: true }),
  ),
  'data came after a deaf CLOSE': arrive(
    pay(must(close(IN.ESTABLISHED, { deaf: true }))).tcb,
    seg('ACK', 1, 1, 'abc'),
  ).tcb,
}

interface Said {
  readonly kind: string
  readonly because: string
  readonly rfc: string
}
const told = ({ kind, because, rfc }: Said): string => `${kind}: ${because} (${rfc})`

/** What is owed there, and all that is permitted, each with its reason and section. */
const EXPECTED: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['CLOSED, nothing has come', [], []],
  ['CLOSED, a SYN came', ['rst-ack: no-connection (3.10.7.1)'], ['rst-ack: no-connection (3.10.7.1)']],
  ['CLOSED, an ACK came', ['rst: no-connection (3.10.7.1)'], ['rst: no-connection (3.10.7.1)']],
  ['LISTEN, an ACK came', ['rst: no-connection (3.10.7.2)'], ['rst: no-connection (3.10.7.2)']],
  ['OPEN was called', ['syn: open-called (3.10.1)'], ['syn: open-called (3.10.1)']],
  ['SYN-SENT', [], ['syn-retransmission: retransmission-timeout (3.8.1)']],
  [
    'SYN-SENT, timed out',
    ['syn-retransmission: retransmission-timeout (3.8.1)'],
    ['syn-retransmission: retransmission-timeout (3.8.1)'],
  ],
  [
    'SYN-SENT, a SYN-ACK of something else came',
    ['rst: unacceptable-ack (3.10.7.3)'],
    ['rst: unacceptable-ack (3.10.7.3)', 'syn-retransmission: retransmission-timeout (3.8.1)'],
  ],
  ['LISTEN, a SYN came', ['syn-ack: syn-arrived (3.10.7.2)'], ['syn-ack: syn-arrived (3.10.7.2)']],
  [
    'SYN-RECEIVED',
    [],
    ['syn-ack-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'SYN-RECEIVED, timed out',
    ['syn-ack-retransmission: retransmission-timeout (3.8.1)'],
    ['syn-ack-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'SYN-RECEIVED, the SYN came again',
    ['syn-ack-retransmission: syn-arrived (3.10.7.4)'],
    ['syn-ack-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'SYN-RECEIVED, an ACK of something else came',
    ['rst: unacceptable-ack (3.10.7.4)'],
    [
      'rst: unacceptable-ack (3.10.7.4)',
      'syn-ack-retransmission: retransmission-timeout (3.8.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
    ],
  ],
  [
    'SYN-RECEIVED, CLOSE was called',
    ['fin: close-called (3.10.4)'],
    [
      'fin: close-called (3.10.4)',
      'syn-ack-retransmission: retransmission-timeout (3.8.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
    ],
  ],
  [
    'SYN-RECEIVED, CLOSE was called and the FIN sent',
    [],
    [
      'syn-ack-retransmission: retransmission-timeout (3.8.1)',
      'fin-retransmission: retransmission-timeout (3.8.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
    ],
  ],
  ['SYNs crossed', ['syn-ack: simultaneous-open (3.10.7.3)'], ['syn-ack: simultaneous-open (3.10.7.3)']],
  [
    'SYNs crossed, answered',
    [],
    ['syn-ack-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  ['the SYN-ACK came', ['ack: syn-ack-arrived (3.10.7.3)'], ['ack: syn-ack-arrived (3.10.7.3)']],
  [
    'ESTABLISHED',
    [],
    ['duplicate-ack: allowed-any-time (3.10.7.4)', 'keep-alive-probe: allowed-any-time (3.8.4)'],
  ],
  ['data came', ['ack: data-arrived (3.10.7.4)'], ['ack: data-arrived (3.10.7.4)']],
  ['early data came', ['duplicate-ack: out-of-order (3.10.7.4)'], ['duplicate-ack: out-of-order (3.10.7.4)']],
  ['old data came', ['duplicate-ack: out-of-window (3.10.7.4)'], ['duplicate-ack: out-of-window (3.10.7.4)']],
  ['a SYN came', ['challenge-ack: unexpected-syn (3.10.7.4)'], ['challenge-ack: unexpected-syn (3.10.7.4)']],
  [
    'an inexact RST came',
    ['challenge-ack: inexact-rst (3.10.7.4)'],
    ['challenge-ack: inexact-rst (3.10.7.4)'],
  ],
  [
    'an ACK of what was never sent came',
    ['challenge-ack: unacceptable-ack (3.10.7.4)'],
    ['challenge-ack: unacceptable-ack (3.10.7.4)'],
  ],
  [
    'SEND was called',
    ['data: send-called (3.10.2)'],
    ['data: send-called (3.10.2)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'SEND was called while data came',
    ['data: send-called (3.10.2)'],
    ['ack: data-arrived (3.10.7.4)', 'data: send-called (3.10.2)'],
  ],
  [
    'data are out',
    [],
    ['data-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'data are out, timed out',
    ['data-retransmission: retransmission-timeout (3.8.1)'],
    ['data-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'data are out and more wait',
    ['data: send-called (3.10.2)'],
    [
      'data: send-called (3.10.2)',
      'data-retransmission: retransmission-timeout (3.8.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
    ],
  ],
  [
    'the window is shut',
    [],
    [
      'zero-window-probe: send-called (3.8.6.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
      'zero-window-probe: send-called (3.8.6.1)',
    ],
  ],
  [
    'the window is shut, timed out',
    ['zero-window-probe: retransmission-timeout (3.8.6.1)'],
    [
      'zero-window-probe: send-called (3.8.6.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
      'zero-window-probe: send-called (3.8.6.1)',
    ],
  ],
  [
    'the window was pulled back',
    [],
    [
      'data-retransmission: retransmission-timeout (3.8.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
      'duplicate-ack: allowed-any-time (3.8.6)',
    ],
  ],
  [
    'the window has grown',
    [],
    ['window-update: allowed-any-time (3.10.7.4)', 'keep-alive-probe: allowed-any-time (3.8.4)'],
  ],
  [
    'CLOSE was called',
    ['fin: close-called (3.10.4)'],
    ['fin: close-called (3.10.4)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'CLOSE was called, data wait',
    ['data: send-called (3.10.2)', 'fin: close-called (3.10.4)'],
    [
      'data: send-called (3.10.2)',
      'fin-with-data: close-called (3.10.4)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
    ],
  ],
  [
    'CLOSE was called, data are out',
    ['fin: close-called (3.10.4)'],
    [
      'fin: close-called (3.10.4)',
      'data-retransmission: retransmission-timeout (3.8.1)',
      'fin-with-data: retransmission-timeout (3.8.1)',
      'duplicate-ack: allowed-any-time (3.10.7.4)',
    ],
  ],
  [
    'FIN-WAIT-1',
    [],
    ['fin-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'FIN-WAIT-1, timed out',
    ['fin-retransmission: retransmission-timeout (3.8.1)'],
    ['fin-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'FIN-WAIT-2',
    [],
    ['duplicate-ack: allowed-any-time (3.10.7.4)', 'keep-alive-probe: allowed-any-time (3.8.4)'],
  ],
  ['FIN-WAIT-2, a FIN came', ['ack: fin-arrived (3.10.7.4)'], ['ack: fin-arrived (3.10.7.4)']],
  [
    'FIN-WAIT-1, a FIN came',
    ['ack: fin-arrived (3.10.7.4)'],
    ['ack: fin-arrived (3.10.7.4)', 'fin-retransmission: retransmission-timeout (3.8.1)'],
  ],
  ['ESTABLISHED, a FIN came', ['ack: fin-arrived (3.10.7.4)'], ['ack: fin-arrived (3.10.7.4)']],
  [
    'ESTABLISHED, a FIN came and CLOSE was called',
    ['fin: close-called (3.10.4)'],
    ['ack: fin-arrived (3.10.7.4)', 'fin: close-called (3.10.4)'],
  ],
  [
    'CLOSE-WAIT, CLOSE was called',
    ['fin: close-called (3.10.4)'],
    ['fin: close-called (3.10.4)', 'duplicate-ack: allowed-any-time (3.10.7.4)'],
  ],
  [
    'LAST-ACK, the FIN came again',
    ['duplicate-ack: out-of-window (3.10.7.4)'],
    ['fin-retransmission: retransmission-timeout (3.8.1)', 'duplicate-ack: out-of-window (3.10.7.4)'],
  ],
  ['TIME-WAIT', [], ['duplicate-ack: allowed-any-time (3.10.7.4)']],
  [
    'TIME-WAIT, the FIN came again',
    ['duplicate-ack: out-of-window (3.10.7.4)'],
    ['duplicate-ack: out-of-window (3.10.7.4)'],
  ],
  [
    'TIME-WAIT, a newer SYN came',
    ['challenge-ack: unexpected-syn (3.10.7.4)'],
    ['challenge-ack: unexpected-syn (3.10.7.4)', 'syn-ack: allowed-any-time (3.6.1)'],
  ],
  [
    'ABORT was called',
    ['rst: abort-called (3.10.5)'],
    ['rst: abort-called (3.10.5)', 'rst-ack: abort-called (3.10.5)'],
  ],
  [
    'CLOSE was called with data unread',
    ['rst: data-unread (3.6.1)'],
    ['rst: data-unread (3.6.1)', 'rst-ack: data-unread (3.6.1)'],
  ],
  [
    'data came after a deaf CLOSE',
    ['rst: data-unread (3.6.1)'],
    [
      'rst: data-unread (3.6.1)',
      'rst-ack: data-unread (3.6.1)',
      'rst: data-unread (3.6.1)',
      'rst-ack: data-unread (3.6.1)',
    ],
  ],
]

test('no situation is left out', () => {
  expect(EXPECTED.map(([name]) => name)).toEqual(Object.keys(SITUATIONS))
})

test.each(EXPECTED)(
  '%s: what is owed and permitted, why, and where the RFC says so',
  (name, debts, permissions) => {
    const tcb = SITUATIONS[name] ?? fresh
    expect([owed(tcb).map(told), permitted(tcb).map(told)]).toEqual([debts, permissions])
  },
)
