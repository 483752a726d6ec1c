import { describe, expect, test } from 'vitest'
import { commandLine } from '../../support/commandLine.ts'
import { answerTo, newSession } from '../../../server/cli/endpoint/session.ts'
import type { Answer, Session } from '../../../server/cli/endpoint/session.ts'
import type { Line } from '../../../server/cli/endpoint/line.ts'

/** Feeds the lines one after another; the answers, in order. */
const drive = (lines: readonly Line[], from: Session = newSession()): readonly Answer[] => {
  const answers: Answer[] = []
  lines.reduce((session, line) => {
    const answer = answerTo(session, line)
    answers.push(answer)
    return answer.session
  }, from)
  return answers
}

const owedKinds = (answer: Answer | undefined) => answer?.owes.map(({ kind }) => kind)
const SYN = { arrive: { flags: ['SYN' as const], seq: 100, ack: null } }

describe('one endpoint in a pipe', () => {
  test('a SYN at a listener: the SYN-ACK is owed, and the TCB reads as if it had been sent', () => {
    const [, answer] = drive([{ call: 'listen' }, SYN])
    expect(answer?.session.tcb.state).toBe('SYN-RECEIVED')
    expect(answer?.owes).toMatchObject([
      { kind: 'syn-ack', segment: { seq: 0, ack: 101 }, because: 'syn-arrived', rfc: '3.10.7.2' },
    ])
  })

  test('what is owed may be transmitted, or is taken to have been sent when an ACK covers it', () => {
    const ack = { arrive: { flags: ['ACK' as const], seq: 101, ack: 1 } }
    const paid: Line = { transmit: { flags: ['SYN', 'ACK'], seq: 0, ack: 101 } }
    for (const lines of [
      [{ call: 'listen' } as const, SYN, paid, ack],
      [{ call: 'listen' } as const, SYN, ack],
    ])
      expect(drive(lines).at(-1)?.session.tcb.state).toBe('ESTABLISHED')
  })

  test('a wrong segment is told field by field and is not sent', () => {
    const [, , wrong, right] = drive([
      { call: 'listen' },
      SYN,
      { transmit: { flags: ['SYN', 'ACK'], seq: 0, ack: 100 } },
      { transmit: { flags: ['SYN', 'ACK'], seq: 0, ack: 101 } },
    ])
    expect(wrong?.judgement).toMatchObject({
      verdict: 'nonconforming',
      faults: [{ field: 'ack', code: 'ack-too-low' }],
    })
    expect(owedKinds(wrong)).toEqual(['syn-ack'])
    expect(right?.judgement).toMatchObject({ verdict: 'conforming', kind: 'syn-ack' })
    expect(owedKinds(right)).toEqual([])
  })

  test('data and FIN that were not transmitted add up, in order', () => {
    const answers = drive([
      { call: 'listen' },
      SYN,
      { arrive: { flags: ['ACK'], seq: 101, ack: 1 } },
      { call: 'send', data: 'abc' },
      { call: 'close' },
    ])
    expect(owedKinds(answers.at(-1))).toEqual(['data', 'fin'])
    expect(answers.at(-1)?.session.tcb.state).toBe('FIN-WAIT-1')
  })

  test('an answer belongs to the line that called for it; sent late it still conforms', () => {
    const [, first, second, late] = drive([
      { new: true },
      SYN,
      { arrive: { flags: ['SYN'], seq: 700 } },
      { transmit: { flags: ['RST', 'ACK'], seq: 0, ack: 101 } },
    ])
    expect(first?.owes).toMatchObject([{ kind: 'rst-ack', segment: { ack: 101 } }])
    expect(second?.owes).toMatchObject([{ kind: 'rst-ack', segment: { ack: 701 } }])
    expect(late?.judgement).toMatchObject({ verdict: 'conforming', kind: 'rst-ack' })
  })

  test('auto transmits at once: two endpoints joined by hand open, talk and close', () => {
    const answers = drive([
      { auto: true },
      { call: 'connect' },
      { arrive: { flags: ['SYN', 'ACK'], seq: 500, ack: 1 } },
    ])
    expect(answers.map(({ sent }) => sent.map(({ seq, ack }) => [seq, ack]))).toEqual([
      [],
      [[0, 0]],
      [[1, 501]],
    ])
    expect(answers.at(-1)?.session.tcb.state).toBe('ESTABLISHED')
    expect(answers.at(-1)?.owes).toEqual([])
  })

  test('ISS, MSS and window are set before the first call, and refused after it', () => {
    const set: Line = { set: { iss: 7, mss: 2, win: 10 } }
    const answers = drive([
      set,
      { call: 'connect' },
      { arrive: { flags: ['SYN', 'ACK'], seq: 500, ack: 8 } },
      { call: 'send', data: 'abc' },
      set,
    ])
    expect(answers[3]?.owes.map(({ segment }) => segment.data)).toEqual(['ab', 'c'])
    expect(answers[3]?.session.tcb).toMatchObject({ iss: 7, rcvWnd: 10 })
    expect(answers[4]?.error).toBe('endpoint-in-use')
  })

  test('deaf close answers later data with RST; a refused call says why and changes nothing', () => {
    const opened: readonly Line[] = [
      { call: 'listen' },
      SYN,
      { arrive: { flags: ['ACK'], seq: 101, ack: 1 } },
    ]
    const deaf = drive([
      ...opened,
      { call: 'close', deaf: true },
      { arrive: { flags: ['ACK'], seq: 101, ack: 2, data: 'x' } },
    ])
    expect(owedKinds(deaf.at(-1))).toEqual(['rst'])
    const [refused] = drive([{ call: 'send', data: 'x' }])
    expect(refused?.error).toBe('connection-does-not-exist')
  })

  test('received data are delivered when they come, and taken by RECEIVE', () => {
    const answers = drive([
      { call: 'listen' },
      SYN,
      { arrive: { flags: ['ACK'], seq: 101, ack: 1, data: 'hi' } },
      { call: 'receive' },
      { call: 'receive' },
    ])
    expect(answers.map(({ delivered }) => delivered)).toEqual(['', '', 'hi', 'hi', ''])
  })

  test('a retransmission timer repeats, 2 MSL closes, abort owes a RST with the right number', () => {
    const answers = drive([
      { call: 'connect' },
      { expire: 'retransmission' },
      { arrive: { flags: ['SYN', 'ACK'], seq: 500, ack: 1 } },
      { call: 'abort' },
    ])
    expect(owedKinds(answers[1])).toEqual(['syn-retransmission'])
    expect(answers[3]?.owes).toMatchObject([{ kind: 'rst', segment: { seq: 1 } }])
  })
})

describe('wavehand endpoint, the program', () => {
  test('answers one line of JSON for each line, also for lines that it cannot use', async () => {
    const { lines, code } = await commandLine(
      ['endpoint'],
      'no json\n{"call":"dance"}\n\n{"call":"connect"}\n',
    )
    const answers = lines.map((line): unknown => JSON.parse(line))
    expect(answers).toMatchObject([
      { error: 'line-not-json', state: 'CLOSED' },
      { error: 'line-unknown', state: 'CLOSED' },
      {
        state: 'SYN-SENT',
        tcb: { iss: 0, sndUna: 0, sndNxt: 1, irs: null, rcvNxt: null },
        owes: [{ kind: 'syn', flags: ['SYN'], seq: 0, ack: null, len: 0, rfc: '3.10.1' }],
        verdict: null,
        faults: [],
        events: [],
        delivered: '',
      },
    ])
    expect(code).toBe(0)
  })
})
