import { describe, expect, test } from 'vitest'
import { allowedMoves } from '../../shared/game/judging/allowed.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { pair } from './support/pair.ts'
import { REVEALING_BEYOND } from './support/revealingBeyond.ts'
import { table } from './support/table.ts'

const CLOSED_FIRST = ['C calls CLOSE', 'C > FIN,ACK seq=x+1 ack=y+1'] as const

describe('what else was allowed', () => {
  test('a passive end with nothing left may answer and end apart, or in one: both are typical', () => {
    const { tcb } = pair('ESTABLISHED', [...CLOSED_FIRST, 'S calls CLOSE']).S
    expect(allowedMoves(tcb).filter(({ typical }) => typical)).toMatchObject([
      { kind: 'ack', state: 'CLOSE-WAIT' },
      { kind: 'fin', state: 'LAST-ACK' },
    ])
  })

  test.each(REVEALING_BEYOND)('the judge agrees with every move of the list, before "$draft"', (each) => {
    const { tcb } = pair(each.from, each.before)[each.draft.startsWith('C') ? 'C' : 'S']
    for (const { kind, segment } of allowedMoves(tcb))
      expect(judge(tcb, segment), kind).toMatchObject({ verdict: 'conforming' })
  })

  test('a player sees it when the segment has left, without numbers and without what is due next', () => {
    const room = table({ level: 'three-segment-close' })
    expect(room.view('client').round?.me?.allowed).toEqual([])
    room.plays('C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1')
    room.plays('S > ACK seq=y+1 ack=x+2 | CLOSE-WAIT')
    const kinds = room.view('server').round?.me?.allowed.map(({ kind }) => kind)
    expect(kinds).toContain('ack')
    expect(kinds).not.toContain('fin')
    expect(JSON.stringify(room.view('server').round?.me?.allowed)).not.toContain('seq')
  })

  test('the timeline has it with numbers, at each segment, and the run of each refused draft', () => {
    const room = table({ level: 'close-client' })
    room.plays('C > FIN seq=x+1 | FIN-WAIT-1')
    room.plays('C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1')
    const events = room.events()
    const timeline = timelineOf(events.slice(events.findIndex(({ kind }) => kind === 'round-started')))
    const [refused, sent] = ['refused', 'segment'].map(
      (kind) => timeline?.steps.find((step) => step.kind === kind)?.n ?? 0,
    )
    expect(timeline?.consequences[refused ?? 0]).toMatchObject({ outcome: 'dropped' })
    expect(timeline?.allowed[sent ?? 0]?.map(({ kind }) => kind)).toContain('fin')
    expect(timeline?.allowed[refused ?? 0]).toEqual([])
  })
})

describe('a bare FIN, as drawn in many books', () => {
  test('is sent as FIN,ACK where the host lets it pass, and the verdict says so', () => {
    const room = table({ level: 'close-client', passesBareFin: true })
    expect(room.plays('C > FIN seq=x+1 | FIN-WAIT-1')).toEqual({
      kind: 'conforming',
      as: 'fin',
      typical: true,
      reveals: 'M27',
    })
    const sent = room.events().find((event) => event.kind === 'segment-sent')
    expect(sent).toMatchObject({
      segment: { flags: { fin: true, ack: true } },
      draft: { flags: { ack: false } },
    })
    expect(room.play('server').tcb.state).toBe('CLOSE-WAIT')
    expect(room.play('client').score.marks.flags).toEqual(['first'])
    expect(room.play('client').revealed).toEqual([{ id: 'M27', by: 'draft' }])
  })

  test('with any other fault it is refused there too', () => {
    const room = table({ level: 'close-client', passesBareFin: true })
    expect(room.plays('C > FIN seq=x+5 | FIN-WAIT-1').kind).toBe('nonconforming')
  })
})

describe('the record of misconceptions', () => {
  test('keeps each under its stable id, and tells its player alone when the round is over', () => {
    const room = table({ level: 'handshake' })
    room.plays('C > SYN seq=x | LISTEN')
    room.plays('C > SYN seq=x | SYN-SENT')
    room.plays('S > SYN,ACK seq=y ack=x | SYN-RECEIVED')
    room.plays('S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED')
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(room.play('client').revealed).toEqual([{ id: 'M37', by: 'draft' }])
    expect(room.view('client').round?.outcome?.revealed).toEqual(['M37'])
    expect(room.view('server').round?.outcome?.revealed).toEqual(['M01'])
  })
})
