import { describe, expect, test } from 'vitest'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { receive } from '../../shared/tcp/receive.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, seqDistance, toSeq } from '../../shared/tcp/seq.ts'
import { STATES } from '../../shared/tcp/state.ts'
import type { State } from '../../shared/tcp/state.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { octetsOf } from '../support/trace.ts'
import { IN, IRS, ISS, answers, must, seg } from './states.ts'

// The situations that published test suites put a stack into (packetdrill, gVisor packetimpact, the table of states
// of smoltcp), each with what RFC 9293 asks for.

const after = (tcb: Tcb, ...segments: readonly Segment[]): Tcb =>
  segments.reduce((now, segment) => pay(arrive(now, segment).tcb).tcb, tcb)

const seen = (tcb: Tcb, segment: Segment): readonly unknown[] => {
  const { tcb: next, events } = arrive(tcb, segment)
  return [next.state, answers(next), events.map(({ kind }) => kind)]
}

const SYNCHRONIZED = STATES.slice(4)

const nextOf = (state: State): number => seqDistance(IRS, IN[state].rcvNxt)

const mineOf = (state: State): number => seqDistance(ISS, IN[state].sndNxt)

describe('a segment outside the window, whatever its flags  [3.10.7.4 first]', () => {
  const WND = 65_535
  const cases = SYNCHRONIZED.flatMap((state) =>
    ['SYN', 'SYN,ACK', 'ACK', 'FIN', 'FIN,ACK', 'PSH,ACK'].flatMap((flags) =>
      [-3, WND, WND + 1].map((offset) => [state, flags, offset] as const),
    ),
  )
  test.each(cases)('%s: %s at RCV.NXT%+i is answered with where we are', (state, flags, offset) => {
    const data = flags.includes('PSH') ? 'x' : ''
    const segment = seg(flags, nextOf(state) + offset, mineOf(state), data)
    expect(seen(IN[state], segment)).toEqual([state, [`ACK ${mineOf(state)} ${nextOf(state)}`], []])
  })

  test.each(['SYN', 'SYN,ACK'])('%s there is challenged by name (RFC 5961 4.2)', (flags) => {
    for (const offset of [-9, 70_000])
      expect(arrive(IN.ESTABLISHED, seg(flags, 1 + offset, 1)).tcb.replies).toMatchObject([
        { kind: 'challenge-ack', because: 'unexpected-syn' },
      ])
    expect(arrive(IN.ESTABLISHED, seg('ACK', -9, 1)).tcb.replies).toMatchObject([
      { kind: 'duplicate-ack', because: 'out-of-window' },
    ])
  })
})

describe('the edges of the window, octet by octet  [3.4]', () => {
  const narrow: Tcb = { ...IN.ESTABLISHED, rcvWnd: 4 }
  test.each([
    [-4, 'abcd', ''],
    [-4, 'abcde', 'e'],
    [-1, 'abc', 'bc'],
    [0, 'abcd', 'abcd'],
    [0, 'abcdef', 'abcd'],
    // By the letter of the two questions of 3.4, neither its first nor its last octet lies in the window.
    [-2, 'abcdefgh', ''],
    [3, 'ab', ''],
    [4, 'ab', ''],
  ])('from RCV.NXT%+i, %s brings "%s"', (offset, data, taken) => {
    const { tcb, events } = arrive(narrow, seg('ACK', 1 + offset, 1, data))
    expect([tcb.unread, tcb.received]).toEqual([taken, taken.length])
    expect(events).toEqual(taken === '' ? [] : [{ kind: 'delivered', data: taken }])
    expect(tcb.early.map((text) => text.data)).toEqual(offset === 3 ? ['a'] : [])
  })

  test('a FIN beyond the edge is cut off and comes again; one at its last number is taken', () => {
    expect(after(narrow, seg('FIN,ACK', 1, 1, 'abcd')).state).toBe('ESTABLISHED')
    expect(after(narrow, seg('FIN,ACK', 1, 1, 'abc')).state).toBe('CLOSE-WAIT')
    expect(after(narrow, seg('FIN,ACK', 1, 1, 'abcd'), seg('FIN,ACK', 5, 1)).state).toBe('CLOSE-WAIT')
  })
})

describe('resets  [3.10.7.4 second, RFC 5961 3.2]', () => {
  const wide = (offset: number, data = ''): Segment => seg('RST', 1 + offset, 0, data)
  test.each<readonly [string, number, number, string, boolean]>([
    ['at RCV.NXT', 0, 65_535, 'CLOSED', false],
    ['one before', -1, 65_535, 'ESTABLISHED', false],
    ['one after', 1, 65_535, 'ESTABLISHED', true],
    ['at the last number of the window', 65_534, 65_535, 'ESTABLISHED', true],
    ['at its edge', 65_535, 65_535, 'ESTABLISHED', false],
    ['at RCV.NXT of a shut window', 0, 0, 'CLOSED', false],
    ['after RCV.NXT of a shut window', 1, 0, 'ESTABLISHED', false],
  ])('%s', (_name, offset, rcvWnd, state, isChallenged) => {
    for (const data of ['', 'why it was reset']) {
      const { tcb } = arrive({ ...IN.ESTABLISHED, rcvWnd }, wide(offset, data))
      expect([tcb.state, owed(tcb).length > 0]).toEqual([state, isChallenged])
    }
  })

  test('its flags do not matter: RST goes before SYN, ACK and FIN', () => {
    expect(seen(IN.ESTABLISHED, seg('RST,SYN,FIN', 1))).toEqual(['CLOSED', [], ['connection-reset']])
    expect(seen(IN.ESTABLISHED, seg('RST,ACK', 1, 999))).toEqual(['CLOSED', [], ['connection-reset']])
    expect(seen(IN.LISTEN, seg('RST,SYN', 0))).toEqual(['LISTEN', [], []])
  })

  test.each([
    ['ESTABLISHED', 'connection-reset'],
    ['FIN-WAIT-1', 'connection-reset'],
    ['FIN-WAIT-2', 'connection-reset'],
    ['CLOSE-WAIT', 'connection-reset'],
    ['CLOSING', 'connection-closed'],
    ['LAST-ACK', 'connection-closed'],
    ['TIME-WAIT', 'connection-closed'],
  ] as const)('in %s the application is told %s', (state, told) => {
    expect(seen(IN[state], seg('RST', nextOf(state)))).toEqual(['CLOSED', [], [told]])
  })

  test('in LAST-ACK with data that never left, they are lost', () => {
    const waiting = must(close(must(send({ ...IN['CLOSE-WAIT'], sndWnd: 0 }, 'abc'))))
    expect(seen(waiting, seg('RST', 2))).toEqual(['CLOSED', [], ['connection-reset']])
  })

  test('a connection that is gone answers what still comes by a reset (tcp_synrcvd_reset, tcp_timewait_reset)', () => {
    expect(after(IN['SYN-RECEIVED'], seg('RST', 1)).state).toBe('LISTEN')
    expect(seen(after(IN['SYN-RECEIVED'], seg('RST', 1)), seg('ACK', 1, 1))).toEqual([
      'LISTEN',
      ['RST 1'],
      [],
    ])
    expect(seen(after(IN['TIME-WAIT'], seg('RST', 2)), seg('ACK', 2, 2))).toEqual(['CLOSED', ['RST 2'], []])
    const over = after(IN['LAST-ACK'], seg('ACK', 2, 2))
    expect(seen(over, seg('FIN,ACK', 1, 1))).toEqual(['CLOSED', ['RST 1'], []])
    expect(seen(over, seg('PSH', 2, 0, 'abc'))).toEqual(['CLOSED', ['ACK,RST 0 5'], []])
  })

  test('each stranger gets its own, and no one two', () => {
    const many = [seg('SYN', 0), seg('SYN', 7), seg('SYN', 0), seg('ACK', 3, 5), seg('ACK', 4, 5)].reduce(
      (tcb, segment) => arrive(tcb, segment).tcb,
      IN.CLOSED,
    )
    expect(answers(many)).toEqual(['ACK,RST 0 1', 'ACK,RST 0 8', 'RST 5'])
    const one = transmit(many, { ...seg('RST,ACK', 0), seq: toSeq(0), ack: seqAdd(IRS, 8) })
    expect(answers(one)).toEqual(['ACK,RST 0 1', 'RST 5'])
    const bare = transmit(many, { ...seg('RST', 0), seq: toSeq(0) })
    expect(answers(bare)).toEqual(['ACK,RST 0 1', 'ACK,RST 0 8', 'RST 5'])
    expect(pay(many).tcb.replies).toEqual([])
  })

  test('one that is owed to a stranger outlives the call', () => {
    const owing = arrive(IN['SYN-SENT'], seg('SYN,ACK', 0, 9)).tcb
    expect(answers(must(close(owing)))).toEqual(['RST 9'])
    expect(answers(arrive(owing, seg('RST,ACK', 0, 1)).tcb)).toEqual(['RST 9'])
    const half = arrive(IN['SYN-RECEIVED'], seg('ACK', 1, 9)).tcb
    expect(seen(half, seg('RST', 1))).toEqual(['LISTEN', ['RST 9'], []])
    expect(answers(must(open(arrive(half, seg('RST', 1)).tcb, 'active')))).toEqual(['RST 9', 'SYN 0'])
    const challenged = arrive(IN.ESTABLISHED, seg('SYN', 9)).tcb
    expect(seen(challenged, seg('RST', 1))).toEqual(['CLOSED', [], ['connection-reset']])
  })
})

describe('an unacceptable ACK  [3.10.7.4 fifth, RFC 5961 5.2] (tcp_unacc_seq_ack)', () => {
  test.each(SYNCHRONIZED)('%s: one octet around each edge', (state) => {
    const mine = mineOf(state)
    const una = seqDistance(ISS, IN[state].sndUna)
    const where = [`ACK ${mine} ${nextOf(state)}`]
    for (const [ack, isAnswered] of [
      [mine, false],
      [mine + 1, true],
      [una - 65_535, false],
      [una - 65_536, true],
    ] as const)
      expect(answers(arrive(IN[state], seg('ACK', nextOf(state), ack)).tcb)).toEqual(isAnswered ? where : [])
  })

  test('data on such a segment are dropped with it', () => {
    expect(arrive(IN.ESTABLISHED, seg('ACK', 1, 2, 'abc')).tcb.unread).toBe('')
    expect(arrive(IN.ESTABLISHED, seg('ACK', 1, 0, 'abc')).tcb.unread).toBe('abc')
  })

  test('the largest window ever offered counts, not the one of now', () => {
    const small = after(IN.LISTEN, seg('SYN', 0, 0, '', 10), seg('ACK', 1, 1, '', 20))
    const shut = after(small, seg('ACK', 1, 1, '', 0))
    expect([shut.sndWnd, shut.maxSndWnd]).toEqual([0, 20])
    expect(answers(arrive(shut, seg('ACK', 1, -19)).tcb)).toEqual([])
    expect(answers(arrive(shut, seg('ACK', 1, -20)).tcb)).toEqual(['ACK 1 1'])
    expect(after(IN['SYN-SENT'], seg('SYN,ACK', 0, 1, '', 77)).maxSndWnd).toBe(77)
  })

  test('in SYN-SENT and SYN-RECEIVED it draws the reset that its sender believes', () => {
    for (const ack of [-5, 0, 2, 70_000]) {
      expect(seen(IN['SYN-SENT'], seg('SYN,ACK', 0, ack))).toEqual(['SYN-SENT', [`RST ${ack}`], []])
      expect(seen(IN['SYN-SENT'], seg('RST,ACK', 0, ack))).toEqual(['SYN-SENT', [], []])
      expect(seen(IN['SYN-RECEIVED'], seg('ACK', 1, ack))).toEqual(['SYN-RECEIVED', [`RST ${ack}`], []])
    }
  })
})

describe('SYN-RECEIVED  [3.10.7.4]', () => {
  const crossed = after(IN['SYN-SENT'], seg('SYN', 0))
  test('the SYN-ACK of crossing SYNs counts; a listener has no use for one', () => {
    expect(seen(crossed, seg('SYN,ACK', 0, 1))).toEqual(['ESTABLISHED', [], ['established']])
    expect(seen(IN['SYN-RECEIVED'], seg('SYN,ACK', 0, 1))).toEqual(['SYN-RECEIVED', ['ACK 1 1'], []])
    expect(seen(crossed, seg('SYN', 0))).toEqual(['SYN-RECEIVED', ['SYN,ACK 0 1'], []])
    expect(seen(crossed, seg('SYN,ACK', 0, 2))).toEqual(['SYN-RECEIVED', ['RST 2'], []])
  })

  test('before the SYN-ACK has left, the same SYN again changes nothing', () => {
    const heard = arrive(IN.LISTEN, seg('SYN', 0)).tcb
    expect(arrive(heard, seg('SYN', 0)).tcb).toBe(heard)
    const unanswered = arrive(IN['SYN-SENT'], seg('SYN', 0)).tcb
    expect(arrive(unanswered, seg('SYN', 0)).tcb).toBe(unanswered)
  })

  test('a newer SYN: a listener forgets, a caller challenges', () => {
    expect(seen(IN['SYN-RECEIVED'], seg('SYN', 5))).toEqual(['LISTEN', [], []])
    expect(seen(crossed, seg('SYN', 5))).toEqual(['SYN-RECEIVED', ['ACK 1 1'], []])
    expect(seen(IN['SYN-RECEIVED'], seg('SYN', -5))).toEqual(['SYN-RECEIVED', ['ACK 1 1'], []])
    expect(arrive(IN['SYN-RECEIVED'], seg('SYN', -5)).tcb.replies).toMatchObject([{ kind: 'duplicate-ack' }])
  })

  test('the window is taken from the segment that establishes, whatever came before', () => {
    const established = after(IN['SYN-RECEIVED'], seg('ACK', 3, 1, '', 5))
    expect(established).toMatchObject({ sndWnd: 5, sndWl1: seqAdd(IRS, 3), sndWl2: seqAdd(ISS, 1) })
  })
})

describe('what is sent before the connection is there (tcp_queue_send_recv_in_syn_sent)', () => {
  test('waits, and goes with the ACK of the SYN-ACK', () => {
    const waiting = must(send(IN['SYN-SENT'], 'early'))
    expect(answers(waiting)).toEqual([])
    expect(answers(arrive(waiting, seg('SYN,ACK', 0, 1)).tcb)).toEqual(['ACK,PSH 1 1 len 5'])
    expect(answers(arrive(waiting, seg('SYN,ACK', 0, 1, '', 3)).tcb)).toEqual(['ACK 1 1 len 3'])
    expect(must(receive(waiting)).data).toBe('')
  })
})

describe('zero windows (tcp_zero_window_probe, tcp_zero_receive_window)', () => {
  test('nothing leaves but the probe; each timeout asks again; an opening lets the rest go', () => {
    const shut = after(IN.ESTABLISHED, seg('ACK', 1, 1, '', 0))
    const waiting = must(send(shut, 'abc'))
    expect(answers(waiting)).toEqual([])
    const asked = expire(waiting, 'retransmission').tcb
    expect(answers(asked)).toEqual(['ACK 1 1 len 1'])
    const once = pay(asked).tcb
    expect(answers(once)).toEqual([])
    expect(answers(expire(once, 'retransmission').tcb)).toEqual(['ACK,PSH 1 1 len 1'])
    expect(answers(arrive(once, seg('ACK', 1, 1, '', 9)).tcb)).toEqual(['ACK,PSH 2 1 len 2'])
    expect(answers(arrive(once, seg('ACK', 1, 2, '', 9)).tcb)).toEqual(['ACK,PSH 2 1 len 2'])
  })

  test('a receiver with no room answers, takes nothing, and reads the ACK', () => {
    const full: Tcb = { ...pay(must(send(IN.ESTABLISHED, 'mine'))).tcb, rcvWnd: 0 }
    expect(seen(full, seg('ACK', 1, 1, 'x'))).toEqual(['ESTABLISHED', ['ACK 5 1'], []])
    expect(arrive(full, seg('ACK', 1, 5, 'x')).tcb.sendBuffer).toBe('')
    const unsaid = { ...seg('PSH', 1, 0, 'x'), ack: seqAdd(ISS, 5) }
    expect(arrive(full, unsaid).tcb.sendBuffer).toBe('mine')
    expect(arrive(full, seg('ACK', 2, 5, 'x')).tcb.sendBuffer).toBe('mine')
    expect(seen(full, seg('ACK', 1, 5))).toEqual(['ESTABLISHED', [], []])
    expect(seen(full, seg('FIN,ACK', 1, 1))).toEqual(['ESTABLISHED', ['ACK 5 1'], []])
  })

  test('a window that grows from an old segment is not believed', () => {
    const newer = after(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc', 7))
    const newest = after(newer, seg('ACK', 4, 1, '', 6))
    expect(after(newest, seg('ACK', 1, 1, 'abc', 99)).sndWnd).toBe(6)
    expect(after(newer, seg('ACK', 4, 1, '', 99)).sndWnd).toBe(99)
    const told = after(pay(must(send(newer, 'xyz'))).tcb, seg('ACK', 4, 4, '', 5))
    expect(told.sndWnd).toBe(5)
    expect(after(told, seg('ACK', 4, 3, '', 50)).sndWnd).toBe(5)
    expect(after(told, seg('ACK', 4, 4, '', 50)).sndWnd).toBe(50)
    expect(after(told, seg('ACK', 5, 2, 'x', 50)).sndWnd).toBe(5)
  })
})

describe('reordering and trimming (tcp_reordering)', () => {
  test('a hole is told for each segment beyond it, and one ACK tells that all has come', () => {
    const first = arrive(IN.ESTABLISHED, seg('ACK', 4, 1, 'def')).tcb
    expect(answers(first)).toEqual(['ACK 1 1'])
    const second = arrive(pay(first).tcb, seg('ACK', 7, 1, 'ghi')).tcb
    expect(answers(second)).toEqual(['ACK 1 1'])
    expect(answers(arrive(pay(second).tcb, seg('ACK', 1, 1, 'abc')).tcb)).toEqual(['ACK 1 10'])
  })

  test('a FIN whose octets overlap what has come closes once', () => {
    const { tcb, events } = arrive(
      after(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc')),
      seg('FIN,ACK', 2, 1, 'bcd'),
    )
    expect([tcb.state, tcb.unread, answers(tcb)]).toEqual(['CLOSE-WAIT', 'abcd', ['ACK 1 6']])
    expect(events.map(({ kind }) => kind)).toEqual(['delivered', 'connection-closing'])
  })

  test('two early texts of which one ends in a FIN inside the other: nothing follows the FIN', () => {
    const waiting = after(IN.ESTABLISHED, seg('ACK', 3, 1, 'cdef'), seg('FIN,ACK', 3, 1, 'cd'))
    const { tcb } = arrive(waiting, seg('ACK', 1, 1, 'ab'))
    expect(tcb.unread.startsWith('abcd')).toBe(true)
    expect(owed(tcb)).toHaveLength(1)
  })
})

describe('retransmission (tcp_retransmits, tcp_fin_retransmission)', () => {
  test('only the oldest segment, in pieces of the MSS, until it is acknowledged', () => {
    const sent = pay(must(send({ ...IN.ESTABLISHED, mss: 4 }, octetsOf(10)))).tcb
    const again = expire(sent, 'retransmission').tcb
    expect(answers(again)).toEqual(['ACK 1 1 len 4'])
    const partly = arrive(again, seg('ACK', 1, 3)).tcb
    expect(answers(partly)).toEqual([])
    expect(answers(expire(partly, 'retransmission').tcb)).toEqual(['ACK 3 1 len 4'])
    expect(answers(expire(after(sent, seg('ACK', 1, 11)), 'retransmission').tcb)).toEqual([])
  })

  test('data before the FIN, then the FIN with the same number, in every state that waits for its ACK', () => {
    const closing = pay(must(close(must(send(IN.ESTABLISHED, 'abc'))))).tcb
    expect(answers(expire(closing, 'retransmission').tcb)).toEqual(['ACK,PSH 1 1 len 3'])
    expect(answers(expire(after(closing, seg('ACK', 1, 4)), 'retransmission').tcb)).toEqual(['ACK,FIN 4 1'])
    for (const state of ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'] as const)
      expect(answers(expire(IN[state], 'retransmission').tcb)).toEqual([`ACK,FIN 1 ${nextOf(state)}`])
    for (const state of ['FIN-WAIT-2', 'CLOSE-WAIT', 'TIME-WAIT'] as const)
      expect(expire(IN[state], 'retransmission').tcb).toBe(IN[state])
  })
})
