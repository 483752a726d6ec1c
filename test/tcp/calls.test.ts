import { describe, expect, test } from 'vitest'
import type { Result } from '../../shared/base/result.ts'
import { abort } from '../../shared/tcp/abort.ts'
import { appearance } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import type { CallError } from '../../shared/tcp/events.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { receive } from '../../shared/tcp/receive.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd } from '../../shared/tcp/seq.ts'
import { STATES } from '../../shared/tcp/state.ts'
import type { State } from '../../shared/tcp/state.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { IN, IRS, must, seg } from './states.ts'

const answer = (result: Result<unknown, CallError>): string => (result.ok ? 'ok' : result.error)

/** What each call answers in each state: RFC 9293 3.10.1 to 3.10.5. */
const CALLS: readonly (readonly [
  string,
  (tcb: Tcb) => Result<unknown, CallError>,
  { readonly [S in State]: string },
])[] = [
  [
    'SEND',
    (tcb) => send(tcb, 'x'),
    {
      CLOSED: 'connection-does-not-exist',
      LISTEN: 'remote-unspecified',
      'SYN-SENT': 'ok',
      'SYN-RECEIVED': 'ok',
      ESTABLISHED: 'ok',
      'FIN-WAIT-1': 'connection-closing',
      'FIN-WAIT-2': 'connection-closing',
      'CLOSE-WAIT': 'ok',
      CLOSING: 'connection-closing',
      'LAST-ACK': 'connection-closing',
      'TIME-WAIT': 'connection-closing',
    },
  ],
  [
    'RECEIVE',
    receive,
    {
      CLOSED: 'connection-does-not-exist',
      LISTEN: 'ok',
      'SYN-SENT': 'ok',
      'SYN-RECEIVED': 'ok',
      ESTABLISHED: 'ok',
      'FIN-WAIT-1': 'ok',
      'FIN-WAIT-2': 'ok',
      'CLOSE-WAIT': 'connection-closing',
      CLOSING: 'connection-closing',
      'LAST-ACK': 'connection-closing',
      'TIME-WAIT': 'connection-closing',
    },
  ],
  [
    'CLOSE',
    close,
    {
      CLOSED: 'connection-does-not-exist',
      LISTEN: 'ok',
      'SYN-SENT': 'ok',
      'SYN-RECEIVED': 'ok',
      ESTABLISHED: 'ok',
      'FIN-WAIT-1': 'connection-closing',
      'FIN-WAIT-2': 'connection-closing',
      'CLOSE-WAIT': 'ok',
      CLOSING: 'connection-closing',
      'LAST-ACK': 'connection-closing',
      'TIME-WAIT': 'connection-closing',
    },
  ],
]

describe.each(CALLS)('%s', (_name, call, expected) => {
  test.each(STATES)('in %s', (state) => {
    expect(answer(call(IN[state]))).toBe(expected[state])
  })
})

describe('ABORT before a FIN that was asked for has left', () => {
  test.each([
    ['LAST-ACK', must(close(IN['CLOSE-WAIT']))],
    ['CLOSING', arrive(must(close(IN.ESTABLISHED)), seg('FIN,ACK', 1, 1)).tcb],
  ])('in %s the peer still waits, and is told', (state, tcb) => {
    expect(tcb.state).toBe(state)
    expect(owed(must(abort(tcb))).map(({ kind }) => kind)).toEqual(['rst'])
  })
})

describe('ABORT', () => {
  test.each(STATES)(
    'in %s ends at once; a RST is owed where the peer believes in the connection',
    (state) => {
      const result = abort(IN[state])
      if (!result.ok) {
        expect([state, result.error]).toEqual(['CLOSED', 'connection-does-not-exist'])
        return
      }
      const believes = ['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'].includes(
        state,
      )
      expect(result.value.state).toBe('CLOSED')
      expect(owed(result.value).map(({ kind }) => kind)).toEqual(believes ? ['rst'] : [])
    },
  )
})

test('ABORT without a connection is refused', () => {
  expect(abort(IN.CLOSED)).toEqual({ ok: false, error: 'connection-does-not-exist' })
})

describe('what is left of a connection that is over', () => {
  test('nothing waits and nothing is owed to it; what was counted stays', () => {
    const busy = must(close(must(send(IN.ESTABLISHED, 'never sent'))))
    const gapped = arrive(arrive(busy, seg('ACK', 4, 1, 'def')).tcb, seg('SYN', 9)).tcb
    expect(gapped.replies).toHaveLength(2)
    const gone = arrive(gapped, seg('RST', 1)).tcb
    expect(gone).toMatchObject({
      state: 'CLOSED',
      sendBuffer: '',
      finQueued: false,
      early: [],
      replies: [],
      lastAckSent: seqAdd(IRS, 1),
      sndUna: gone.sndNxt,
    })
  })

  test('a listener that forgets its caller owes it no ACK', () => {
    const asked = arrive(IN['SYN-RECEIVED'], seg('RST', 2)).tcb
    expect(asked.replies).toHaveLength(1)
    expect(arrive(asked, seg('RST', 1)).tcb.replies).toEqual([])
  })
})

describe('a FIN at the edge of the window', () => {
  test('goes with the octets that fill it, and into a shut one', () => {
    const three = must(close(must(send({ ...IN.ESTABLISHED, sndWnd: 3 }, 'abc'))))
    expect(owed(three).map(({ kind }) => kind)).toEqual(['data', 'fin'])
    expect(owed({ ...three, sndWnd: 2 }).map(({ kind }) => kind)).toEqual(['data'])
    expect(owed(must(close({ ...IN.ESTABLISHED, sndWnd: 0 }))).map(({ kind }) => kind)).toEqual(['fin'])
  })
})

describe('a reset that ends our own connection', () => {
  test('may carry the ACK, as real stacks do; one that answers a stranger may not', () => {
    const aborted = must(abort(IN.ESTABLISHED))
    const reset = owed(aborted)[0]?.segment ?? seg('RST', 0)
    const withAck = { ...reset, flags: flagsOf('RST', 'ACK'), ack: aborted.rcvNxt }
    expect(judge(aborted, reset)).toMatchObject({ verdict: 'conforming', kind: 'rst' })
    expect(judge(aborted, withAck)).toMatchObject({ verdict: 'conforming', kind: 'rst-ack' })
    expect(owed(transmit(aborted, withAck))).toEqual([])
    const answering = arrive(IN.CLOSED, seg('ACK', 5, 7)).tcb
    const answer = owed(answering)[0]?.segment ?? seg('RST', 0)
    expect(judge(answering, { ...answer, flags: flagsOf('RST', 'ACK') }).verdict).toBe('nonconforming')
    const bare = must(abort(IN['SYN-RECEIVED']))
    expect(owed(must(open(bare, 'active'))).map(({ kind }) => kind)).toEqual(['rst', 'syn'])
  })
})

describe('a deaf CLOSE  [RFC 9293 3.6.1, SHLD-3]', () => {
  const unread = (tcb: Tcb): Tcb => ({ ...tcb, unread: 'never read' })
  test.each([
    'SYN-RECEIVED',
    'ESTABLISHED',
    'FIN-WAIT-1',
    'FIN-WAIT-2',
    'CLOSE-WAIT',
    'CLOSING',
    'LAST-ACK',
  ] as const)('in %s with data unread owes a reset', (state) => {
    const closed = must(close(unread(IN[state]), { deaf: true }))
    expect([closed.state, closed.unread]).toEqual(['CLOSED', ''])
    expect(owed(closed)).toMatchObject([{ kind: 'rst', because: 'data-unread', rfc: '3.6.1' }])
  })

  test.each(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)(
    'in %s follows an earlier one, once',
    (state) => {
      const deaf = must(close(IN[state], { deaf: true }))
      expect(deaf).toEqual({ ...IN[state], deaf: true })
      expect(answer(close(deaf, { deaf: true }))).toBe('connection-closing')
    },
  )

  test('TIME-WAIT has nobody left to tell', () => {
    expect(must(close(unread(IN['TIME-WAIT']), { deaf: true }))).toEqual({ ...IN['TIME-WAIT'], deaf: true })
  })

  test('is remembered when the FIN still has to wait for the opening', () => {
    const waiting = must(close(must(send(IN['SYN-RECEIVED'], 'first this'))))
    expect(must(close(waiting, { deaf: true })).deaf).toBe(true)
  })
})

describe('RECEIVE', () => {
  test.each(['ESTABLISHED', 'CLOSE-WAIT', 'TIME-WAIT'] as const)(
    'in %s takes what is unread, once',
    (state) => {
      const taken = must(receive({ ...IN[state], unread: 'abc' }))
      expect(taken).toEqual({ tcb: { ...IN[state], unread: '' }, data: 'abc' })
    },
  )
})

describe('OPEN', () => {
  test('is for an endpoint without a connection; an active one also for a listener', () => {
    expect(must(open(IN.LISTEN, 'active')).state).toBe('SYN-SENT')
    expect(answer(open(IN.LISTEN, 'passive'))).toBe('connection-already-exists')
    expect(answer(open(IN.ESTABLISHED, 'active'))).toBe('connection-already-exists')
  })
})

describe('CLOSE', () => {
  test('a second one is refused before the FIN has left, and SEND after it', () => {
    const waiting = must(close(must(send(IN['SYN-RECEIVED'], 'first this'))))
    expect(waiting.state).toBe('SYN-RECEIVED')
    expect(answer(close(waiting))).toBe('connection-closing')
    expect(answer(send(waiting, 'x'))).toBe('connection-closing')
    const established = arrive(waiting, seg('ACK', 1, 1)).tcb
    expect([established.state, appearance(established)]).toEqual(['FIN-WAIT-1', 'ESTABLISHED'])
    expect(owed(established).map(({ kind }) => kind)).toEqual(['data', 'fin'])
  })

  test('in SYN-RECEIVED with nothing queued the FIN may leave at once', () => {
    const closing = must(close(IN['SYN-RECEIVED']))
    expect([closing.state, appearance(closing)]).toEqual(['FIN-WAIT-1', 'SYN-RECEIVED'])
    const { tcb, sent } = pay(closing)
    expect(sent.map(({ flags }) => flags)).toEqual([flagsOf('FIN', 'ACK')])
    expect(appearance(tcb)).toBe('FIN-WAIT-1')
    const early = must(close(arrive(IN.LISTEN, seg('SYN', 0)).tcb))
    expect(appearance(early)).toBe('LISTEN')
  })
})
