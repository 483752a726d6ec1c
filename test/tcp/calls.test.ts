import { describe, expect, test } from 'vitest'
import type { Result } from '../../shared/base/result.ts'
import { abort } from '../../shared/tcp/abort.ts'
import { appearance, stateAfter } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import type { CallError } from '../../shared/tcp/events.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { receive } from '../../shared/tcp/receive.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, toSeq } from '../../shared/tcp/seq.ts'
import { STATES } from '../../shared/tcp/state.ts'
import type { State } from '../../shared/tcp/state.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { octetsOf } from '../support/trace.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

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

describe('what a person sees', () => {
  test('the state before, until the SYN, SYN-ACK or FIN has left', () => {
    const called = must(open(IN.CLOSED, 'active'))
    expect([called.state, appearance(called)]).toEqual(['SYN-SENT', 'CLOSED'])
    const crossed = arrive(called, seg('SYN', 0)).tcb
    expect([crossed.state, appearance(crossed)]).toEqual(['SYN-RECEIVED', 'CLOSED'])
    expect(appearance(arrive(IN['SYN-SENT'], seg('SYN', 0)).tcb)).toBe('SYN-SENT')
    expect(appearance(must(close(IN.ESTABLISHED)))).toBe('ESTABLISHED')
    expect(appearance(must(close(IN['CLOSE-WAIT'])))).toBe('CLOSE-WAIT')
    expect(appearance(arrive(must(close(IN.ESTABLISHED)), seg('FIN,ACK', 1, 1)).tcb)).toBe('CLOSE-WAIT')
  })
})

describe('what a person would see after sending', () => {
  test('is the state that the segment speaks of', () => {
    const called = must(open(IN.CLOSED, 'active'))
    const [syn] = owed(called)
    expect(stateAfter(called, syn?.segment ?? seg('RST', 0))).toBe('SYN-SENT')
    const closing = must(close(IN['CLOSE-WAIT']))
    expect(stateAfter(closing, owed(closing)[0]?.segment ?? seg('RST', 0))).toBe('LAST-ACK')
  })
})

describe('timers', () => {
  test('a retransmission has the old numbers and the acknowledgement of now', () => {
    const sent = pay(must(send(IN.ESTABLISHED, octetsOf(2000)))).tcb
    const heard = pay(arrive(sent, seg('PSH,ACK', 1, 1, 'news')).tcb).tcb
    const again = expire(heard, 'retransmission').tcb
    expect(owed(again)).toMatchObject([
      { kind: 'data-retransmission', segment: { seq: seqAdd(ISS, 1), ack: seqAdd(IRS, 5) } },
    ])
    expect(owed(expire(again, 'retransmission').tcb)).toHaveLength(1)
    expect(owed(pay(again).tcb)).toEqual([])
  })

  test('a probe that a window update overtakes leaves as data', () => {
    const shut = must(send({ ...IN.ESTABLISHED, sndWnd: 0 }, 'abc'))
    const asked = expire(shut, 'retransmission').tcb
    expect(owed(asked)).toMatchObject([{ kind: 'zero-window-probe', segment: { data: 'a' } }])
    const open = arrive(asked, seg('ACK', 1, 1)).tcb
    expect(owed(open)).toMatchObject([{ kind: 'data', segment: { data: 'abc' } }])
    expect(pay(open).tcb.replies).toEqual([])
  })

  test('an acknowledgement takes away the repetition that it makes needless', () => {
    const waiting = expire(IN['FIN-WAIT-1'], 'retransmission').tcb
    expect(owed(waiting).map(({ kind }) => kind)).toEqual(['fin-retransmission'])
    expect(owed(arrive(waiting, seg('ACK', 1, 2)).tcb)).toEqual([])
  })

  test('the SYN and the SYN-ACK are repeated with their old numbers', () => {
    for (const [state, kind] of [
      ['SYN-SENT', 'syn-retransmission'],
      ['SYN-RECEIVED', 'syn-ack-retransmission'],
    ] as const) {
      const again = owed(expire(IN[state], 'retransmission').tcb)
      expect(again).toMatchObject([{ kind, segment: { seq: ISS, data: '' } }])
      expect(expire(IN[state], 'retransmission').events).toEqual([])
    }
  })

  test('a timer that does not run changes nothing', () => {
    for (const state of ['CLOSED', 'LISTEN', 'ESTABLISHED', 'FIN-WAIT-2'] as const) {
      expect(expire(IN[state], 'retransmission')).toEqual({ tcb: IN[state], events: [] })
      expect(expire(IN[state], 'time-wait')).toEqual({ tcb: IN[state], events: [] })
    }
    expect(expire(IN['TIME-WAIT'], 'time-wait')).toMatchObject({
      tcb: { state: 'CLOSED' },
      events: [{ kind: 'connection-closed' }],
    })
  })
})

describe('the judge', () => {
  const queued = must(send(IN.ESTABLISHED, 'abcdef'))
  const say = (tcb: Tcb, flags: string, seq: number, ack: number, data = '') =>
    judge(tcb, {
      ...seg(flags, 0, 0, data),
      seq: seqAdd(ISS, seq),
      ack: flags.includes('ACK') ? seqAdd(IRS, ack) : toSeq(ack),
    })
  const faults = (judgement: ReturnType<typeof judge>) =>
    judgement.verdict === 'nonconforming'
      ? judgement.faults.map(({ field, code }) => `${field} ${code}`)
      : [judgement.kind]

  test.each([
    ['data at SND.NXT', say(queued, 'ACK', 1, 1, 'abc'), ['data']],
    ['one too low', say(queued, 'ACK', 0, 1, 'abc'), ['seq seq-wrong']],
    ['one too high', say(queued, 'ACK', 2, 1, 'abc'), ['seq seq-wrong']],
    ['an ack one too low', say(queued, 'ACK', 1, 0, 'abc'), ['ack ack-too-low']],
    ['an ack one too high', say(queued, 'ACK', 1, 2, 'abc'), ['ack ack-of-unsent']],
    ['other octets', say(queued, 'ACK', 1, 1, 'xyz'), ['data data-not-queued']],
    ['more than is queued', say(queued, 'ACK', 1, 1, 'abcdefg'), ['data data-beyond-window']],
    ['data where none are queued', say(IN.ESTABLISHED, 'ACK', 1, 1, 'abc'), ['data data-unexpected']],
    ['a keep-alive on an idle connection', say(IN.ESTABLISHED, 'ACK', 0, 1), ['keep-alive-probe']],
    ['a repeated ACK', say(IN.ESTABLISHED, 'ACK', 1, 1), ['duplicate-ack']],
    ['a FIN that nobody asked for', say(IN.ESTABLISHED, 'FIN,ACK', 1, 1), ['flags fin-unexpected']],
    ['a reset out of the blue', say(IN.ESTABLISHED, 'RST', 1, 0), ['flags ack-missing']],
    ['a SYN in the middle', say(IN.ESTABLISHED, 'SYN,ACK', 1, 1), ['flags syn-unexpected']],
    ['a FIN before the data', say(must(close(queued)), 'FIN,ACK', 1, 1), ['data data-missing']],
    ['a FIN with all the data', say(must(close(queued)), 'FIN,ACK', 1, 1, 'abcdef'), ['fin-with-data']],
    ['the FIN again', say(IN['FIN-WAIT-1'], 'FIN,ACK', 1, 1), ['fin-retransmission']],
    ['anything from a listener', say(IN.LISTEN, 'SYN,ACK', 0, 1), ['flags nothing-to-send']],
    ['anything from a closed end', say(IN.CLOSED, 'ACK', 0, 1), ['flags nothing-to-send']],
    [
      'an ack without its flag',
      say(IN.ESTABLISHED, 'PSH', 1, 5),
      ['flags ack-missing', 'ack ack-without-flag'],
    ],
    [
      'a zero-window probe',
      say(must(send({ ...IN.ESTABLISHED, sndWnd: 0 }, 'abc')), 'ACK', 1, 1, 'a'),
      ['zero-window-probe'],
    ],
    ['data on a SYN', say(must(send(must(open(IN.CLOSED, 'active')), 'abc')), 'SYN', 0, 0, 'abc'), ['syn']],
    [
      'a second probe while the first is out',
      say(
        pay(expire(must(send({ ...IN.ESTABLISHED, sndWnd: 0 }, 'abc')), 'retransmission').tcb).tcb,
        'ACK',
        2,
        1,
        'b',
      ),
      ['data data-unexpected'],
    ],
    ['a keep-alive with one octet', say(IN.ESTABLISHED, 'ACK', 0, 1, '\0'), ['keep-alive-probe']],
    [
      'an ack on a SYN without its flag',
      say(must(open(IN.CLOSED, 'active')), 'SYN', 0, 5),
      ['ack ack-without-flag'],
    ],
    ['a FIN too many', say(IN['TIME-WAIT'], 'FIN,ACK', 2, 2), ['flags fin-unexpected']],
    ['a bare FIN', say(must(close(IN.ESTABLISHED)), 'FIN', 1, 0), ['flags ack-missing']],
    ['an ACK for a SYN', say(must(open(IN.CLOSED, 'active')), 'SYN,ACK', 0, 0), ['flags ack-unexpected']],
    ['a SYN-ACK without SYN', say(arrive(IN.LISTEN, seg('SYN', 0)).tcb, 'ACK', 0, 1), ['flags syn-missing']],
    [
      'a SYN-ACK that counts no SYN',
      say(arrive(IN.LISTEN, seg('SYN', 0)).tcb, 'SYN,ACK', 0, 0),
      ['ack ack-too-low'],
    ],
    [
      'an ACK that counts no FIN',
      say(arrive(IN.ESTABLISHED, seg('FIN,ACK', 1, 1)).tcb, 'ACK', 1, 1),
      ['ack ack-too-low'],
    ],
    [
      "a last ACK at the FIN's own number",
      say(arrive(IN['FIN-WAIT-2'], seg('FIN,ACK', 1, 2)).tcb, 'ACK', 1, 2),
      ['seq seq-wrong'],
    ],
    ['a SYN again', say(IN['SYN-SENT'], 'SYN', 0, 0), ['syn-retransmission']],
    ['a SYN-ACK again', say(IN['SYN-RECEIVED'], 'SYN,ACK', 0, 1), ['syn-ack-retransmission']],
  ])('%s', (_name, judgement, expected) => {
    expect(faults(judgement)).toEqual(expected)
  })

  test('a window of old octets may be sent again in any pieces, and nothing around it', () => {
    const sent = pay(queued).tcb
    expect(faults(say(sent, 'ACK', 3, 1, 'cd'))).toEqual(['data-retransmission'])
    expect(faults(say(sent, 'ACK', 3, 1, 'ab'))).toEqual(['data data-not-queued'])
    expect(say(sent, 'ACK', 7, 1, 'a').verdict).toBe('nonconforming')
  })

  test('a reset is permitted where it is owed, with its one number', () => {
    const owing = arrive(IN.CLOSED, seg('ACK', 5, 7)).tcb
    expect(faults(say(owing, 'RST', 7, 0))).toEqual(['rst'])
    expect(faults(say(owing, 'RST', 8, 0))).toEqual(['seq seq-wrong'])
    expect(faults(say(owing, 'ACK', 7, 0))).toEqual(['flags ack-unexpected'])
  })

  test('a challenge is answered by a challenge ACK', () => {
    const challenged = arrive(IN.ESTABLISHED, seg('SYN', 9)).tcb
    expect(faults(say(challenged, 'ACK', 1, 1))).toEqual(['challenge-ack'])
    expect(owed(transmit(challenged, owed(challenged)[0]?.segment ?? seg('ACK', 0)))).toEqual([])
  })
})

describe('what does not conform, when it is sent all the same', () => {
  test('moves nothing that it does not own', () => {
    const wild = { ...seg('ACK', 0), seq: seqAdd(ISS, 900), ack: IRS }
    expect(transmit(IN.ESTABLISHED, wild)).toEqual(IN.ESTABLISHED)
    const stray = { ...seg('ACK', 0), seq: ISS, ack: seqAdd(IRS, 1) }
    expect(transmit(must(open(IN.CLOSED, 'active')), stray).sndNxt).toBe(ISS)
    const early = { ...seg('ACK', 0), seq: seqAdd(ISS, 0), ack: seqAdd(IRS, 1) }
    const called = arrive(IN.LISTEN, seg('SYN', 0)).tcb
    expect(transmit(called, early)).toEqual(called)
    const elsewhere = { ...seg('SYN', 0, 0, 'abc'), seq: seqAdd(ISS, -1) }
    expect(transmit(must(send(must(open(IN.CLOSED, 'active')), 'abc')), elsewhere).sndNxt).toBe(ISS)
    const long = { ...seg('ACK', 0, 0, 'never queued'), seq: seqAdd(ISS, 1), ack: seqAdd(IRS, 1) }
    expect(transmit(IN.ESTABLISHED, long).sndNxt).toBe(seqAdd(ISS, 1))
  })

  test.each(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)(
    'in %s no second FIN gets a number',
    (state) => {
      const fin = { ...seg('FIN,ACK', 0), seq: IN[state].sndNxt, ack: IN[state].rcvNxt }
      expect(transmit(IN[state], fin)).toEqual(IN[state])
    },
  )

  test('a SYN-ACK with a wrong ack uses our SYN, but does not answer theirs', () => {
    const called = arrive(IN.LISTEN, seg('SYN', 0)).tcb
    const wrong = { ...seg('SYN,ACK', 0), seq: ISS, ack: IRS }
    const sent = transmit(called, wrong)
    expect([sent.sndNxt, appearance(sent)]).toEqual([seqAdd(ISS, 1), 'LISTEN'])
    expect(owed(sent).map(({ kind }) => kind)).toEqual(['syn-ack'])
  })
})
