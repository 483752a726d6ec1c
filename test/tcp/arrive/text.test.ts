import { describe, expect, test } from 'vitest'
import { arrive } from '../../../shared/tcp/arrive/arrive.ts'
import { owed } from '../../../shared/tcp/owed.ts'
import { pay } from '../../../shared/tcp/pay.ts'
import { must, IN, seg } from '../states.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { close } from '../../../shared/tcp/close.ts'
import { send } from '../../../shared/tcp/send.ts'
import { seqDistance } from '../../../shared/tcp/seq.ts'
import type { Tcb } from '../../../shared/tcp/tcb.ts'

/** An endpoint with room for ten octets. */
const narrow: Tcb = { ...IN.ESTABLISHED, rcvWnd: 10 }
const take = (tcb: Tcb, ...segments: readonly Segment[]): Tcb =>
  segments.reduce((now, segment) => arrive(now, segment).tcb, tcb)
const kinds = (tcb: Tcb): readonly string[] => owed(tcb).map(({ kind }) => kind)

describe('the right edge of the window  [RFC 9293 3.10.7.4 first]', () => {
  test.each([
    ['ends one before it', 'abcdefghi', 'abcdefghi'],
    ['ends at it', 'abcdefghij', 'abcdefghij'],
    ['goes one beyond it', 'abcdefghijk', 'abcdefghij'],
  ])('text that %s', (_name, data, taken) => {
    expect(take(narrow, seg('ACK', 1, 1, data)).unread).toBe(taken)
  })

  test.each([
    ['in the last place', 'abcdefghi', 'CLOSE-WAIT'],
    ['one beyond it', 'abcdefghij', 'ESTABLISHED'],
  ])('a FIN %s', (_name, data, state) => {
    expect(take(narrow, seg('FIN,ACK', 1, 1, data)).state).toBe(state)
  })

  test('early text is cut at the edge that stood when it came', () => {
    const waiting = take(narrow, seg('ACK', 9, 1, 'ijklmn'))
    expect(waiting.early.map(({ data }) => data)).toEqual(['ij'])
    expect(take(waiting, seg('ACK', 1, 1, 'abcdefgh')).unread).toBe('abcdefghij')
  })

  test('a shut window takes no octet, but reads the ACK that a probe brings', () => {
    const shut: Tcb = { ...must(send(IN.ESTABLISHED, 'abc')), rcvWnd: 0 }
    const probed = take(pay(shut).tcb, seg('ACK', 1, 4, 'x'))
    expect([probed.unread, kinds(probed), probed.sendBuffer]).toEqual(['', ['duplicate-ack'], ''])
    const synSent: Tcb = { ...IN['SYN-SENT'], rcvWnd: 0 }
    expect(take(synSent, seg('SYN,ACK', 0, 1, 'abc'))).toMatchObject({ unread: '', state: 'ESTABLISHED' })
  })
})

describe('early text  [RFC 9293 3.10.7.4 seventh]', () => {
  test('what it follows comes later: its ACK counts, its older window does not  [fifth]', () => {
    const sent = pay(must(send(IN.ESTABLISHED, 'xyz'))).tcb
    const filled = take(sent, seg('ACK', 4, 1, 'def', 500), seg('ACK', 1, 4, 'abc', 400))
    expect(filled).toMatchObject({ unread: 'abcdef', sendBuffer: '', sndWnd: 500 })
  })

  test.each([
    ['the same once more', [seg('ACK', 4, 1, 'def'), seg('ACK', 4, 1, 'def')], ['def']],
    ['a part of it', [seg('ACK', 4, 1, 'def'), seg('ACK', 5, 1, 'e')], ['def']],
    ['more than it', [seg('ACK', 5, 1, 'e'), seg('ACK', 4, 1, 'def')], ['def']],
    ['the same with a FIN', [seg('ACK', 4, 1, 'def'), seg('FIN,ACK', 4, 1, 'def')], ['def']],
    ['what overlaps it', [seg('ACK', 6, 1, 'fgh'), seg('ACK', 4, 1, 'def')], ['def', 'fgh']],
  ])('%s is kept once', (_name, segments, kept) => {
    const waiting = take(IN.ESTABLISHED, ...segments)
    expect(waiting.early.map(({ data }) => data)).toEqual(kept)
    const joined = take(waiting, seg('ACK', 1, 1, 'abc'))
    expect(joined.unread).toBe('abcdefgh'.slice(0, 3 + (kept.length === 2 ? 5 : 3)))
    expect(joined.early).toEqual([])
  })

  test('nothing follows a FIN, whatever else has come', () => {
    const waiting = take(IN.ESTABLISHED, seg('ACK', 6, 1, 'beyond'), seg('FIN,ACK', 4, 1))
    const { tcb, events } = arrive(waiting, seg('ACK', 1, 1, 'abc'))
    expect([tcb.state, tcb.unread, tcb.early]).toEqual(['CLOSE-WAIT', 'abc', []])
    expect(events.map(({ kind }) => kind)).toEqual(['delivered', 'connection-closing'])
  })

  test('an empty segment from beyond a gap draws no answer', () => {
    const waiting = pay(take(IN.ESTABLISHED, seg('ACK', 4, 1, 'def'))).tcb
    expect(kinds(take(waiting, seg('ACK', 7, 1)))).toEqual([])
    expect(kinds(take(waiting, seg('ACK', 7, 1, 'gap')))).toEqual(['duplicate-ack'])
  })

  test('when the gap is filled before it was told, one ACK says it all', () => {
    const { sent, tcb } = pay(take(IN.ESTABLISHED, seg('ACK', 4, 1, 'def'), seg('ACK', 1, 1, 'abc')))
    expect(sent).toHaveLength(1)
    expect(tcb.replies).toEqual([])
  })

  test('text on a SYN waits for the opening, and is taken even if the third segment comes from beyond it', () => {
    const called = pay(take(IN.LISTEN, seg('SYN', 0, 0, 'hello'))).tcb
    const { tcb, events } = arrive(called, seg('ACK', 6, 1))
    expect([tcb.state, tcb.unread, kinds(tcb)]).toEqual(['ESTABLISHED', 'hello', ['ack']])
    expect(events.map(({ kind }) => kind)).toEqual(['established', 'delivered'])
    const closing = take(pay(take(IN.LISTEN, seg('FIN,SYN', 0, 0, 'all'))).tcb, seg('ACK', 5, 1))
    expect([closing.state, closing.unread]).toEqual(['CLOSE-WAIT', 'all'])
  })

  test('text on crossing SYNs waits too', () => {
    const crossed = pay(take(IN['SYN-SENT'], seg('SYN', 0, 0, 'hello'))).tcb
    expect(take(crossed, seg('SYN,ACK', 0, 1))).toMatchObject({ state: 'ESTABLISHED', unread: 'hello' })
  })
})

describe('an ACK on a segment that is not acceptable', () => {
  test('counts on what ends at the edge of the window, not further below, not on a SYN, not in SYN-RECEIVED', () => {
    const waiting = pay(must(send(pay(take(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc'))).tcb, 'xyz'))).tcb
    const una = (segment: Segment): number => seqDistance(waiting.iss, take(waiting, segment).sndUna)
    expect(una(seg('ACK', 1, 4, 'abc'))).toBe(4)
    expect(una(seg('ACK', 1, 4, 'ab'))).toBe(1)
    expect(una(seg('ACK', 4, 4))).toBe(4)
    expect(una(seg('ACK', 3, 4))).toBe(1)
    expect(take(IN.ESTABLISHED, seg('SYN,ACK', 0, 1)).replies).toHaveLength(1)
    expect(take(IN['SYN-RECEIVED'], seg('ACK', 0, 1, 'x')).state).toBe('SYN-RECEIVED')
  })

  test.each([
    ['one octet too old', -65_536, 1],
    ['as old as a window', -65_535, 0],
    ['what was sent last', 0, 0],
    ['never sent', 1, 1],
  ])('an acceptable segment whose ACK is %s', (_name, distance, answers) => {
    const told = take(IN.ESTABLISHED, seg('ACK', 1, 1 + distance))
    expect(told.replies).toHaveLength(answers)
    const scaled = take(
      { ...IN.ESTABLISHED, sndWnd: 2 ** 20, maxSndWnd: 2 ** 20 },
      seg('ACK', 1, 1 - 2 ** 20),
    )
    expect(scaled.replies).toEqual([])
  })

  test('a FIN that leaves before our SYN is acknowledged does not bring the SYN-ACK into disorder', () => {
    const closing = pay(must(close(IN['SYN-RECEIVED']))).tcb
    expect(kinds(take(closing, seg('SYN', 0)))).toEqual(['syn-ack-retransmission'])
    expect(take(closing, seg('ACK', 1, 1))).toMatchObject({ state: 'FIN-WAIT-1', synAcked: true })
    expect(take(closing, seg('ACK', 1, 2)).state).toBe('FIN-WAIT-2')
    expect(take(closing, seg('RST', 1)).state).toBe('CLOSED')
    const unsaid = must(close(take(IN.LISTEN, seg('SYN', 0))))
    expect(pay(unsaid).sent.map(({ flags }) => [flags.syn, flags.fin])).toEqual([
      [true, false],
      [false, true],
    ])
  })
})
