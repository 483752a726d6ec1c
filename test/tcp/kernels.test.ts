import { describe, expect, test } from 'vitest'
import { abort } from '../../shared/tcp/abort.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { permitted } from '../../shared/tcp/permitted.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, seqDistance, toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

/** A segment of ours, with numbers relative to the two ISNs. */
const ours = (flags: string, seq: number, ack = 0, data = '', wnd = 65_535) => ({
  ...seg(flags, 0, 0, data, wnd),
  seq: seqAdd(ISS, seq),
  ack: flags.includes('ACK') ? seqAdd(IRS, ack) : toSeq(0),
})
/** The kind that the judge sees in it, or the codes of its faults. */
const says = (tcb: Tcb, ...segment: Parameters<typeof ours>): string => {
  const judgement = judge(tcb, ours(...segment))
  return judgement.verdict === 'conforming'
    ? judgement.kind
    : judgement.faults.map(({ code }) => code).join(' ')
}
const queued = (tcb: Tcb, data: string): Tcb => must(send(tcb, data))
const sent = (data: string): Tcb => pay(queued(IN.ESTABLISHED, data)).tcb

describe('old data are sent again in other pieces  [RFC 9293 3.8.1]', () => {
  const more = queued(sent('abcd'), 'efgh')
  test.each([
    ['as they were', 1, 'abcd', 'data-retransmission'],
    ['a part', 2, 'bc', 'data-retransmission'],
    ['with what follows', 1, 'abcdefgh', 'data-retransmission'],
    ['from the middle, with what follows', 4, 'def', 'data-retransmission'],
    ['only what follows', 5, 'efgh', 'data'],
    ['with more than is queued', 1, 'abcdefghi', 'seq-wrong data-beyond-window'],
    ['what follows, with a number too low', 4, 'efgh', 'seq-wrong'],
  ])('%s', (_name, seq, data, expected) => {
    expect(says(more, 'ACK', seq, 1, data)).toBe(expected)
  })

  test('what follows is new: SND.NXT grows over it, and no further than the window', () => {
    const after = transmit(more, ours('ACK', 1, 1, 'abcdef'))
    expect(seqDistance(ISS, after.sndNxt)).toBe(7)
    const narrow: Tcb = { ...more, sndWnd: 6 }
    expect(says(narrow, 'ACK', 1, 1, 'abcdef')).toBe('data-retransmission')
    expect(says(narrow, 'ACK', 1, 1, 'abcdefg')).toContain('data-beyond-window')
  })

  test('a FIN may leave for the first time at the end of data that are sent again', () => {
    const closing = must(close(more))
    expect(says(closing, 'FIN,ACK', 1, 1, 'abcdefgh')).toBe('fin-with-data')
    expect(says(closing, 'FIN,ACK', 5, 1, 'efgh')).toBe('fin-with-data')
    expect(says(closing, 'FIN,ACK', 1, 1, 'abcd')).toContain('seq-wrong')
    const after = transmit(closing, ours('FIN,ACK', 1, 1, 'abcdefgh'))
    expect([seqDistance(ISS, after.sndNxt), after.finSeq]).toEqual([10, seqAdd(ISS, 9)])
    expect(says(after, 'FIN,ACK', 4, 1, 'defgh')).toBe('fin-retransmission')
    expect(says(after, 'FIN,ACK', 9, 1)).toBe('fin-retransmission')
    expect(says(after, 'FIN,ACK', 10, 1)).toContain('seq-wrong')
    expect(says({ ...closing, sndWnd: 7 }, 'FIN,ACK', 1, 1, 'abcdefgh')).not.toBe('fin-with-data')
  })

  test('all of it sent: the FIN goes alone, or with any end of what is not acknowledged', () => {
    const closing = must(close(sent('abcd')))
    expect(says(closing, 'FIN,ACK', 5, 1)).toBe('fin')
    expect(says(closing, 'FIN,ACK', 3, 1, 'cd')).toBe('fin-with-data')
    expect(says(closing, 'FIN,ACK', 4, 1)).toContain('seq-wrong')
  })
})

describe('a shut window  [RFC 9293 3.8.6.1]', () => {
  const shut: Tcb = { ...IN.ESTABLISHED, sndWnd: 0 }
  test('is probed by the next octet, or as Linux does by the number before it and no data', () => {
    const waiting = queued(shut, 'abc')
    expect(says(waiting, 'ACK', 1, 1, 'a')).toBe('zero-window-probe')
    expect(says(waiting, 'ACK', 0, 1)).toBe('zero-window-probe')
    expect(says(waiting, 'ACK', 0, 1, 'x')).toBe('data-unexpected')
    expect(says(waiting, 'ACK', -1, 1)).toBe('seq-wrong')
    expect(says(waiting, 'ACK', 1, 1, 'ab')).toBe('data-beyond-window')
  })

  test('is probed for a FIN that waits behind it too; the FIN itself may try', () => {
    const closing = must(close(shut))
    expect(says(closing, 'ACK', 0, 1)).toBe('zero-window-probe')
    expect(says(closing, 'FIN,ACK', 1, 1)).toBe('fin')
    expect(says(must(close(queued(shut, 'abc'))), 'FIN,ACK', 1, 1, 'abc')).not.toBe('fin-with-data')
    expect(says(must(close(queued(shut, 'abc'))), 'ACK', 0, 1)).toBe('zero-window-probe')
  })

  test('needs no asking while something is outstanding, or where nothing waits', () => {
    const outstanding: Tcb = { ...queued(sent('ab'), 'cd'), sndWnd: 0 }
    expect(says(outstanding, 'ACK', 2, 1)).toBe('data-missing')
    expect(says(outstanding, 'ACK', 1, 1, 'ab')).toBe('data-retransmission')
    expect(says(shut, 'ACK', 0, 1)).toBe('keep-alive-probe')
    expect(expire(must(close(shut)), 'retransmission').tcb.replies).toEqual([])
  })

  test('a probe answered with the window open again brings the data', () => {
    const waiting = queued(shut, 'abc')
    const answered = arrive(waiting, seg('ACK', 1, 1, '', 100)).tcb
    expect(owed(answered)).toMatchObject([{ kind: 'data', segment: { data: 'abc' } }])
  })
})

describe('a window pulled back behind what was sent  [RFC 9293 3.8.6]', () => {
  const shrunk: Tcb = { ...sent('abcd'), sndWnd: 2 }
  test('an ACK may have the edge for its number, where the peer still looks at it', () => {
    expect(says(shrunk, 'ACK', 5, 1)).toBe('duplicate-ack')
    expect(says(shrunk, 'ACK', 3, 1)).toBe('duplicate-ack')
    expect(says(shrunk, 'ACK', 4, 1)).toBe('data-missing')
    expect(says({ ...shrunk, sndWnd: 4 }, 'ACK', 4, 1)).toBe('data-missing')
  })

  test('no new data go beyond it, old ones may be repeated', () => {
    expect(permitted(queued(shrunk, 'e')).map(({ kind }) => kind)).not.toContain('data')
    expect(says(shrunk, 'ACK', 1, 1, 'abcd')).toBe('data-retransmission')
  })
})

describe('a keep-alive probe  [RFC 9293 3.8.4]', () => {
  test.each([
    ['without data', 0, '', 'keep-alive-probe'],
    ['with one octet that means nothing', 0, '?', 'keep-alive-probe'],
    ['with two', 0, '??', 'data-beyond-window'],
    ['one too low', -1, '', 'seq-wrong'],
  ])('%s', (_name, seq, data, expected) => {
    expect(says(IN.ESTABLISHED, 'ACK', seq, 1, data)).toBe(expected)
  })

  test.each([
    ['data outstanding', sent('abc')],
    ['data waiting', queued(IN.ESTABLISHED, 'abc')],
    ['an ACK owed', arrive(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc')).tcb],
    ['an answer owed', arrive(IN.ESTABLISHED, seg('SYN', 9)).tcb],
    ['TIME-WAIT', IN['TIME-WAIT']],
    ['SYN-RECEIVED', IN['SYN-RECEIVED']],
    ['FIN-WAIT-1', IN['FIN-WAIT-1']],
  ])('is not for an endpoint with %s', (_name, tcb) => {
    expect(permitted(tcb).map(({ kind }) => kind)).not.toContain('keep-alive-probe')
  })

  test.each(['ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT'] as const)(
    'is for an idle endpoint in %s',
    (state) => {
      expect(permitted(IN[state]).map(({ kind }) => kind)).toContain('keep-alive-probe')
    },
  )
})

describe('window updates  [RFC 9293 3.8.6]', () => {
  const grown: Tcb = { ...IN.ESTABLISHED, rcvWnd: 100_000 }
  test('an ACK that nothing calls for is one when the window is not what was told', () => {
    expect(says(IN.ESTABLISHED, 'ACK', 1, 1)).toBe('duplicate-ack')
    expect(says(grown, 'ACK', 1, 1)).toBe('window-update')
    expect(says(transmit(grown, ours('ACK', 1, 1)), 'ACK', 1, 1)).toBe('duplicate-ack')
  })

  test('but not when something calls for it', () => {
    expect(says(arrive(grown, seg('SYN', 9)).tcb, 'ACK', 1, 1)).toBe('challenge-ack')
    expect(says(arrive(grown, seg('ACK', 1, 1, 'abc')).tcb, 'ACK', 1, 4)).toBe('ack')
    expect(says(arrive(grown, seg('ACK', -5, 1, 'abc')).tcb, 'ACK', 1, 1)).toBe('duplicate-ack')
  })
})

describe('delayed and combined ACKs  [RFC 9293 3.8.6.3]', () => {
  test('one ACK for two segments; never one of less than was taken in', () => {
    const two = [seg('ACK', 1, 1, 'abc'), seg('ACK', 4, 1, 'def')].reduce(
      (tcb, segment) => arrive(tcb, segment).tcb,
      IN.ESTABLISHED,
    )
    expect(says(two, 'ACK', 1, 7)).toBe('ack')
    expect(says(two, 'ACK', 1, 4)).toBe('ack-too-low')
    expect(says(two, 'ACK', 1, 8)).toBe('ack-of-unsent')
    expect(says(queued(two, 'xyz'), 'PSH,ACK', 1, 7, 'xyz')).toBe('data')
  })

  test('a partial ACK leaves the rest outstanding', () => {
    const half = arrive(sent('abcdef'), seg('ACK', 1, 4)).tcb
    expect(says(half, 'ACK', 4, 1, 'def')).toBe('data-retransmission')
    expect(says(half, 'ACK', 1, 1, 'abc')).not.toBe('data-retransmission')
    expect(half.sendBuffer).toBe('def')
    expect(arrive(half, seg('ACK', 1, 2)).tcb).toEqual(half)
  })
})

describe('the end of an application that does not read on  [RFC 9293 3.6.1, SHLD-3]', () => {
  const deaf = pay(must(close(IN.ESTABLISHED, { deaf: true }))).tcb
  test('new data draw a reset at SND.NXT, or as Linux does at SEG.ACK', () => {
    const refused = arrive(deaf, seg('ACK', 1, 1, 'abc')).tcb
    expect(refused.state).toBe('CLOSED')
    expect(says(refused, 'RST', 2)).toBe('rst')
    expect(says(refused, 'RST', 1)).toBe('rst')
    expect(says(refused, 'RST,ACK', 1, 1)).toBe('rst-ack')
    expect(says(refused, 'RST', 3)).toBe('seq-wrong')
    expect(owed(transmit(refused, ours('RST', 1)))).toEqual([])
    expect(owed(transmit(refused, ours('RST', 2)))).toEqual([])
    expect(owed(transmit(refused, ours('RST', 3)))).toHaveLength(1)
    const same = arrive(deaf, seg('ACK', 1, 2, 'abc')).tcb
    expect(permitted(same).map(({ kind }) => kind)).toEqual(['rst', 'rst-ack'])
  })

  test('an empty segment, old data and a FIN do not', () => {
    const read = pay(
      must(
        close(
          { ...pay(arrive(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc')).tcb).tcb, unread: '' },
          { deaf: true },
        ),
      ),
    ).tcb
    expect(arrive(read, seg('ACK', 4, 2)).tcb.state).toBe('FIN-WAIT-2')
    expect(arrive(read, seg('ACK', 9, 2)).tcb.state).toBe('FIN-WAIT-2')
    expect(arrive(read, seg('FIN,ACK', 1, 2, 'abc')).tcb.state).toBe('TIME-WAIT')
    expect(arrive(read, seg('FIN,ACK', 1, 2, 'abcd')).tcb.state).toBe('CLOSED')
    expect(arrive(read, seg('ACK', 9, 2, 'x')).tcb.state).toBe('CLOSED')
  })

  test('an abort may carry an ACK of what was taken in, and of nothing else', () => {
    const gone = must(abort(arrive(sent('ab'), seg('ACK', 1, 1, 'xyz')).tcb))
    expect(says(gone, 'RST', 3)).toBe('rst')
    expect(says(gone, 'RST,ACK', 3, 4)).toBe('rst-ack')
    expect(says(gone, 'RST,ACK', 3, 5)).toBe('ack-of-unsent')
    expect(says(gone, 'RST', 1)).toBe('seq-wrong')
  })
})

describe('data on the opening  [RFC 9293 3.10.7.2, 3.10.7.3]', () => {
  const calling = queued(must(open(IN.CLOSED, 'active')), 'abc')
  test('a SYN may carry them or leave them, and so may its repetition', () => {
    expect([says(calling, 'SYN', 0, 0, 'abc'), says(calling, 'SYN', 0)]).toEqual(['syn', 'syn'])
    const first = transmit(calling, ours('SYN', 0))
    expect(says(first, 'SYN', 0, 0, 'abc')).toBe('syn-retransmission')
    expect(says(first, 'SYN', 0)).toBe('syn-retransmission')
    expect(says(first, 'SYN', 0, 0, 'abd')).toBe('data-not-queued')
  })

  test.each([
    ['all of them', 4, ''],
    ['only the SYN', 1, 'abc'],
    ['a part', 3, 'c'],
  ])('the SYN-ACK may acknowledge %s', (_name, ack, left) => {
    const called = transmit(calling, ours('SYN', 0, 0, 'abc'))
    const { tcb } = arrive(called, seg('SYN,ACK', 0, ack))
    expect([tcb.state, tcb.sendBuffer, seqDistance(ISS, tcb.sndUna)]).toEqual(['ESTABLISHED', left, ack])
    expect(owed(tcb)).toMatchObject([{ kind: 'ack', segment: { seq: seqAdd(ISS, 4) } }])
    if (left !== '') expect(says(tcb, 'ACK', ack, 1, left)).toBe('data-retransmission')
    expect(owed(arrive(called, seg('SYN,ACK', 0, 5)).tcb)).toMatchObject([{ kind: 'rst' }])
  })

  test('a SYN-ACK may carry them as far as the window goes; in SYN-RECEIVED nothing else may', () => {
    const called = queued(arrive(IN.LISTEN, seg('SYN', 0, 0, '', 2)).tcb, 'abc')
    expect(says(called, 'SYN,ACK', 0, 1, 'ab')).toBe('syn-ack')
    expect(says(called, 'SYN,ACK', 0, 1, 'abc')).toBe('data-beyond-window')
    const answered = transmit(called, ours('SYN,ACK', 0, 1))
    expect(says(answered, 'SYN,ACK', 0, 1, 'ab')).toBe('syn-ack-retransmission')
    expect(says(answered, 'ACK', 1, 1, 'ab')).not.toBe('data')
    const closing = must(close(answered))
    expect(permitted(closing).map(({ kind }) => kind)).toEqual(['syn-ack-retransmission', 'duplicate-ack'])
  })
})
