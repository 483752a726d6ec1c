import { describe, expect, test } from 'vitest'
import { appearance } from '../../shared/tcp/appearance.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd } from '../../shared/tcp/seq.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

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

  test('a FIN that nobody called CLOSE for takes no octet’s number, and no octet with it', () => {
    const waiting = must(send(IN.ESTABLISHED, 'abc'))
    const bare = { ...seg('FIN,ACK', 0), seq: waiting.sndNxt, ack: waiting.rcvNxt }
    expect(transmit(waiting, bare).sndNxt).toBe(waiting.sndNxt)
    const withTwo = { ...bare, data: 'ab' }
    expect(transmit(waiting, withTwo).sndNxt).toBe(seqAdd(waiting.sndNxt, 2))
  })

  test('a SYN-ACK with a wrong ack uses our SYN, but does not answer theirs', () => {
    const called = arrive(IN.LISTEN, seg('SYN', 0)).tcb
    const wrong = { ...seg('SYN,ACK', 0), seq: ISS, ack: IRS }
    const sent = transmit(called, wrong)
    expect([sent.sndNxt, appearance(sent)]).toEqual([seqAdd(ISS, 1), 'LISTEN'])
    expect(owed(sent).map(({ kind }) => kind)).toEqual(['syn-ack'])
  })
})
