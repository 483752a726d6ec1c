import { describe, expect, test } from 'vitest'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { open } from '../../shared/tcp/open.ts'
import { owed } from '../../shared/tcp/owed.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { seqAdd } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { closedTcb } from '../../shared/tcp/closed.ts'
import { IN, IRS, ISS, answers, must, seg } from './states.ts'

// The situations that published test suites put a stack into (packetdrill, gVisor packetimpact, the table of states
// of smoltcp), each with what RFC 9293 asks for.

describe('TIME-WAIT and a newer SYN  [3.6.1 MAY-2, RFC 6191]', () => {
  const waiting = IN['TIME-WAIT']
  const asked = arrive(waiting, seg('SYN', 100, 0, '', 500)).tcb
  const synAck = (seq: number, ack: number): Segment => ({
    flags: flagsOf('SYN', 'ACK'),
    seq: seqAdd(ISS, seq),
    ack: seqAdd(IRS, ack),
    wnd: 65_535,
    data: '',
  })

  test('by the letter a challenge ACK is owed', () => {
    expect([asked.state, answers(asked)]).toEqual(['TIME-WAIT', ['ACK 2 2']])
    const told = pay(asked).tcb
    expect(judge(told, synAck(1000, 101)).verdict).toBe('nonconforming')
    expect(told.state).toBe('TIME-WAIT')
  })

  test.each([
    ['an ISN above all that was sent', 3, 101, 'conforming'],
    ['far above', 2 ** 31 - 1, 101, 'conforming'],
    ['not above', 2, 101, 'nonconforming'],
    ['half the circle away', 2 ** 31 + 2, 101, 'nonconforming'],
    ['another ack', 3, 100, 'nonconforming'],
  ])('a SYN-ACK with %s', (_name, seq, ack, verdict) => {
    expect(judge(asked, synAck(seq, ack)).verdict).toBe(verdict)
    expect(transmit(asked, synAck(seq, ack)).state).toBe(
      verdict === 'conforming' ? 'SYN-RECEIVED' : 'TIME-WAIT',
    )
  })

  test('the new connection is one like any other', () => {
    const opened = transmit(asked, synAck(1000, 101))
    expect(opened).toMatchObject({
      iss: seqAdd(ISS, 1000),
      opened: 'passive',
      sndWnd: 500,
      timeWaitStarts: 0,
    })
    expect([opened.sndNxt, owed(opened)]).toEqual([seqAdd(ISS, 1001), []])
    const established = arrive(opened, seg('ACK', 101, 1001)).tcb
    expect(established.state).toBe('ESTABLISHED')
    expect(must(open(arrive(established, seg('RST', 101)).tcb, 'active')).reopenedFrom).toBeUndefined()
  })

  test('an old duplicate leads back to TIME-WAIT', () => {
    const back = arrive(transmit(asked, synAck(1000, 101)), seg('RST', 101)).tcb
    expect(back).toEqual(waiting)
    expect(expire(back, 'time-wait').tcb.state).toBe('CLOSED')
  })

  test.each([
    ['an old SYN', waiting, seg('SYN', 1)],
    ['a SYN at RCV.NXT', waiting, seg('SYN', 2)],
    ['a SYN with ACK', waiting, seg('SYN,ACK', 100, 2)],
    ['a SYN in another state', IN['LAST-ACK'], seg('SYN', 100)],
    ['data', waiting, seg('ACK', 100, 2, 'x')],
  ])('%s does not reopen', (_name, tcb, segment) => {
    const told = arrive(tcb, segment).tcb
    expect(told.replies.some(({ reopening }) => reopening !== undefined)).toBe(false)
  })

  test('one far beyond the window may', () => {
    const far = arrive(waiting, seg('SYN', 100_000)).tcb
    expect(judge(far, synAck(9, 100_001))).toMatchObject({ verdict: 'conforming', kind: 'syn-ack' })
    expect(judge(far, { ...synAck(9, 100_001), flags: flagsOf('SYN', 'ACK', 'RST') }).verdict).toBe(
      'nonconforming',
    )
    expect(transmit(far, { ...synAck(9, 100_001), flags: flagsOf('SYN', 'ACK', 'RST') }).state).toBe(
      'TIME-WAIT',
    )
    expect(transmit(far, { ...synAck(9, 100_001), flags: flagsOf('SYN') }).state).toBe('TIME-WAIT')
    expect(transmit(far, { ...synAck(9, 100_001), flags: flagsOf('ACK') }).state).toBe('TIME-WAIT')
  })

  test('a connection without any TIME-WAIT before it goes back to LISTEN', () => {
    const listening = closedTcb({ iss: ISS })
    expect(arrive(IN['SYN-RECEIVED'], seg('RST', 1)).tcb).toEqual({
      ...listening,
      state: 'LISTEN',
      opened: 'passive',
    })
  })
})

describe('the 2 MSL clock  [3.10.7.4 fifth and eighth]', () => {
  const startsOf = (tcb: Tcb, segment: Segment): number => arrive(tcb, segment).tcb.timeWaitStarts
  test('starts once on the way into TIME-WAIT, and anew with each FIN that comes again', () => {
    expect([IN['FIN-WAIT-2'].timeWaitStarts, IN['TIME-WAIT'].timeWaitStarts]).toEqual([0, 1])
    expect(startsOf(IN.CLOSING, seg('ACK', 2, 2))).toBe(1)
    expect(startsOf(IN.CLOSING, seg('FIN,ACK', 1, 2))).toBe(1)
    expect(startsOf(IN['TIME-WAIT'], seg('FIN,ACK', 1, 2))).toBe(2)
    expect(startsOf(IN['TIME-WAIT'], seg('FIN,ACK', 0, 2, 'x'))).toBe(2)
  })

  test('not with anything else, and not in another state', () => {
    expect(startsOf(IN['TIME-WAIT'], seg('ACK', 1, 2, 'x'))).toBe(1)
    expect(startsOf(IN['TIME-WAIT'], seg('ACK', 2, 2))).toBe(1)
    expect(startsOf(IN['TIME-WAIT'], seg('FIN,ACK', 0, 2))).toBe(1)
    expect(startsOf({ ...IN['TIME-WAIT'], rcvWnd: 0 }, seg('FIN,ACK', 2, 2))).toBe(1)
    expect(startsOf(IN['CLOSE-WAIT'], seg('FIN,ACK', 1, 1))).toBe(0)
    expect(startsOf(IN.CLOSING, seg('FIN,ACK', 1, 1))).toBe(0)
  })
})
