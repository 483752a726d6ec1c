import { describe, expect, test } from 'vitest'
import { abort } from '../../shared/tcp/abort.ts'
import { appearance } from '../../shared/tcp/appearance.ts'
import { acknowledgement } from '../../shared/tcp/arrive/ack.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { dataStep } from '../../shared/tcp/arrive/data.ts'
import { finStep } from '../../shared/tcp/arrive/fin.ts'
import { resetStep } from '../../shared/tcp/arrive/reset.ts'
import { begin } from '../../shared/tcp/arrive/step.ts'
import { close } from '../../shared/tcp/close.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { open } from '../../shared/tcp/open.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { KINDS, FAULT_CODES } from '../../shared/tcp/permission.ts'
import { receive } from '../../shared/tcp/receive.ts'
import { repetitionOf } from '../../shared/tcp/retransmission.ts'
import { flagNames, flagsOf, segLen, seqAfter } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { unsentOctets } from '../../shared/tcp/sendBuffer.ts'
import { isSeq, seqAdd, toSeq } from '../../shared/tcp/seq.ts'
import { isSynchronized, STATES } from '../../shared/tcp/state.ts'
import type { State } from '../../shared/tcp/state.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { MSS } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { octetsOf } from '../support/trace.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

describe('a state that does not exist', () => {
  // What a corrupt record would give us: the compiler cannot see it.
  const nowhere: Tcb = { ...IN.ESTABLISHED, state: JSON.parse('"NOWHERE"') }
  const odd: Tcb = { ...IN.ESTABLISHED, replies: JSON.parse('[{"kind":"odd"}]') }
  const waiting: Tcb = { ...nowhere, early: [{ seq: nowhere.rcvNxt, data: '', fin: true }] }
  test.each<readonly [string, () => unknown]>([
    ['abort', () => abort(nowhere)],
    ['appearance', () => appearance(nowhere)],
    ['arrive', () => arrive(nowhere, seg('ACK', 1, 1))],
    ['close', () => close(nowhere)],
    ['expire', () => expire(IN.ESTABLISHED, JSON.parse('"lunch"'))],
    ['receive', () => receive(nowhere)],
    ['send', () => send(nowhere, 'x')],
    ['transmit', () => transmit(odd, seg('ACK', 1, 1))],
    ['the ACK step', () => acknowledgement(begin(nowhere), seg('ACK', 1, 1))],
    ['the data step', () => dataStep(begin(nowhere), seg('ACK', 1, 1))],
    ['the FIN step', () => finStep(begin(waiting), seg('ACK', 1, 1))],
    ['the RST step', () => resetStep(begin(nowhere), seg('RST', 1))],
  ])('fails loudly in %s', (_name, deed) => {
    expect(deed).toThrow('unreachable')
  })

  test.each(['CLOSED', 'LISTEN', 'SYN-SENT'] as const)('as does a later step in %s', (state) => {
    const early: Tcb = { ...IN.ESTABLISHED, state }
    expect(() => resetStep(begin(early), seg('RST', 1))).toThrow(`a reset in ${state} is not`)
    expect(() => acknowledgement(begin(early), seg('ACK', 1, 1))).toThrow(`an ACK in ${state} is not`)
  })
})

describe('a step that is not reached by its state', () => {
  test('SYN-RECEIVED with our SYN acknowledged is no state of its own', () => {
    const odd: Tcb = { ...IN.ESTABLISHED, state: 'SYN-RECEIVED' }
    expect(() => acknowledgement(begin(odd), seg('ACK', 1, 1))).toThrow('an ACK in SYN-RECEIVED is not')
  })

  const TAKES = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2']
  test.each(STATES)('text in %s is taken where the seventh step says so, and else left alone', (state) => {
    const tcb: Tcb = { ...IN.ESTABLISHED, state }
    const { unread } = dataStep(begin(tcb), seg('ACK', 1, 1, 'abc')).tcb
    expect(unread).toBe(TAKES.includes(state) ? 'abc' : '')
  })
})

describe('the eighth step  [RFC 9293 3.10.7.4]', () => {
  const TO: { readonly [S in State]: State } = {
    CLOSED: 'CLOSED',
    LISTEN: 'LISTEN',
    'SYN-SENT': 'SYN-SENT',
    'SYN-RECEIVED': 'CLOSE-WAIT',
    ESTABLISHED: 'CLOSE-WAIT',
    'FIN-WAIT-1': 'CLOSING',
    'FIN-WAIT-2': 'TIME-WAIT',
    'CLOSE-WAIT': 'CLOSE-WAIT',
    CLOSING: 'CLOSING',
    'LAST-ACK': 'LAST-ACK',
    'TIME-WAIT': 'TIME-WAIT',
  }
  test.each(STATES)('a FIN whose turn has come, in %s', (state) => {
    const tcb: Tcb = { ...IN[state], early: [{ seq: IN[state].rcvNxt, data: '', fin: true }] }
    expect(finStep(begin(tcb), seg('ACK', 1, 1)).tcb.state).toBe(TO[state])
  })

  test('in FIN-WAIT-1 with our FIN acknowledged, TIME-WAIT comes at once', () => {
    const { rcvNxt } = IN['FIN-WAIT-2']
    const tcb: Tcb = {
      ...IN['FIN-WAIT-2'],
      state: 'FIN-WAIT-1',
      early: [{ seq: rcvNxt, data: '', fin: true }],
    }
    expect(finStep(begin(tcb), seg('ACK', 1, 2)).tcb.state).toBe('TIME-WAIT')
  })
})

describe('the nouns', () => {
  test('a sequence number is a whole number from 0 to 2^32 - 1', () => {
    expect([-1, 0, 2 ** 32 - 1, 2 ** 32, 0.5, NaN].map(isSeq)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ])
    expect([toSeq(-1), toSeq(2 ** 32), toSeq(2 ** 40 + 3)]).toEqual([2 ** 32 - 1, 0, 3])
    expect(seqAdd(toSeq(0), -1)).toBe(2 ** 32 - 1)
  })

  test('seven states are synchronized, and an endpoint begins in none of them', () => {
    expect(STATES.filter(isSynchronized)).toEqual([
      'ESTABLISHED',
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'CLOSE-WAIT',
      'CLOSING',
      'LAST-ACK',
      'TIME-WAIT',
    ])
    expect(closedTcb()).toMatchObject({ state: 'CLOSED', opened: 'none', iss: 0, rcvWnd: 65_535 })
  })

  test('SYN and FIN take a number each, an ACK none', () => {
    const segment = { ...seg('SYN,FIN,ACK', 0), data: 'abc' }
    expect([segLen(segment), seqAfter(segment), segLen(seg('ACK', 0))]).toEqual([5, seqAdd(IRS, 5), 0])
    expect(flagsOf('ACK', 'FIN')).toBe(flagsOf('FIN', 'ACK'))
    expect(flagNames(flagsOf('PSH', 'RST', 'FIN', 'ACK', 'SYN'))).toEqual(['SYN', 'ACK', 'FIN', 'RST', 'PSH'])
  })

  test('kinds and fault codes are listed once each', () => {
    expect(new Set(KINDS).size).toBe(KINDS.length)
    expect(new Set(FAULT_CODES).size).toBe(FAULT_CODES.length)
  })
})

describe('the send buffer', () => {
  test('waits whole before our SYN has left', () => {
    expect(unsentOctets(must(send(must(open(IN.CLOSED, 'active')), 'abc')))).toBe('abc')
  })

  test('leaves in segments of at most MSS octets, PSH on the last; what is repeated likewise', () => {
    const { tcb, sent } = pay(must(send(IN.ESTABLISHED, octetsOf(MSS + 1))))
    expect(sent.map(({ data, flags }) => [data.length, flags.psh])).toEqual([
      [MSS, false],
      [1, true],
    ])
    expect(repetitionOf(tcb)).toMatchObject({ seq: seqAdd(ISS, 1), flags: { psh: false } })
    const { tcb: exact } = pay(must(send(IN.ESTABLISHED, octetsOf(MSS))))
    expect(repetitionOf(exact)).toMatchObject({ flags: { psh: true } })
  })
})
