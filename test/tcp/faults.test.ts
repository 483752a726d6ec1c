import { describe, expect, test } from 'vitest'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { pay } from '../../shared/tcp/pay.ts'
import type { Fault } from '../../shared/tcp/permission.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

const verdict = (tcb: Tcb, flags: string, seq: number, ack = 0, data = '') =>
  judge(tcb, {
    ...seg(flags, 0, 0, data),
    seq: seqAdd(ISS, seq),
    ack: flags.includes('ACK') ? seqAdd(IRS, ack) : toSeq(ack),
  })
const faults = (...args: Parameters<typeof verdict>): readonly Fault[] => {
  const judgement = verdict(...args)
  return judgement.verdict === 'conforming' ? [] : judgement.faults
}
const nearest = (...args: Parameters<typeof verdict>): string | undefined => {
  const judgement = verdict(...args)
  return judgement.verdict === 'conforming' ? judgement.kind : judgement.nearest?.kind
}
const queued = must(send(IN.ESTABLISHED, 'abcdef'))
const sent = pay(queued).tcb
const mine = (seq: number): string => String(seqAdd(ISS, seq))
const peers = (seq: number): string => String(seqAdd(IRS, seq))

describe('a fault tells what was found, what may stand there, and where the RFC says so', () => {
  test.each<readonly [string, readonly Fault[], Fault]>([
    [
      'from LISTEN',
      faults(IN.LISTEN, 'SYN,ACK', 0, 1),
      { field: 'flags', code: 'nothing-to-send', found: 'SYN,ACK', expected: '', rfc: '3.10.7.2' },
    ],
    [
      'from CLOSED',
      faults(IN.CLOSED, 'ACK', 0, 1),
      { field: 'flags', code: 'nothing-to-send', found: 'ACK', expected: '', rfc: '3.10.7.1' },
    ],
    [
      'a bare FIN',
      faults(must(close(IN.ESTABLISHED)), 'FIN', 1),
      { field: 'flags', code: 'ack-missing', found: 'FIN', expected: 'ACK,FIN', rfc: '3.10.4' },
    ],
    [
      'no FIN',
      faults(pay(must(close(sent))).tcb, 'SYN,ACK', 7, 1),
      { field: 'flags', code: 'syn-unexpected', found: 'SYN,ACK', expected: 'ACK', rfc: '3.10.7.4' },
    ],
    [
      'a FIN too early',
      faults(IN.ESTABLISHED, 'FIN,ACK', 1, 1),
      { field: 'flags', code: 'fin-unexpected', found: 'ACK,FIN', expected: 'ACK', rfc: '3.10.7.4' },
    ],
    [
      'no SYN',
      faults(must(open(IN.CLOSED, 'active')), '', 0),
      { field: 'flags', code: 'syn-missing', found: '', expected: 'SYN', rfc: '3.10.1' },
    ],
    [
      'an ACK on a SYN',
      faults(must(open(IN.CLOSED, 'active')), 'SYN,ACK', 0, 0),
      { field: 'flags', code: 'ack-unexpected', found: 'SYN,ACK', expected: 'SYN', rfc: '3.10.1' },
    ],
    [
      'no RST',
      faults(arrive(IN.CLOSED, seg('ACK', 5, 7)).tcb, '', 7),
      { field: 'flags', code: 'rst-missing', found: '', expected: 'RST', rfc: '3.10.7.1' },
    ],
    [
      'a RST instead of an ACK',
      faults(IN.ESTABLISHED, 'RST,ACK', 1, 1),
      { field: 'flags', code: 'rst-unexpected', found: 'ACK,RST', expected: 'ACK', rfc: '3.10.7.4' },
    ],
    [
      'one number',
      faults(must(open(IN.CLOSED, 'active')), 'SYN', 1),
      { field: 'seq', code: 'seq-wrong', found: mine(1), expected: mine(0), rfc: '3.10.1' },
    ],
    [
      'many numbers',
      faults(sent, 'ACK', 99, 1, 'a'),
      {
        field: 'seq',
        code: 'seq-wrong',
        found: mine(99),
        expected: `${mine(1)} to ${mine(6)}`,
        rfc: '3.8.1',
      },
    ],
    [
      'too low',
      faults(IN.ESTABLISHED, 'ACK', 1, 0),
      { field: 'ack', code: 'ack-too-low', found: peers(0), expected: peers(1), rfc: '3.10.7.4' },
    ],
    [
      'too high',
      faults(IN.ESTABLISHED, 'ACK', 1, 2),
      { field: 'ack', code: 'ack-of-unsent', found: peers(2), expected: peers(1), rfc: '3.10.7.4' },
    ],
    [
      'an ack without its flag',
      faults(must(open(IN.CLOSED, 'active')), 'SYN', 0, 5),
      { field: 'ack', code: 'ack-without-flag', found: '5', expected: '', rfc: '3.1' },
    ],
    [
      'an ack without the flag that it needs',
      faults(IN.ESTABLISHED, '', 1, 5),
      { field: 'ack', code: 'ack-without-flag', found: '5', expected: peers(1), rfc: '3.1' },
    ],
    [
      'data that nobody queued',
      faults(IN['FIN-WAIT-2'], 'ACK', 2, 1, 'abc'),
      { field: 'data', code: 'data-unexpected', found: '3', expected: '0', rfc: '3.10.7.4' },
    ],
    [
      'too many data',
      faults(queued, 'ACK', 1, 1, 'abcdefg'),
      { field: 'data', code: 'data-beyond-window', found: '7', expected: '1 to 6', rfc: '3.10.2' },
    ],
    [
      'other data',
      faults(queued, 'ACK', 1, 1, 'xbc'),
      { field: 'data', code: 'data-not-queued', found: '3', expected: '1 to 6', rfc: '3.10.2' },
    ],
    [
      'too few before a FIN',
      faults(must(close(queued)), 'FIN,ACK', 1, 1, 'abc'),
      { field: 'data', code: 'data-missing', found: '3', expected: '6', rfc: '3.10.4' },
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toContainEqual(expected)
  })

  test('each field once, flags first', () => {
    expect(faults(queued, 'FIN,ACK', 9, 9, 'zzz').map(({ field }) => field)).toEqual([
      'flags',
      'seq',
      'ack',
      'data',
    ])
  })
})

describe('flags that no segment has together', () => {
  const owing = arrive(IN.CLOSED, seg('ACK', 5, 7)).tcb
  test.each([
    ['a SYN with FIN', faults(must(open(IN.CLOSED, 'active')), 'SYN,FIN', 0), 'fin-unexpected'],
    ['a RST with SYN', faults(owing, 'RST,SYN', 7), 'syn-unexpected'],
    ['a RST with FIN', faults(owing, 'RST,FIN', 7), 'fin-unexpected'],
    ['a RST with ACK', faults(owing, 'RST,ACK', 7), 'ack-unexpected'],
  ])('%s', (_name, found, code) => {
    expect(found[0]?.code).toBe(code)
  })

  test('PSH is free, whatever else is wrong', () => {
    expect(faults(queued, 'PSH,ACK', 9, 1, 'abc').map(({ field }) => field)).toEqual(['seq'])
    expect(faults(queued, 'PSH,ACK', 1, 1, 'abc')).toEqual([])
    expect(faults(owing, 'PSH,RST', 7)).toEqual([])
  })
})

describe('what was meant', () => {
  test.each([
    ['nothing from a listener', nearest(IN.LISTEN, 'ACK', 0, 1), undefined],
    ['the FIN that is due', nearest(must(close(sent)), 'FIN,ACK', 6, 1), 'fin'],
    ['the data that are due', nearest(must(send(sent, 'gh')), 'ACK', 8, 1, 'gh'), 'data'],
    ['the ACK that is due', nearest(arrive(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc')).tcb, 'ACK', 1, 1), 'ack'],
    ['the SYN-ACK, not an ACK', nearest(arrive(IN.LISTEN, seg('SYN', 0)).tcb, 'ACK', 1, 1), 'syn-ack'],
    ['the FIN again, by its flags', nearest(IN['LAST-ACK'], 'FIN,ACK', 2, 2), 'fin-retransmission'],
    ['the reset, by its flags', nearest(arrive(IN['SYN-RECEIVED'], seg('ACK', 1, 9)).tcb, 'RST', 1), 'rst'],
  ])('%s', (_name, kind, expected) => {
    expect(kind).toBe(expected)
  })
})
