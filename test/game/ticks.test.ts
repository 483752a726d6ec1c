import { describe, expect, test } from 'vitest'
import { isRightlyTicked } from '../../shared/game/coach/ticks.ts'
import type { TickId } from '../../shared/game/coach/tickId.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const SYN = 'C > SYN seq=x | SYN-SENT'
const SYN_ACK = 'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED'
const ACK = 'C > ACK seq=x+1 ack=y+1 | ESTABLISHED'
const THEIRS: readonly TickId[] = ['i-can-receive', 'they-can-send', 'i-know-theirs']
const ALL: readonly TickId[] = [...THEIRS, 'i-can-send', 'they-can-receive', 'they-know-mine']

const ticks = (room: TestTable, seat: Seat, ticked: readonly TickId[]): void => {
  room.does({ kind: 'give-ticks', seat, ticks: ticked })
}
const meOf = (room: TestTable, seat: Seat) => {
  const me = room.view(seat).round?.me
  if (me === undefined) throw new Error('nobody plays')
  return me
}
const lit = (room: TestTable, seat: Seat) =>
  Object.values(meOf(room, seat).lamps).filter((evidence) => evidence !== 'none').length

describe('ticks before lamps', () => {
  test('both ends tick through a handshake, and the lamps light as they do', () => {
    const room = table({ level: 'handshake' })
    room.plays(SYN)
    expect(meOf(room, 'client').ticks.asked).toBe('syn-sent')
    ticks(room, 'client', [])
    room.plays(SYN_ACK)
    expect(meOf(room, 'server').ticks.asked).toBe('syn-ack-sent')
    expect(lit(room, 'server')).toBe(0)
    ticks(room, 'server', THEIRS)
    expect(lit(room, 'server')).toBe(2)
    expect(meOf(room, 'client').ticks.asked).toBe('syn-ack-arrived')
    ticks(room, 'client', ALL)
    expect(lit(room, 'client')).toBe(4)
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    expect(room.play('client').score.marks.reason).toEqual(['first', 'first'])
    expect(room.play('client').revealed).toEqual([])
  })

  test.each([
    ['M50', 'client', [SYN], ['i-can-send']],
    ['M51', 'server', [SYN, SYN_ACK], [...THEIRS, 'they-can-receive']],
    ['M52', 'client', [SYN, SYN_ACK], ALL.filter((tick) => tick !== 'i-know-theirs')],
  ] as const)('%s is revealed by the %s', (id, seat, moves, ticked) => {
    const room = table({ level: 'handshake' })
    for (const move of moves) room.plays(move)
    ticks(room, seat, ticked)
    expect(room.play(seat).revealed).toEqual([{ id, by: 'ticks' }])
    expect(room.play(seat).score.marks.reason).toEqual(['missed'])
  })

  test('nothing is said of the proof before somebody has ticked, and both lists afterwards', () => {
    const room = table({ level: 'handshake' })
    room.plays(SYN)
    room.plays(SYN_ACK)
    expect(meOf(room, 'client').ticks.given).toBeUndefined()
    expect(lit(room, 'client')).toBe(0)
    ticks(room, 'client', [])
    expect(meOf(room, 'client').ticks.given?.proved.toSorted()).toEqual(ALL.toSorted())
  })

  test('play goes on without an answer; a later moment replaces the question', () => {
    const room = table({ level: 'handshake' })
    for (const move of [SYN, SYN_ACK]) room.plays(move)
    expect(meOf(room, 'client').ticks.asked).toBe('syn-ack-arrived')
    expect(room.plays(ACK)).toMatchObject({ kind: 'conforming' })
  })

  test('is refused where nobody has asked: ticks/not-asked', () => {
    const room = table({ level: 'handshake' })
    expect(room.refused({ kind: 'give-ticks', seat: 'client', ticks: [] })).toEqual({
      code: 'ticks/not-asked',
    })
    const talk = table({ level: 'close-client' })
    expect(lit(talk, 'client')).toBe(4)
    expect(talk.refused({ kind: 'give-ticks', seat: 'client', ticks: [] })).toEqual({
      code: 'ticks/not-asked',
    })
  })

  test('is right only with exactly what is proved', () => {
    expect(isRightlyTicked(THEIRS, THEIRS)).toBe(true)
    expect(isRightlyTicked(THEIRS.slice(1), THEIRS)).toBe(false)
    expect(isRightlyTicked(ALL, THEIRS)).toBe(false)
  })
})
