import { describe, expect, test } from 'vitest'
import { consequenceOf } from '../../shared/game/judging/consequence.ts'
import type { Consequence } from '../../shared/game/judging/consequence.ts'
import { flagNames } from '../../shared/tcp/segment.ts'
import { pair, readDraft } from './support/pair.ts'
import { REVEALING_BEYOND } from './support/revealingBeyond.ts'
import { table } from './support/table.ts'

const CALLED = ['S calls LISTEN', 'C calls OPEN', 'C > SYN seq=x'] as const
const ANSWERED = [...CALLED, 'S > SYN,ACK seq=y ack=x+1'] as const

const run = (from: 'CLOSED' | 'ESTABLISHED', deeds: readonly string[], line: string): Consequence => {
  const { tcb, arrivals } = pair(from, deeds)[line.startsWith('C') ? 'C' : 'S']
  return consequenceOf(tcb, readDraft(line.slice(4)), arrivals)
}

/** `me SYN | CLOSED LISTEN`: who, what, both states after it. */
const told = ({ rows }: Consequence): readonly string[] =>
  rows.map(
    ({ from, what, me, peer }) =>
      `${from} ${what.kind === 'timer' ? 'timer' : flagNames(what.segment.flags).join(',')} | ${me} ${peer}`,
  )

describe('what would have happened', () => {
  test('a SYN-ACK that acknowledges nothing new is reset by the caller, who waits on  [3.10.7.3]', () => {
    const { outcome, rows } = run('CLOSED', CALLED, 'S > SYN,ACK seq=y ack=x')
    expect(outcome).toBe('reset-in-vain')
    expect(rows.at(-1)).toMatchObject({ from: 'peer', peer: 'SYN-SENT' })
  })

  test('a bare ACK to a SYN is dropped, and the caller says SYN again  [3.10.7.3]', () => {
    const consequence = run('CLOSED', CALLED, 'S > ACK seq=y ack=x+1')
    expect(consequence.outcome).toBe('dropped-and-repeated')
    expect(told(consequence)).toEqual([
      'me ACK | LISTEN SYN-SENT',
      'peer timer | LISTEN SYN-SENT',
      'peer SYN | LISTEN SYN-SENT',
    ])
  })

  test('a bare SYN to a SYN is taken for a call that crossed theirs  [3.5 figure 7]', () => {
    const consequence = run('CLOSED', CALLED, 'S > SYN seq=y')
    expect(consequence.outcome).toBe('believed')
    expect(consequence.rows[0]?.peer).toBe('SYN-RECEIVED')
  })

  test('a first SYN with ACK is reset by a listener  [3.10.7.2]', () => {
    const consequence = run('CLOSED', ['C calls OPEN'], 'C > SYN,ACK seq=x ack=1')
    expect(consequence).toMatchObject({ outcome: 'reset-in-vain', isIsnMadeUp: true })
    expect(told(consequence)[1]).toMatch(/^peer RST/)
  })

  test('an ACK with the number of the SYN leaves the server half-way: it says where it is  [3.10.7.4]', () => {
    const consequence = run('CLOSED', ANSWERED, 'C > ACK seq=x ack=y+1')
    expect(consequence.rows[0]?.peer).toBe('SYN-RECEIVED')
    expect(consequence.outcome).toBe('asked-again')
  })

  test('a bare FIN is dropped without a word  [3.10.7.4 fifth]', () => {
    expect(run('ESTABLISHED', ['C calls CLOSE'], 'C > FIN seq=x+1')).toMatchObject({
      outcome: 'dropped',
      rows: [{ from: 'me', peer: 'ESTABLISHED' }],
    })
  })

  test('an uncalled reset leaves one end half-open  [3.5.1]', () => {
    expect(run('ESTABLISHED', ['C calls CLOSE'], 'C > RST seq=x+1').outcome).toBe('half-open')
  })

  test('a SYN in an open connection is challenged  [RFC 5961 4.2]', () => {
    expect(run('ESTABLISHED', ['C calls CLOSE'], 'C > SYN seq=x+1').outcome).toBe('challenged')
  })

  test('data that do not follow on leave a gap, and they ask again for what they want  [3.10.7.4]', () => {
    const consequence = run('ESTABLISHED', ['C calls SEND 4'], 'C > PSH,ACK seq=x+9 ack=y+1 len=4')
    expect(consequence.outcome).toBe('asked-again')
  })

  test('a FIN that nobody called is believed: they go to CLOSE-WAIT  [3.10.7.4 eighth]', () => {
    const consequence = run('ESTABLISHED', [], 'C > FIN,ACK seq=x+1 ack=y+1')
    expect(consequence.outcome).toBe('believed')
    expect(consequence.rows[0]?.peer).toBe('CLOSE-WAIT')
  })

  test('a forgotten connection is not ended by a FIN: nothing that it says fits  [3.5.1]', () => {
    const crashed = ['S crashes', 'C calls SEND 4', 'C > PSH,ACK seq=x+1 ack=y+1 len=4'] as const
    expect(run('ESTABLISHED', crashed, 'S > FIN seq=0')).toMatchObject({
      rows: [{ peer: 'ESTABLISHED' }, {}],
    })
  })

  test.each(REVEALING_BEYOND)('comes to a quiet end after "$draft"', ({ from, before, draft }) => {
    const { rows } = run(from, before, draft)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThanOrEqual(8)
  })

  test('says the same whatever the true peer is doing: it looks at one end alone', () => {
    const quiet = ['C calls CLOSE'] as const
    const busy = [
      'C calls CLOSE',
      'S calls SEND 9',
      'S x PSH,ACK seq=y+1 ack=x+1 len=9',
      'S calls CLOSE',
    ] as const
    const draft = 'C > FIN,ACK seq=x+7 ack=y+1'
    expect(run('ESTABLISHED', busy, draft)).toEqual(run('ESTABLISHED', quiet, draft))
  })
})

describe('in a room', () => {
  test('the run hides numbers and the own state until the answer is paid for, and changes nothing', () => {
    const room = table({ level: 'close-client' })
    const before = room.play('client').tcb
    room.plays('C > FIN,ACK seq=x+9 ack=y+1 | FIN-WAIT-1')
    expect(room.play('client').tcb).toEqual(before)
    const rowsOf = () => room.view('client').round?.me?.refused?.consequence?.rows ?? []
    expect(rowsOf().filter(({ from, segment }) => from === 'peer' && segment?.seq !== undefined)).toEqual([])
    expect(rowsOf().length).toBeGreaterThan(1)
    room.does({ kind: 'take-hint', seat: 'client', depth: 'answer' })
    expect(rowsOf().every(({ segment, me }) => segment?.seq !== undefined && me !== undefined)).toBe(true)
  })

  test('no run for a draft whose only fault is the state claimed', () => {
    const room = table({ level: 'handshake' })
    room.plays('C > SYN seq=x | LISTEN')
    expect(room.view('client').round?.me?.refused?.consequence).toBeUndefined()
  })
})
