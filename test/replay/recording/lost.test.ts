import { describe, expect, test } from 'vitest'
import { judgedLines, lostIn, statesAfter, wrongIn } from '../../support/recorded.ts'

const OPENING = ['client SYN seq 0', 'server SYN,ACK seq 100 ack 1', 'client ACK seq 1 ack 101'] as const

describe('a SACK block says what has come beyond a hole (RFC 2018)', () => {
  const burst = [
    ...OPENING,
    'client ACK seq 1 ack 101 len 10',
    'client ACK seq 11 ack 101 len 10',
    'client ACK seq 21 ack 101 len 10',
  ]

  test('said again together with what was lost, it was not lost itself', () => {
    const judged = judgedLines(
      ...burst,
      'server ACK seq 101 ack 1 sack 11-31',
      'client ACK seq 1 ack 101 len 30 at 0.3',
      'server ACK seq 101 ack 31 at 0.31',
    )
    expect(lostIn(judged)).toEqual([4])
    expect(wrongIn(judged)).toEqual([])
  })

  test('without the block it is taken for lost', () => {
    const judged = judgedLines(
      ...burst,
      'server ACK seq 101 ack 1',
      'client ACK seq 1 ack 101 len 30 at 0.3',
      'server ACK seq 101 ack 31 at 0.31',
    )
    expect(lostIn(judged)).toEqual([4, 5, 6])
  })

  test('without SACK, as many duplicate acknowledgements as segments beyond the hole tell the same', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 10',
      'server ACK seq 101 ack 11',
      'client ACK seq 11 ack 101 len 10',
      'client ACK seq 21 ack 101 len 10',
      'client ACK seq 31 ack 101 len 10',
      'server ACK seq 101 ack 11',
      'server ACK seq 101 ack 11',
      'client ACK seq 11 ack 101 len 30 at 0.3',
      'server ACK seq 101 ack 41 at 0.31',
    )
    expect(lostIn(judged)).toEqual([6])
  })
})

describe('a SACK block says what overtook what', () => {
  test('a FIN that comes before the data in front of it closes nothing yet', () => {
    const lines = [
      ...OPENING,
      'client ACK seq 1 ack 101 len 5 at 0.1',
      'client ACK,FIN seq 6 ack 101 at 0.101',
      'server ACK seq 101 ack 1 sack 6-7 at 0.111',
      'server ACK seq 101 ack 7 at 0.12',
    ]
    const judged = judgedLines(...lines)
    expect(wrongIn(judged)).toEqual([])
    expect(lostIn(judged)).toEqual([])
    expect([statesAfter(judged, 4), statesAfter(judged, 5)]).toEqual([
      'ESTABLISHED CLOSE-WAIT',
      'FIN-WAIT-1 ESTABLISHED',
    ])
  })
})

describe('a D-SACK block says what has come twice (RFC 2883)', () => {
  test('a FIN that came, of which the acknowledgement was lost before the recording point', () => {
    const lines = [
      ...OPENING,
      'client ACK,FIN seq 1 ack 101 at 0.1',
      'client ACK,FIN seq 1 ack 101 at 0.4',
      'server ACK seq 101 ack 2 sack 1-2 at 0.41',
    ]
    expect(lostIn(judgedLines(...lines))).toEqual([])
    expect(statesAfter(judgedLines(...lines), 4)).toBe('FIN-WAIT-1 CLOSE-WAIT')
    const plain = lines.map((line) => line.replace(' sack 1-2', ''))
    expect(lostIn(judgedLines(...plain))).toEqual([4])
    expect(statesAfter(judgedLines(...plain), 4)).toBe('FIN-WAIT-1 ESTABLISHED')
  })

  test('of three copies one report leaves one that was lost', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 5 at 0.1',
      'client ACK seq 1 ack 101 len 5 at 0.4',
      'client ACK seq 1 ack 101 len 5 at 1',
      'server ACK seq 101 ack 6 sack 1-6 at 1.01',
    )
    expect(lostIn(judged)).not.toEqual([])
    expect(wrongIn(judged)).toEqual([])
  })
})

describe('a timestamp says what was seen (RFC 7323)', () => {
  const talk = [
    'client SYN seq 0 ts 10/0 at 0',
    'server SYN,ACK seq 100 ack 1 ts 500/10 at 0.001',
    'client ACK seq 1 ack 101 ts 41/500 at 0.041',
    'client ACK seq 1 ack 101 len 5 ts 110/500 at 0.1',
    'server ACK seq 101 ack 6 ts 600/110 at 0.101',
  ]

  test('an acknowledgement that is never echoed, while an older one still is, was lost', () => {
    const judged = judgedLines(
      ...talk,
      'client ACK seq 6 ack 101 len 5 ts 210/500 at 0.2',
      'server ACK seq 101 ack 11 ts 700/210 at 0.201',
      'client ACK seq 11 ack 101 len 5 ts 310/700 at 0.3',
    )
    expect(lostIn(judged)).toEqual([5])
  })

  test('what is still echoed later was only late', () => {
    const judged = judgedLines(
      ...talk,
      'client ACK seq 6 ack 101 len 5 ts 210/500 at 0.2',
      'client ACK seq 11 ack 101 len 5 ts 310/600 at 0.3',
    )
    expect(lostIn(judged)).toEqual([])
  })

  test('in a crowd nobody can tell', () => {
    const judged = judgedLines(
      ...talk,
      'client ACK seq 6 ack 101 len 5 ts 111/500 at 0.102',
      'server ACK seq 101 ack 11 ts 601/111 at 0.103',
      'client ACK seq 11 ack 101 len 5 ts 210/500 at 0.2',
      'client ACK seq 16 ack 101 len 5 ts 211/601 at 0.201',
    )
    expect(lostIn(judged)).toEqual([])
  })

  test('an acknowledgement that was overtaken does not turn the clock back', () => {
    const judged = judgedLines(
      'client SYN seq 0 id 1 ts 10/0',
      'server SYN,ACK seq 100 ack 1 id 0 ts 500/10 at 0.04',
      'client ACK seq 1 ack 101 id 2 ts 50/500 at 0.041',
      'client ACK seq 1 ack 101 len 5 id 3 ts 60/500 at 0.05',
      'client ACK seq 6 ack 101 len 5 id 4 ts 61/500 at 0.051',
      'server ACK seq 101 ack 11 id 2 ts 551/61 at 0.091',
      'server ACK seq 101 ack 6 id 1 ts 550/60 at 0.12',
      'client ACK,FIN seq 11 ack 101 id 5 ts 210/551 at 0.2',
    )
    expect(statesAfter(judged, 7)).toBe('ESTABLISHED ESTABLISHED')
  })
})

describe('silence and talk', () => {
  test('a reset after which the other end goes on was lost', () => {
    const judged = judgedLines(
      ...OPENING,
      'server ACK,RST seq 101 ack 1 at 0.1',
      'client ACK seq 1 ack 101 len 5 at 0.2',
      'server RST seq 101 at 0.21',
    )
    expect(lostIn(judged)).toEqual([4])
    expect(statesAfter(judged, 4)).toBe('ESTABLISHED CLOSED')
    expect(judged.final).toEqual({ client: 'CLOSED', server: 'CLOSED' })
  })

  test('a reset with ACK of a FIN has got it, although the FIN is said again (RFC 9293 3.10.7.1)', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK,FIN seq 1 ack 101 at 0.1',
      'server ACK,RST seq 101 ack 2 at 0.11',
      'client ACK,FIN seq 1 ack 101 at 0.3',
      'server RST seq 101 at 0.31',
    )
    expect(wrongIn(judged)).toEqual([])
    expect(statesAfter(judged, 4)).toBe('FIN-WAIT-1 CLOSE-WAIT')
  })

  test('what left before the reset can have come was said in time', () => {
    const judged = judgedLines(
      ...OPENING,
      'server ACK,RST seq 101 ack 1 at 0.1',
      'client ACK seq 1 ack 101 len 5 at 0.105',
    )
    expect(lostIn(judged)).toEqual([])
    expect(judged.final).toEqual({ client: 'CLOSED', server: 'CLOSED' })
  })

  test('keep-alive probes that nobody answers, and the reset that gives up, were lost', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 5 at 0.1',
      'server ACK seq 101 ack 6 at 0.11',
      'client ACK seq 5 ack 101 at 10',
      'client ACK seq 5 ack 101 at 20',
      'client ACK,RST seq 6 ack 101 at 30',
    )
    expect(lostIn(judged)).toEqual([6, 7, 8])
    expect(judged.final).toEqual({ client: 'CLOSED', server: 'ESTABLISHED' })
  })

  test('two probes that cross are both right, and answered', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 5 at 0.1',
      'server ACK seq 101 ack 6 len 5 at 0.11',
      'client ACK seq 6 ack 106 at 0.12',
      'client ACK seq 5 ack 106 at 10',
      'server ACK seq 105 ack 6 at 10.001',
      'client ACK seq 6 ack 106 at 10.002',
      'server ACK seq 106 ack 6 at 10.01',
    )
    expect(wrongIn(judged)).toEqual([])
    expect(lostIn(judged)).toEqual([])
  })

  test('an answered probe was not', () => {
    const judged = judgedLines(
      ...OPENING,
      'client ACK seq 1 ack 101 len 5 at 0.1',
      'server ACK seq 101 ack 6 at 0.11',
      'client ACK seq 5 ack 101 at 10',
      'server ACK seq 101 ack 6 at 10.01',
      'client ACK,RST seq 6 ack 101 at 30',
    )
    expect(lostIn(judged)).toEqual([])
    expect(judged.final.server).toBe('CLOSED')
  })

  test('a SYN that is challenged came, although it is said again (figure 9 of RFC 9293)', () => {
    const judged = judgedLines(
      ...OPENING,
      'client SYN seq 7000 at 0.5',
      'server ACK seq 101 ack 1 at 0.51',
      'client RST seq 1 at 0.52',
      'client SYN seq 7000 at 1.5',
      'server SYN,ACK seq 9000 ack 7001 at 1.51',
      'client ACK seq 7001 ack 9001 at 1.52',
    )
    expect(lostIn(judged)).toEqual([])
    expect(statesAfter(judged, 4)).toBe('SYN-SENT ESTABLISHED')
    expect(wrongIn(judged)).toEqual([])
  })
})

describe('a FIN that nobody saw', () => {
  test('an ACK behind it answers the other FIN: both closed at once (RFC 9293 figure 13)', () => {
    const judged = judgedLines(
      'client SYN seq 0 id 1',
      'server SYN,ACK seq 100 ack 1 id 0',
      'client ACK seq 1 ack 101 id 2',
      'server ACK,FIN seq 101 ack 1 id 1 at 0.1',
      'client ACK seq 2 ack 102 id 4 at 0.14',
      'client ACK,FIN seq 1 ack 102 id 5 at 0.4',
      'server ACK seq 102 ack 2 id 2 at 0.401',
    )
    expect(wrongIn(judged)).toEqual([])
    expect(statesAfter(judged, 4)).toBe('CLOSING FIN-WAIT-1')
    expect(judged.final).toEqual({ client: 'TIME-WAIT', server: 'TIME-WAIT' })
  })
})
