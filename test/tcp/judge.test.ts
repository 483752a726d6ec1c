import { describe, expect, test } from 'vitest'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

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
