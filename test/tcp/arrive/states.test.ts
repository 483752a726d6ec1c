import { describe, expect, test } from 'vitest'
import { arrive } from '../../../shared/tcp/arrive/arrive.ts'
import { close } from '../../../shared/tcp/close.ts'
import { open } from '../../../shared/tcp/open.ts'
import { owed } from '../../../shared/tcp/owed.ts'
import { pay } from '../../../shared/tcp/pay.ts'
import { flagNames } from '../../../shared/tcp/segment.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { send } from '../../../shared/tcp/send.ts'
import { seqDistance, toSeq } from '../../../shared/tcp/seq.ts'
import { STATES } from '../../../shared/tcp/state.ts'
import type { State } from '../../../shared/tcp/state.ts'
import type { Tcb } from '../../../shared/tcp/tcb.ts'
import { IN, IRS, ISS, must, seg } from '../states.ts'

/** What an endpoint answers, in relative numbers: "ACK 1 2" is seq 1, ack 2. */
const answers = (tcb: Tcb): readonly string[] =>
  owed(tcb).map(({ segment }) => {
    const names = flagNames(segment.flags).join(',')
    const isAbsolute = segment.flags.rst && segment.flags.ack
    const seq = isAbsolute ? segment.seq : seqDistance(ISS, segment.seq)
    return `${names} ${seq}${segment.flags.ack ? ` ${seqDistance(IRS, segment.ack)}` : ''}`
  })

interface Row {
  readonly in: State
  readonly arrives: Segment
  readonly to: State
  readonly owes?: readonly string[]
  readonly tells?: readonly string[]
}

const check = ({ in: state, arrives, to, owes = [], tells = [] }: Row): void => {
  const { tcb, events } = arrive(IN[state], arrives)
  expect(tcb.state).toBe(to)
  expect(answers(tcb)).toEqual(owes)
  expect(events.map(({ kind }) => kind)).toEqual(tells)
}

const name = (row: Row): string =>
  `${row.in}: ${flagNames(row.arrives.flags).join(',')} ${seqDistance(IRS, row.arrives.seq)}${row.arrives.flags.ack ? ` ${seqDistance(ISS, row.arrives.ack)}` : ''}${row.arrives.data === '' ? '' : ` len ${row.arrives.data.length}`}`

const rows = (title: string, table: readonly Row[]): void => {
  describe(title, () => {
    test.each(table.map((row) => [name(row), row] as const))('%s', (_name, row) => check(row))
  })
}

test('the states of these tests are what they say', () => {
  for (const state of STATES) {
    expect(IN[state].state).toBe(state)
    expect(owed(IN[state])).toEqual([])
  }
})

rows('CLOSED  [RFC 9293 3.10.7.1]', [
  { in: 'CLOSED', arrives: seg('RST', 5), to: 'CLOSED' },
  { in: 'CLOSED', arrives: seg('SYN', 0), to: 'CLOSED', owes: ['ACK,RST 0 1'] },
  { in: 'CLOSED', arrives: seg('FIN', 5, 0, 'abc'), to: 'CLOSED', owes: ['ACK,RST 0 9'] },
  { in: 'CLOSED', arrives: seg('ACK', 5, 7), to: 'CLOSED', owes: ['RST 7'] },
])

rows('LISTEN  [RFC 9293 3.10.7.2]', [
  { in: 'LISTEN', arrives: seg('RST', 0), to: 'LISTEN' },
  { in: 'LISTEN', arrives: seg('ACK', 0, 9), to: 'LISTEN', owes: ['RST 9'] },
  { in: 'LISTEN', arrives: seg('SYN,ACK', 0, 9), to: 'LISTEN', owes: ['RST 9'] },
  { in: 'LISTEN', arrives: seg('FIN', 0), to: 'LISTEN' },
  { in: 'LISTEN', arrives: seg('SYN', 0), to: 'SYN-RECEIVED', owes: ['SYN,ACK 0 1'] },
  { in: 'LISTEN', arrives: seg('SYN', 0, 0, 'early'), to: 'SYN-RECEIVED', owes: ['SYN,ACK 0 1'] },
])

rows('SYN-SENT  [RFC 9293 3.10.7.3]', [
  { in: 'SYN-SENT', arrives: seg('SYN,ACK', 0, 0), to: 'SYN-SENT', owes: ['RST 0'] },
  {
    in: 'SYN-SENT',
    arrives: seg('SYN,ACK', 0, 1),
    to: 'ESTABLISHED',
    owes: ['ACK 1 1'],
    tells: ['established'],
  },
  { in: 'SYN-SENT', arrives: seg('SYN,ACK', 0, 2), to: 'SYN-SENT', owes: ['RST 2'] },
  { in: 'SYN-SENT', arrives: seg('ACK', 0, 1), to: 'SYN-SENT' },
  { in: 'SYN-SENT', arrives: seg('ACK', 0, 2), to: 'SYN-SENT', owes: ['RST 2'] },
  { in: 'SYN-SENT', arrives: seg('RST', 0), to: 'SYN-SENT' },
  { in: 'SYN-SENT', arrives: seg('RST,ACK', 0, 0), to: 'SYN-SENT' },
  { in: 'SYN-SENT', arrives: seg('RST,ACK', 0, 1), to: 'CLOSED', tells: ['connection-reset'] },
  { in: 'SYN-SENT', arrives: seg('SYN', 0), to: 'SYN-RECEIVED', owes: ['SYN,ACK 0 1'] },
  { in: 'SYN-SENT', arrives: seg('FIN', 0), to: 'SYN-SENT' },
  {
    in: 'SYN-SENT',
    arrives: seg('SYN,ACK', 0, 1, 'hello'),
    to: 'ESTABLISHED',
    owes: ['ACK 1 6'],
    tells: ['established', 'delivered'],
  },
])

rows('SYN-RECEIVED  [RFC 9293 3.10.7.4]', [
  { in: 'SYN-RECEIVED', arrives: seg('ACK', 1, 0), to: 'SYN-RECEIVED', owes: ['RST 0'] },
  { in: 'SYN-RECEIVED', arrives: seg('ACK', 1, 1), to: 'ESTABLISHED', tells: ['established'] },
  { in: 'SYN-RECEIVED', arrives: seg('ACK', 1, 2), to: 'SYN-RECEIVED', owes: ['RST 2'] },
  { in: 'SYN-RECEIVED', arrives: seg('SYN', 0), to: 'SYN-RECEIVED', owes: ['SYN,ACK 0 1'] },
  { in: 'SYN-RECEIVED', arrives: seg('SYN', 9), to: 'LISTEN' },
  { in: 'SYN-RECEIVED', arrives: seg('RST', 1), to: 'LISTEN' },
  { in: 'SYN-RECEIVED', arrives: seg('RST', 2), to: 'SYN-RECEIVED', owes: ['ACK 1 1'] },
  { in: 'SYN-RECEIVED', arrives: seg('RST', 0), to: 'SYN-RECEIVED' },
  { in: 'SYN-RECEIVED', arrives: seg('ACK', 0, 1), to: 'SYN-RECEIVED', owes: ['ACK 1 1'] },
  {
    in: 'SYN-RECEIVED',
    arrives: seg('FIN,ACK', 1, 1),
    to: 'CLOSE-WAIT',
    owes: ['ACK 1 2'],
    tells: ['established', 'connection-closing'],
  },
  {
    in: 'SYN-RECEIVED',
    arrives: seg('PSH,ACK', 1, 1, 'abc'),
    to: 'ESTABLISHED',
    owes: ['ACK 1 4'],
    tells: ['established', 'delivered'],
  },
])

const SYNCHRONIZED = [
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const

describe.each(SYNCHRONIZED)('%s, as every synchronized state  [RFC 9293 3.10.7.4, RFC 5961]', (state) => {
  const next = seqDistance(IRS, IN[state].rcvNxt)
  const mine = seqDistance(ISS, IN[state].sndNxt)
  const where = `ACK ${mine} ${next}`

  test('a reset is believed at RCV.NXT exactly, challenged in the window, ignored outside', () => {
    check({ in: state, arrives: seg('RST', next - 1), to: state })
    expect(arrive(IN[state], seg('RST', next)).tcb.state).toBe('CLOSED')
    check({ in: state, arrives: seg('RST', next + 1), to: state, owes: [where] })
    check({ in: state, arrives: seg('RST', next + 65_534), to: state, owes: [where] })
    check({ in: state, arrives: seg('RST', next + 65_535), to: state })
  })

  test('a SYN draws a challenge ACK, wherever it lies', () => {
    check({ in: state, arrives: seg('SYN', next + 10), to: state, owes: [where] })
    check({ in: state, arrives: seg('SYN', 0), to: state, owes: [where] })
  })

  test('a segment without ACK is dropped: after the opening every segment carries it', () => {
    check({ in: state, arrives: seg('FIN', next), to: state })
    check({ in: state, arrives: seg('PSH', next, 0, 'abc'), to: state })
  })

  test('an ACK of what was never sent is answered with where we are', () => {
    check({ in: state, arrives: seg('ACK', next, mine + 1), to: state, owes: [where] })
    check({ in: state, arrives: seg('ACK', next, mine - 70_000), to: state, owes: [where] })
  })

  test('what lies outside the window is answered with where we are, and dropped', () => {
    check({ in: state, arrives: seg('PSH,ACK', next + 65_535, mine, 'x'), to: state, owes: [where] })
    check({ in: state, arrives: seg('ACK', next - 2, mine), to: state, owes: [where] })
  })

  test('with a shut window only an empty segment at RCV.NXT is acceptable', () => {
    const shut = { ...IN[state], rcvWnd: 0 }
    expect(answers(arrive(shut, seg('PSH,ACK', next, mine - 1, 'x')).tcb)).toEqual([where])
    expect(arrive(shut, seg('ACK', next + 1, mine)).tcb.replies).toHaveLength(1)
  })
})

rows('acknowledging our FIN', [
  { in: 'FIN-WAIT-1', arrives: seg('ACK', 1, 1), to: 'FIN-WAIT-1' },
  { in: 'FIN-WAIT-1', arrives: seg('ACK', 1, 2), to: 'FIN-WAIT-2' },
  { in: 'CLOSING', arrives: seg('ACK', 2, 1), to: 'CLOSING' },
  { in: 'CLOSING', arrives: seg('ACK', 2, 2), to: 'TIME-WAIT' },
  { in: 'LAST-ACK', arrives: seg('ACK', 2, 1), to: 'LAST-ACK' },
  { in: 'LAST-ACK', arrives: seg('ACK', 2, 2), to: 'CLOSED', tells: ['connection-closed'] },
])

rows('taking their FIN', [
  {
    in: 'ESTABLISHED',
    arrives: seg('FIN,ACK', 1, 1),
    to: 'CLOSE-WAIT',
    owes: ['ACK 1 2'],
    tells: ['connection-closing'],
  },
  {
    in: 'FIN-WAIT-1',
    arrives: seg('FIN,ACK', 1, 1),
    to: 'CLOSING',
    owes: ['ACK 2 2'],
    tells: ['connection-closing'],
  },
  {
    in: 'FIN-WAIT-1',
    arrives: seg('FIN,ACK', 1, 2),
    to: 'TIME-WAIT',
    owes: ['ACK 2 2'],
    tells: ['connection-closing'],
  },
  {
    in: 'FIN-WAIT-2',
    arrives: seg('FIN,ACK', 1, 2),
    to: 'TIME-WAIT',
    owes: ['ACK 2 2'],
    tells: ['connection-closing'],
  },
  {
    in: 'FIN-WAIT-2',
    arrives: seg('FIN,PSH,ACK', 1, 2, 'last'),
    to: 'TIME-WAIT',
    owes: ['ACK 2 6'],
    tells: ['delivered', 'connection-closing'],
  },
  // Once more: nothing new is taken in, the same is acknowledged.
  { in: 'CLOSE-WAIT', arrives: seg('FIN,ACK', 1, 1), to: 'CLOSE-WAIT', owes: ['ACK 1 2'] },
  { in: 'CLOSING', arrives: seg('FIN,ACK', 1, 1), to: 'CLOSING', owes: ['ACK 2 2'] },
  // A repeated FIN whose ACK covers ours ends a simultaneous close whose ACK was lost (appendix A.2).
  { in: 'CLOSING', arrives: seg('FIN,ACK', 1, 2), to: 'TIME-WAIT', owes: ['ACK 2 2'] },
  { in: 'LAST-ACK', arrives: seg('FIN,ACK', 1, 1), to: 'LAST-ACK', owes: ['ACK 2 2'] },
  { in: 'TIME-WAIT', arrives: seg('FIN,ACK', 1, 2), to: 'TIME-WAIT', owes: ['ACK 2 2'] },
])

describe('TIME-WAIT', () => {
  test('a repeated FIN starts 2 MSL anew; other old segments do not', () => {
    const { timeWaitStarts } = IN['TIME-WAIT']
    expect(arrive(IN['TIME-WAIT'], seg('FIN,ACK', 1, 2)).tcb.timeWaitStarts).toBe(timeWaitStarts + 1)
    expect(arrive(IN['TIME-WAIT'], seg('PSH,ACK', 0, 2, 'x')).tcb.timeWaitStarts).toBe(timeWaitStarts)
  })
})

describe('text', () => {
  const established = IN.ESTABLISHED

  test('what overlaps is cut, what is new is taken once', () => {
    const first = pay(arrive(established, seg('PSH,ACK', 1, 1, 'abcd')).tcb).tcb
    const { tcb, events } = arrive(first, seg('PSH,ACK', 3, 1, 'cdef'))
    expect(events).toEqual([{ kind: 'delivered', data: 'ef' }])
    expect(tcb.unread).toBe('abcdef')
    expect(answers(tcb)).toEqual(['ACK 1 7'])
  })

  test('early text waits, is kept once, and joins in order', () => {
    const late = [seg('PSH,ACK', 7, 1, 'gh'), seg('PSH,ACK', 4, 1, 'def'), seg('PSH,ACK', 7, 1, 'gh')]
    const waiting = late.reduce((tcb, segment) => arrive(tcb, segment).tcb, established)
    expect(waiting.early).toHaveLength(2)
    expect(answers(waiting)).toEqual(['ACK 1 1'])
    expect(arrive(waiting, seg('PSH,ACK', 1, 1, 'abc')).tcb.unread).toBe('abcdefgh')
  })

  test('text beyond their FIN is ignored', () => {
    check({ in: 'CLOSE-WAIT', arrives: seg('PSH,ACK', 2, 1, 'more'), to: 'CLOSE-WAIT' })
  })

  test('text for an application that has closed its ears is answered with a reset', () => {
    const deaf = pay(must(close(established, { deaf: true }))).tcb
    const { tcb, events } = arrive(deaf, seg('PSH,ACK', 1, 1, 'hello'))
    expect([tcb.state, answers(tcb), events[0]?.kind]).toEqual(['CLOSED', ['RST 2'], 'data-lost'])
    const unread = arrive(established, seg('PSH,ACK', 1, 1, 'unread')).tcb
    const aborted = must(close(unread, { deaf: true }))
    expect([aborted.state, answers(aborted)]).toEqual(['CLOSED', ['RST 1']])
    expect(must(close(IN['FIN-WAIT-1'], { deaf: true })).deaf).toBe(true)
  })

  test('the window follows the newest segment only', () => {
    const shrunk = arrive(established, seg('ACK', 1, 1, '', 10)).tcb
    expect(shrunk.sndWnd).toBe(10)
    const { tcb } = arrive(shrunk, seg('PSH,ACK', 1, 1, 'x', 99))
    expect(tcb.sndWnd).toBe(99)
    const queued = must(send(shrunk, 'twenty octets to send'))
    expect(owed(queued)[0]?.segment.data).toHaveLength(10)
    expect(must(close(queued)).finSeq).toBeUndefined()
    expect(owed(must(close(queued))).map(({ kind }) => kind)).toEqual(['data'])
  })
})

describe('a crossing open that was never sent', () => {
  test('a SYN that finds our own unsent is answered by our SYN-ACK', () => {
    const tcb = must(open(IN.CLOSED, 'active'))
    const { tcb: crossed } = arrive(tcb, seg('SYN', 0))
    expect([crossed.state, answers(crossed)]).toEqual(['SYN-RECEIVED', ['SYN,ACK 0 1']])
    const sent = pay(crossed).tcb
    expect(arrive(sent, seg('SYN,ACK', 0, 1)).tcb.state).toBe('ESTABLISHED')
    // After an active open a reset means "refused", not LISTEN; a SYN in the window is challenged.
    const { tcb: refused, events } = arrive(sent, seg('RST', 1))
    expect([refused.state, events[0]?.kind]).toEqual(['CLOSED', 'connection-refused'])
    expect(answers(arrive(sent, seg('SYN', 9)).tcb)).toEqual(['ACK 1 1'])
  })
})

test('numbers of these tests wrap', () => {
  expect(IN.ESTABLISHED.sndNxt).toBe(toSeq(0))
})
