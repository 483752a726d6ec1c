import { describe, expect, test } from 'vitest'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd } from '../../shared/tcp/seq.ts'
import { octetsOf } from '../support/trace.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

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
