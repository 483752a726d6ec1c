import { describe, expect, test } from 'vitest'
import type { MisconceptionId } from '../../shared/game/judging/misconceptions.ts'
import { judged } from './support/pair.ts'
import { REVEALING } from './support/revealing.ts'
import { REVEALING_BEYOND } from './support/revealingBeyond.ts'
import { table } from './support/table.ts'

describe('diagnosis', () => {
  test.each(REVEALING)(
    '$level: "$draft" reveals $id in $field',
    ({ id, level, before = [], draft, field }) => {
      const room = table({ level })
      for (const move of before) expect(room.plays(move), move).toMatchObject({ kind: 'conforming' })
      expect(room.plays(draft)).toMatchObject({ diagnosis: { misconception: id, field } })
    },
  )

  test('a bare FIN is explained as drawn in many books, and costs nothing', () => {
    const room = table({ level: 'close-client' })
    expect(room.plays('C > FIN seq=x+1 | FIN-WAIT-1')).toMatchObject({ kind: 'as-drawn' })
    room.plays('C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1')
    expect(room.play('client').score.marks.flags).toEqual(['first'])
  })

  test('the field to look at first is the one that the others depend on: flags, then numbers, then state', () => {
    const room = table({ level: 'handshake' })
    const verdict = room.plays('C > SYN,ACK seq=7 ack=9 | ESTABLISHED')
    expect(verdict).toMatchObject({ kind: 'nonconforming', diagnosis: { field: 'flags' } })
  })
})

describe('diagnosis of what loss, crossing, strays and crashes bring about', () => {
  test.each(REVEALING_BEYOND)(
    '"$draft" reveals $id in $field',
    ({ id, from, before, previous, draft, field }) => {
      expect(judged(from, before, draft, previous)).toMatchObject({ diagnosis: { misconception: id, field } })
    },
  )

  test('an ACK that answers nothing but an ACK is allowed, needless, and reveals M33', () => {
    const before = ['C calls SEND 4', 'C > PSH,ACK seq=x+1 ack=y+1 len=4', 'S > ACK seq=y+1 ack=x+5']
    expect(judged('ESTABLISHED', before, 'C > ACK seq=x+5 ack=y+1 | ESTABLISHED')).toEqual({
      kind: 'conforming',
      as: 'duplicate-ack',
      typical: false,
      reveals: 'M33',
    })
  })
})

describe('a diagnosis names nothing that is not so', () => {
  interface Trap {
    readonly why: string
    readonly from: 'CLOSED' | 'ESTABLISHED'
    readonly before: readonly string[]
    readonly draft: string
    /** What may be named instead */
    readonly named?: MisconceptionId
  }
  const traps: readonly Trap[] = [
    {
      why: 'a reset where there is no connection is no goodbye',
      from: 'CLOSED',
      before: ['S calls LISTEN'],
      draft: 'S > RST seq=1 | LISTEN',
    },
    {
      why: 'a reset for a connection that is forgotten is no ABORT',
      from: 'ESTABLISHED',
      before: ['S crashes', 'C calls SEND 4', 'C > PSH,ACK seq=x+1 ack=y+1 len=4'],
      draft: 'S > RST seq=y+1 | TIME-WAIT',
    },
    {
      why: 'a FIN under its old number is no new number',
      from: 'ESTABLISHED',
      before: ['C calls CLOSE', 'C > FIN,ACK seq=x+1 ack=y+1', 'S > ACK seq=y+1 ack=x+2'],
      draft: 'C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-2',
    },
    {
      why: 'a crossing FIN repeated under its number, with a wrong ack, is no other FIN',
      from: 'ESTABLISHED',
      before: [
        'C calls CLOSE',
        'S calls CLOSE',
        'C ~ FIN,ACK seq=x+1 ack=y+1',
        'S ~ FIN,ACK seq=y+1 ack=x+1',
        'all land',
      ],
      draft: 'C > FIN,ACK seq=x+1 ack=y+9 | CLOSING',
    },
    {
      why: 'a reset to a stray SYN gives nothing up for a lost third segment',
      from: 'ESTABLISHED',
      before: ['N > C SYN seq=y+9'],
      draft: 'C > RST seq=x+1 | CLOSED',
      named: 'M30',
    },
    {
      why: 'a FIN to a connection that was closed in order is no crash',
      from: 'ESTABLISHED',
      before: ['C calls ABORT', 'C > RST seq=x+1', 'N > S ACK seq=x+1 ack=y+1'],
      draft: 'S > FIN,ACK seq=y+1 ack=x+1 | CLOSED',
    },
  ]

  test.each(traps)('$why', ({ from, before, draft, named }) => {
    const verdict = judged(from, before, draft)
    expect(verdict.kind).toBe('nonconforming')
    expect(verdict).toMatchObject({ diagnosis: { misconception: named } })
  })
})
