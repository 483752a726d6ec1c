import { describe, expect, test } from 'vitest'
import { judgedLines, kindsIn, wrongIn } from '../../support/recorded.ts'

const OPENING = [
  'client SYN seq 0 id 1',
  'server SYN,ACK seq 100 ack 1 id 0',
  'client ACK seq 1 ack 101 id 2',
] as const

describe('the network turned packets around', () => {
  test('the count of packets tells the order in which data left', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'client ACK seq 21 ack 101 len 10 id 5',
      'client ACK seq 11 ack 101 len 10 id 4',
      'server ACK seq 101 ack 31 id 1',
    )
    expect(kindsIn(judged).slice(3)).toEqual(['data', 'data', 'data', 'ack'])
  })

  test('an acknowledgement that newer ones overtook is right', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'client ACK seq 11 ack 101 len 10 id 4',
      'server ACK seq 101 ack 21 id 2',
      'server ACK seq 101 ack 11 id 1',
      'client ACK seq 21 ack 101 len 5 id 5',
      'server ACK seq 101 ack 26 id 3',
      'server ACK seq 101 ack 26 len 5 id 4',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('a reset without a connection may overtake what its sender said before', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'server ACK,RST seq 101 ack 11 id 1',
      'client RST seq 1 id 0 at 0.05',
      'server RST seq 101 id 0 at 0.051',
    )
    expect(judged.final).toEqual({ client: 'CLOSED', server: 'CLOSED' })
  })

  test('within one tick the echo tells which segment left first', () => {
    const judged = judgedLines(
      'client SYN seq 0 ts 1/0 at 0',
      'server SYN,ACK seq 100 ack 1 ts 500/1 at 0.001',
      'client ACK seq 1 ack 101 ts 41/500 at 0.04',
      'client ACK seq 1 ack 101 len 10 ts 60/500 at 0.06',
      'server ACK seq 101 ack 1 len 5 ts 560/41 at 0.0601',
      'server ACK seq 106 ack 11 ts 561/60 at 0.0602',
      'client ACK seq 11 ack 106 ts 100/560 at 0.1',
      'client ACK seq 1 ack 101 len 10 ts 100/500 at 0.101',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('what overtook what: before a reset comes all that left before what left before it', () => {
    const judged = judgedLines(
      'client SYN seq 0 ts 1/0 at 0',
      'server SYN,ACK seq 100 ack 1 ts 500/1 at 0.001',
      'client ACK seq 1 ack 101 ts 41/500 at 0.04',
      'client ACK seq 1 ack 101 len 10 ts 60/500 at 0.06',
      'server RST seq 101 at 0.1',
      'server ACK,RST seq 101 ack 11 ts 562/60 at 0.101',
      'server ACK seq 101 ack 11 ts 561/60 at 0.102',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('a reset with ACK is the last word of its sender: what comes just behind it was said before', () => {
    const judged = judgedLines(
      'client SYN seq 0',
      'server SYN,ACK seq 100 ack 1',
      'client ACK seq 1 ack 101',
      'client ACK,RST seq 2 ack 101 at 0.1',
      'server ACK seq 101 ack 1 at 0.1003',
      'client ACK seq 1 ack 101 len 1 at 0.12',
    )
    expect(wrongIn(judged)).toEqual([])
    expect(judged.final.client).toBe('CLOSED')
  })

  test('a copy that the network made is as right as its original, and as wrong', () => {
    const right = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'client ACK seq 1 ack 101 len 10 id 3',
    )
    expect(kindsIn(right).slice(3)).toEqual(['data', 'data-retransmission'])
    const wrong = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 501 len 10 id 3',
      'client ACK seq 1 ack 501 len 10 id 3',
      'server ACK seq 101 ack 11 id 1',
    )
    expect(wrongIn(wrong)).toEqual([4, 5])
  })

  test.each([
    ['SYN', ['client SYN seq 0 id 1', 'client SYN seq 0 id 1'], 'syn-retransmission'],
    [
      'SYN-ACK',
      [...OPENING.slice(0, 2), 'server SYN,ACK seq 100 ack 1 id 0 at 0.01'],
      'syn-ack-retransmission',
    ],
    [
      'FIN',
      [...OPENING, 'client ACK,FIN seq 1 ack 101 id 3', 'client ACK,FIN seq 1 ack 101 id 3'],
      'fin-retransmission',
    ],
    [
      'RST',
      [...OPENING, 'client ACK,RST seq 1 ack 101 id 3', 'client ACK,RST seq 1 ack 101 id 3'],
      'rst-ack',
    ],
    ['bare RST', [...OPENING, 'client RST seq 1 id 3', 'client RST seq 1 id 3'], 'rst'],
    ['ACK', [...OPENING, 'client ACK seq 1 ack 101 id 2'], 'duplicate-ack'],
  ])('a copy of a %s', (_, lines, kind) => {
    expect(kindsIn(judgedLines(...lines)).at(-1)).toBe(kind)
  })
})

describe('what never came by', () => {
  test('data lost before the recording, which ends before they come again', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'client ACK seq 21 ack 101 len 10 id 5',
      'server ACK seq 101 ack 11 id 1',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('of a hole, only the second part comes by again: it may have held anything', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'client ACK seq 31 ack 101 len 10 id 6',
      'server ACK seq 101 ack 11 id 1',
      'client ACK seq 21 ack 101 text abcdefghij id 7 at 0.3',
      'server ACK seq 101 ack 11 id 2',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('the count of packets says that nothing was lost: the number is wrong', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'client ACK seq 21 ack 101 len 10 id 4',
      'server ACK seq 101 ack 11 id 1',
    )
    expect(wrongIn(judged)).toEqual([5])
  })

  test('an ACK behind a FIN that was lost: said twice it is no slip', () => {
    const lines = [
      'client SYN seq 0',
      'server SYN,ACK seq 100 ack 1',
      'client ACK seq 1 ack 101',
      'server ACK seq 101 ack 1 len 5 at 0.1',
      'client ACK seq 2 ack 106 at 0.11',
      'server ACK seq 106 ack 1 len 5 at 0.2',
      'client ACK seq 2 ack 111 at 0.21',
      'client ACK,FIN seq 1 ack 111 at 0.4',
      'server ACK seq 111 ack 2 at 0.41',
    ]
    expect(wrongIn(judgedLines(...lines))).toEqual([])
  })

  test('data that somebody else brought in behind the recording point, acknowledged twice', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'server ACK seq 101 ack 11 id 1',
      'server ACK seq 101 ack 15 id 2 at 1',
      'client ACK seq 11 ack 101 id 4 at 1.001',
      'server ACK seq 101 ack 15 id 3 at 1.1',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('an acknowledgement of what nobody sent, said once, is wrong', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'server ACK seq 101 ack 15 id 1',
      'client ACK seq 11 ack 101 len 10 id 4',
      'server ACK seq 101 ack 21 id 2',
    )
    expect(wrongIn(judged)).toEqual([5])
  })

  test('data repeated because their acknowledgements were still on their way', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10 id 3',
      'client ACK seq 11 ack 101 len 10 id 4',
      'server ACK seq 101 ack 21 id 1',
      'client ACK seq 21 ack 101 len 10 id 5 at 1',
      'client ACK seq 31 ack 101 len 10 id 6 at 1.001',
      'server ACK seq 101 ack 41 id 2 at 1.1',
      'client ACK seq 1 ack 101 len 10 id 7 at 1.2',
      'server ACK seq 101 ack 41 id 3 at 1.21',
    )
    expect(wrongIn(judged)).toEqual([])
  })
})

describe('openings', () => {
  test('of two SYNs the one whose sender goes on otherwise is forged', () => {
    const judged = judgedLines(
      'client SYN seq 5000 id 900',
      'server SYN,ACK seq 100 ack 5001 id 0',
      'client SYN seq 900000 id 1 at 0.02',
      'server ACK seq 101 ack 5001 id 0 at 0.021',
      'client RST seq 101 id 0 at 0.04',
      'client SYN seq 900000 id 2 at 0.05',
      'server SYN,ACK seq 7000 ack 900001 id 0 at 0.051',
      'client ACK seq 900001 ack 7001 id 3 at 0.09',
    )
    expect(wrongIn(judged)).toEqual([1])
    expect(judged.final).toEqual({ client: 'ESTABLISHED', server: 'ESTABLISHED' })
  })

  test('a SYN-ACK with its numbers swapped answers no SYN, when it is said again with the right ones', () => {
    const right = 'server SYN,ACK seq 100 ack 1 id 0'
    const swapped = 'server SYN,ACK seq 1 ack 100 id 0'
    const opened = (first: string, second: string): readonly string[] => [
      'client SYN seq 0 id 1',
      first,
      `${second} at 1.004`,
      'client SYN seq 0 id 2 at 1.025',
      `${right} at 1.026`,
      'client ACK seq 1 ack 101 id 3 at 1.046',
      'client ACK seq 1 ack 101 len 5 id 4 at 1.097',
      'server ACK seq 101 ack 6 id 1 at 1.098',
    ]
    expect(wrongIn(judgedLines(...opened(right, right)))).toEqual([])
    expect(wrongIn(judgedLines(...opened(swapped, right)))).toEqual([2])
    expect(wrongIn(judgedLines(...opened(right, swapped)))).toEqual([3])
  })

  test.each([
    ['swapped numbers', 'server SYN,ACK seq 900001 ack 700 id 0 at 0.091'],
    ['an ACK one too high', 'server SYN,ACK seq 700 ack 900002 id 0 at 0.091'],
  ])('of a connection that is opened anew only the SYN-ACK is wrong: %s', (_, synAck) => {
    const judged = judgedLines(
      'client SYN seq 0 id 1',
      'server SYN,ACK seq 100 ack 1 id 0 at 0.001',
      'client ACK seq 1 ack 101 id 2 at 0.02',
      'client SYN seq 900000 id 41 at 0.05',
      'server ACK seq 101 ack 1 id 1 at 0.051',
      'client RST seq 1 id 0 at 0.07',
      'client SYN seq 900000 id 42 at 0.09',
      synAck,
      'client ACK seq 900001 ack 701 id 43 at 0.11',
      'client ACK seq 900001 ack 701 len 5 id 44 at 0.12',
      'server ACK seq 701 ack 900006 id 2 at 0.121',
    )
    expect(wrongIn(judged)).toEqual([8])
  })

  test.each([
    ['the client resets it', 'client RST seq 5001 id 0 at 0.0211'],
    ['its sender goes on with it', 'server ACK seq 101 ack 5001 id 0 at 0.041'],
  ])('a SYN-ACK to an old SYN that nobody saw is right where %s', (_, word) => {
    const judged = judgedLines(
      'client SYN seq 900000 id 1',
      'server SYN,ACK seq 100 ack 5001 id 0 at 0.021',
      word,
      'client SYN seq 900000 id 2 at 0.05',
      'server SYN,ACK seq 7000 ack 900001 id 0 at 0.071',
      'client ACK seq 900001 ack 7001 id 3 at 0.072',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test.each([
    { answer: 'seq 101 ack 11', wrong: [] },
    { answer: 'seq 102 ack 11', wrong: [2] },
    { answer: 'seq 101 ack 12', wrong: [2] },
    { answer: 'seq 11 ack 101', wrong: [2] },
  ])('TCP Fast Open with its SYN-ACK lost: the answer passes first, $answer', ({ answer, wrong }) => {
    const judged = judgedLines(
      'client SYN seq 0 text abcdefghij at 0',
      `server ACK ${answer} text wxyz at 0.08`,
      'client SYN seq 0 at 1.06',
      'server SYN,ACK seq 100 ack 11 at 1.15',
      'client ACK seq 11 ack 101 at 1.16',
      'server ACK seq 101 ack 11 text wxyz at 2.1',
      'client ACK seq 11 ack 105 at 2.11',
    )
    expect(wrongIn(judged)).toEqual(wrong)
  })

  test('TCP Fast Open: the data of the SYN are taken, and answered before the third segment (RFC 7413)', () => {
    const judged = judgedLines(
      'client SYN seq 0 len 5 id 1',
      'server SYN,ACK seq 100 ack 6 id 0',
      'server ACK seq 101 ack 6 len 7 id 1',
      'client ACK seq 6 ack 101 id 2',
      'client ACK seq 6 ack 108 id 3',
    )
    expect(kindsIn(judged)).toEqual(['syn', 'syn-ack', 'data', 'ack', 'ack'])
    expect(judged.segments[2]?.states.server).toBe('SYN-RECEIVED')
  })

  test('without data taken from the SYN, nothing may be sent before the third segment', () => {
    const judged = judgedLines(
      'client SYN seq 0 id 1',
      'server SYN,ACK seq 100 ack 1 id 0',
      'server ACK seq 101 ack 1 len 7 id 1 at 0.0101',
    )
    expect(wrongIn(judged)).toEqual([3])
  })
})

describe('a recording that begins in the middle', () => {
  test('data that were on their way come to light by their acknowledgements', () => {
    const judged = judgedLines(
      'server ACK seq 500 ack 1000',
      'client ACK seq 1030 ack 500 len 10',
      'server ACK seq 500 ack 1020',
      'server ACK seq 500 ack 1030',
      'server ACK seq 500 ack 1040',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('it begins with a repetition; the sender goes on where it had been', () => {
    const judged = judgedLines(
      'client ACK seq 1000 ack 500 len 10',
      'server ACK seq 500 ack 1040',
      'client ACK seq 1040 ack 500 len 10',
      'server ACK seq 500 ack 1050',
      'client ACK seq 1050 ack 500 len 10',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test('it begins with a repeated FIN', () => {
    const judged = judgedLines(
      'client ACK seq 1001 ack 500',
      'client ACK,FIN seq 1000 ack 500 at 0.3',
      'server ACK seq 500 ack 1001 at 0.31',
    )
    expect(wrongIn(judged)).toEqual([])
    expect(judged.final.client).toBe('FIN-WAIT-2')
  })

  test('it begins with a keep-alive probe', () => {
    const judged = judgedLines(
      'client ACK seq 999 ack 500',
      'server ACK seq 500 ack 1000',
      'client ACK seq 1000 ack 500 len 4',
      'server ACK seq 500 ack 1004',
      'client ACK seq 1004 ack 500 len 4',
    )
    expect(wrongIn(judged)).toEqual([])
  })

  test.each(['client RST seq 1000', 'client ACK,RST seq 1000 ack 500'])('it holds only "%s"', (line) => {
    expect(wrongIn(judgedLines(line))).toEqual([])
  })
})
