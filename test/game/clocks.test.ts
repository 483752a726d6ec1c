import { describe, expect, test } from 'vitest'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import type { Level } from '../../shared/game/levels/level.ts'
import { DEFAULT_CLOCKS } from '../../shared/game/room/clock.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { CANONICAL } from '../support/canonical.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const { rtoMs, twoMslMs } = DEFAULT_CLOCKS
const SYN = 'C > SYN seq=x | SYN-SENT'
const CLOSE = [
  'C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1',
  'S > ACK seq=y+1 ack=x+2 | CLOSE-WAIT',
  'S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK',
  'C > ACK seq=x+2 ack=y+2 | TIME-WAIT',
] as const

const clock = (room: TestTable, seat: 'client' | 'server' = 'client') => room.view(seat).round?.me?.clock
const asked = (room: TestTable) => room.view('client').round?.me?.situation.kind

/** The client's SYN has left and is lost: the clock has just begun. */
const lost = (level: Level = LEVELS['lost-syn']): TestTable => {
  const room = table({}, true, level)
  const { tcb } = room.play('client')
  const flags = flagsOf('SYN')
  room.submits('client', {
    kind: 'segment',
    draft: { flags, seq: tcb.iss, ack: undefined, len: 0, claim: 'SYN-SENT' },
  })
  room.ticks()
  return room
}

describe('a retransmission timer  [RFC 6298 5]', () => {
  test('runs, shows what is left of it whenever it is looked at, and rings', () => {
    const room = lost()
    expect(clock(room)).toMatchObject({ kind: 'retransmission', isMine: true, runs: 0, leftMs: rtoMs })
    room.passes(rtoMs - 1)
    expect([clock(room)?.totalMs, clock(room)?.leftMs]).toEqual([rtoMs, 1])
    expect(asked(room)).toBe('sent')
    room.passes(1)
    expect(asked(room)).toBe('timer-ran-out')
  })

  test('stands still while anybody thinks: no timer runs out on a player', () => {
    const room = lost()
    room.passes(rtoMs)
    room.passes(600_000)
    expect(clock(room)).toBeUndefined()
    expect(room.room().round?.steps.filter(({ kind }) => kind === 'timer')).toHaveLength(1)
  })

  test('doubles each time it runs out', () => {
    const every = { from: 'client', what: 'syn', nth: 'every', fate: { kind: 'lost' } } as const
    const room = lost({ ...LEVELS['lost-syn'], wire: { delayMs: 500, faults: [every] } })
    const runs = [0, 1, 2].map(() => {
      const seen = clock(room)
      room.passes(seen?.totalMs ?? 0)
      const { tcb } = room.play('client')
      room.submits('client', {
        kind: 'segment',
        draft: { flags: flagsOf('SYN'), seq: tcb.iss, ack: undefined, len: 0, claim: 'SYN-SENT' },
      })
      room.ticks()
      return seen
    })
    expect(runs.map((seen) => [seen?.totalMs, seen?.runs])).toEqual([
      [rtoMs, 0],
      [2 * rtoMs, 1],
      [4 * rtoMs, 2],
    ])
  })

  test('stops when all that was sent is acknowledged', () => {
    const room = table({ level: 'lost-fin' })
    // The table waits for the clock, and the FIN goes again.
    room.plays(CLOSE[0])
    room.plays(CLOSE[0])
    expect(room.play('client').timer).toMatchObject({ expiries: 1 })
    room.plays(CLOSE[1])
    expect(room.play('client').timer).toBeUndefined()
  })

  test('is never seen by the other end as more than silence', () => {
    const room = lost()
    room.passes(rtoMs)
    room.plays(SYN)
    const { round } = room.view('server')
    expect(JSON.stringify(round?.me?.clock ?? {})).not.toContain('"runs":1')
  })
})

test('what a timer wants said again is offered to its player as data', () => {
  const room = table({ level: 'lost-data' })
  for (const line of CANONICAL['lost-data'].slice(0, 5)) room.plays(line)
  expect(room.view('client').round?.me).toMatchObject({
    situation: { kind: 'timer-ran-out' },
    queue: 'first second third',
  })
  room.plays(CANONICAL['lost-data'][5] ?? '')
  expect(room.view('client').round?.me?.queue).toBe('')
})

describe('2 MSL  [RFC 9293 3.10.7.4, 3.10.8]', () => {
  const waiting = (level: 'close-client' | 'lost-last-ack' = 'close-client'): TestTable => {
    const room = table({ level })
    for (const line of CLOSE) room.plays(line)
    return room
  }

  test('pass by themselves, and the connection is forgotten', () => {
    const room = waiting()
    expect(clock(room)).toMatchObject({ kind: 'time-wait', isMine: true, totalMs: twoMslMs, runs: 0 })
    room.passes(twoMslMs - 1)
    expect(room.room().phase).toBe('playing')
    room.passes(1)
    expect(room.room().phase).toBe('over')
  })

  test('may be let pass at once by the one who waits', () => {
    const room = waiting()
    room.submits('client', { kind: 'timer', timer: 'time-wait' })
    expect(room.room().phase).toBe('over')
  })

  test('do not pass while the other end has something to do: it may say its FIN again', () => {
    const room = table({ level: 'lost-last-ack' })
    for (const line of CLOSE) room.plays(line)
    expect(room.view('server').round?.me?.situation.kind).toBe('timer-ran-out')
    expect(room.view('client').round?.me).toMatchObject({
      state: 'TIME-WAIT',
      clock: undefined,
      mayExpire: [],
    })
    const skip = { kind: 'timer', timer: 'time-wait' } as const
    const seen = room.room().version
    expect(room.refused({ kind: 'submit-move', seat: 'client', moveId: 'early', seen, move: skip })).toEqual({
      code: 'move/not-offered',
    })
    room.plays(CLOSE[2])
    room.plays(CLOSE[3])
    room.submits('client', skip)
    expect(room.room().phase).toBe('over')
  })

  test('begin anew when the FIN comes again: the peer’s timer is shorter', () => {
    const room = table({ level: 'lost-last-ack' })
    for (const line of CLOSE.slice(0, 3)) room.plays(line)
    const { tcb } = room.play('client')
    room.submits('client', {
      kind: 'segment',
      draft: { flags: flagsOf('ACK'), seq: tcb.sndNxt, ack: tcb.rcvNxt, len: 0, claim: 'TIME-WAIT' },
    })
    room.ticks()
    expect(clock(room)).toMatchObject({ kind: 'time-wait', isMine: true, runs: 0 })
    expect(clock(room, 'server')).toMatchObject({ kind: 'retransmission', isMine: true, totalMs: rtoMs })
    room.passes(rtoMs)
    room.plays(CLOSE[2])
    room.plays(CLOSE[3])
    expect(clock(room)).toMatchObject({ kind: 'time-wait', runs: 1, leftMs: twoMslMs })
  })
})

test('a level may say how long its timers run', () => {
  const room = lost({ ...LEVELS['lost-syn'], clocks: { rtoMs: 1_500, twoMslMs: 4_000 } })
  expect(clock(room)?.totalMs).toBe(1_500)
})
