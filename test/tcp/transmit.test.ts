import { describe, expect, test } from 'vitest'
import { abort } from '../../shared/tcp/abort.ts'
import { arrive } from '../../shared/tcp/arrive/arrive.ts'
import { close } from '../../shared/tcp/close.ts'
import { expire } from '../../shared/tcp/expire.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { open } from '../../shared/tcp/open.ts'
import { pay } from '../../shared/tcp/pay.ts'
import { permitted } from '../../shared/tcp/permitted.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { send } from '../../shared/tcp/send.ts'
import { seqAdd, seqDistance, toSeq } from '../../shared/tcp/seq.ts'
import type { Tcb } from '../../shared/tcp/tcb.ts'
import { transmit } from '../../shared/tcp/transmit.ts'
import { IN, IRS, ISS, must, seg } from './states.ts'

/** A segment of ours, with numbers relative to the two ISNs. */
const ours = (flags: string, seq: number, ack = 0, data = ''): Segment => ({
  ...seg(flags, 0, 0, data),
  seq: seqAdd(ISS, seq),
  ack: flags.includes('ACK') ? seqAdd(IRS, ack) : toSeq(0),
})
const next = (tcb: Tcb): number => seqDistance(ISS, tcb.sndNxt)
const queued = (tcb: Tcb, data: string): Tcb => must(send(tcb, data))
const kinds = (tcb: Tcb): readonly string[] => tcb.replies.map(({ kind }) => kind)

describe('SND.NXT after sending', () => {
  const sent = pay(queued(IN.ESTABLISHED, 'abcd')).tcb
  test.each([
    ['a part of it again', sent, ours('ACK', 1, 1, 'ab'), 5],
    ['all of it again', sent, ours('ACK', 1, 1, 'abcd'), 5],
    ['an ACK', sent, ours('ACK', 5, 1), 5],
    ['a keep-alive', IN.ESTABLISHED, ours('ACK', 0, 1), 1],
    ['new data', queued(sent, 'ef'), ours('ACK', 5, 1, 'ef'), 7],
    ['more than is queued', queued(sent, 'ef'), ours('ACK', 5, 1, 'efgh'), 7],
    ['what leaves a gap', queued(sent, 'ef'), ours('ACK', 6, 1, 'f'), 5],
    ['a RST with data', queued(sent, 'ef'), ours('RST', 5, 0, 'ef'), 5],
    ['data before our SYN', queued(must(open(IN.CLOSED, 'active')), 'abc'), ours('ACK', 0, 0, 'abc'), 0],
    ['a FIN that was not asked for', IN.ESTABLISHED, ours('FIN,ACK', 1, 1), 1],
    ['the FIN', must(close(IN.ESTABLISHED)), ours('FIN,ACK', 1, 1), 2],
    ['data and the FIN', must(close(queued(sent, 'ef'))), ours('FIN,ACK', 5, 1, 'ef'), 8],
    ['one octet too many and no FIN', must(close(queued(sent, 'ef'))), ours('ACK', 5, 1, 'efg'), 7],
    ['a SYN out of CLOSED', IN.CLOSED, ours('SYN', 0), 0],
    ['a SYN out of LISTEN', IN.LISTEN, ours('SYN', 0), 0],
    ['a SYN-ACK out of LISTEN', IN.LISTEN, ours('SYN,ACK', 0, 1), 0],
    ['a SYN again', IN['SYN-SENT'], ours('SYN', 0), 1],
  ])('%s', (_name, tcb, segment, expected) => {
    expect(next(transmit(tcb, segment))).toBe(expected)
  })

  test('a FIN gets its number only behind all data', () => {
    const closing = must(close(queued(sent, 'ef')))
    expect(transmit(closing, ours('FIN,ACK', 5, 1)).finSeq).toBeUndefined()
    expect(transmit(closing, ours('ACK', 5, 1, 'efg')).finSeq).toBeUndefined()
    expect(transmit(closing, ours('FIN,ACK', 5, 1, 'ef')).finSeq).toBe(seqAdd(ISS, 7))
    expect(transmit(IN.ESTABLISHED, ours('FIN,ACK', 1, 1)).finSeq).toBeUndefined()
  })

  test('a connection that has come round to its ISN goes on', () => {
    const round: Tcb = { ...queued(IN.ESTABLISHED, 'abc'), iss: IN.ESTABLISHED.sndNxt }
    expect(next(transmit(round, ours('ACK', 1, 1, 'abc')))).toBe(4)
  })
})

describe('what the peer has been told', () => {
  test('nothing, by an ACK before its SYN has come', () => {
    const calling = must(open(IN.CLOSED, 'active'))
    expect(transmit(calling, { ...ours('SYN,ACK', 0), ack: toSeq(0) }).lastAckSent).toBeUndefined()
  })

  test('RCV.NXT and the window, by the first ACK of it', () => {
    const taken = arrive(IN.ESTABLISHED, seg('ACK', 1, 1, 'abc')).tcb
    expect(transmit(taken, ours('ACK', 1, 3)).lastAckSent).toBe(seqAdd(IRS, 1))
    expect(transmit(taken, ours('ACK', 1, 4))).toMatchObject({
      lastAckSent: seqAdd(IRS, 4),
      edgeTold: seqAdd(IRS, 4 + 65_535),
    })
    expect(transmit(taken, { ...ours('ACK', 1, 4), flags: seg('PSH', 0).flags }).lastAckSent).toBe(
      seqAdd(IRS, 1),
    )
  })

  test('where no edge was ever told, an ACK that nothing calls for is a repeated one', () => {
    const standing: Tcb = { ...IN.ESTABLISHED, edgeTold: undefined }
    expect(judge(standing, ours('ACK', 1, 1))).toMatchObject({ kind: 'duplicate-ack' })
  })
})

describe('debts are settled by what pays them', () => {
  const challenged = arrive(IN.ESTABLISHED, seg('SYN', 9)).tcb
  test('an ACK by any acknowledgement of now, not by a reset, not by an old one', () => {
    expect(kinds(transmit(challenged, ours('RST,ACK', 1, 1)))).toEqual(['challenge-ack'])
    expect(kinds(transmit(challenged, ours('ACK', 1, 0)))).toEqual(['challenge-ack'])
    expect(kinds(transmit(queued(challenged, 'x'), ours('ACK', 1, 1, 'x')))).toEqual([])
  })

  test('in SYN-RECEIVED too', () => {
    const { sent, tcb } = pay(arrive(IN['SYN-RECEIVED'], seg('RST', 2)).tcb)
    expect([sent.length, kinds(tcb)]).toEqual([1, []])
  })

  test('a repetition by what begins where it begins, not by an ACK there, not by other data', () => {
    const out = queued(pay(queued(IN.ESTABLISHED, 'abcd')).tcb, 'ef')
    const due = expire(out, 'retransmission').tcb
    expect(kinds(transmit(due, ours('ACK', 5, 1, 'ef')))).toEqual(['retransmission'])
    expect(kinds(transmit(due, ours('ACK', 1, 1)))).toEqual(['retransmission'])
    expect(kinds(transmit(due, ours('ACK', 1, 1, 'ab')))).toEqual([])
    const asking = expire(queued({ ...IN.ESTABLISHED, sndWnd: 0 }, 'abc'), 'retransmission').tcb
    expect(kinds(transmit(asking, ours('ACK', 1, 1)))).toEqual(['retransmission'])
    expect(kinds(transmit(asking, ours('ACK', 1, 1, 'a')))).toEqual([])
  })

  test('one debt of each kind, and one reset for each number', () => {
    expect(kinds(arrive(challenged, seg('ACK', 4, 1, 'x')).tcb)).toEqual(['challenge-ack', 'duplicate-ack'])
    const gaps = [seg('ACK', 7, 1, 'g'), seg('ACK', 1, 1, 'abc'), seg('ACK', 9, 1, 'i')]
    expect(kinds(gaps.reduce((tcb, segment) => arrive(tcb, segment).tcb, IN.ESTABLISHED))).toEqual([
      'duplicate-ack',
    ])
    const strangers = [seg('ACK', 5, 1), seg('SYN', 1), seg('ACK', 5, 2), seg('ACK', 5, 1)]
    const resets = strangers.reduce((tcb, segment) => arrive(tcb, segment).tcb, IN.CLOSED).replies
    expect(resets.map(({ segment }) => [segment.flags.ack, segment.seq, segment.ack])).toEqual([
      [false, 0, 0],
      [true, 0, 0],
      [false, 1, 0],
    ])
  })

  test('after a new OPEN the old connection is no more to be acknowledged', () => {
    const bare = must(open(must(abort(IN['SYN-RECEIVED'])), 'active'))
    expect(permitted(bare).map(({ kind }) => kind)).toEqual(['rst', 'syn'])
  })

  test('TIME-WAIT that owes only a repeated ACK accepts no SYN', () => {
    const told = arrive(IN['TIME-WAIT'], seg('FIN,ACK', 1, 2)).tcb
    expect(transmit(told, ours('SYN,ACK', 100, 1))).toMatchObject({ state: 'TIME-WAIT' })
  })
})
