import { describe, expect, test } from 'vitest'
import type { Seat } from '../../shared/game/seat.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const netstat = (room: TestTable, seat: Seat) => {
  const host = room.view(seat).round?.host
  if (host?.kind !== 'netstat') throw new Error('no netstat')
  return host
}
const count = (room: TestTable, seat: Seat, state: string): number =>
  netstat(room, seat).rows.filter((row) => row.state === state).length
const mine = (room: TestTable, seat: Seat): string | undefined =>
  netstat(room, seat).rows.find(({ isMine }) => isMine)?.state

const ASK = [
  'C > PSH,ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED',
  'S > PSH,ACK seq=y+1 ack=x+5 len=17 | ESTABLISHED',
]
const HALF = ['C > FIN,ACK seq=x+5 ack=y+18 | FIN-WAIT-1', 'S > ACK seq=y+18 ack=x+6 | CLOSE-WAIT']
const END = ['S > FIN,ACK seq=y+18 ack=x+6 | LAST-ACK', 'C > ACK seq=x+6 ack=y+19 | TIME-WAIT']

const played = (lines: readonly string[]): TestTable => {
  const room = table({ level: 'leak' })
  for (const line of lines) expect(room.plays(line), line).toMatchObject({ kind: 'conforming' })
  return room
}

describe('leak: what netstat shows on each host', () => {
  test('the pile on the server grows with what happens there, up to its descriptors', () => {
    const sizes = [0, 1, 2, 3, 4].map((moves) => netstat(played([...ASK, ...HALF].slice(0, moves)), 'server'))
    expect(sizes.map(({ rows }) => rows.length)).toEqual([5, 6, 7, 8, 8])
    expect(sizes.map(({ turnedAway }) => turnedAway)).toEqual([0, 0, 0, 0, 1])
    expect(sizes.every(({ descriptors }) => descriptors === 8)).toBe(true)
  })

  test('each other client closes at once, and stays in CLOSE-WAIT; ours is one of the rows, with its true state', () => {
    const room = played(ASK)
    expect(count(room, 'server', 'CLOSE-WAIT')).toBe(5)
    expect(count(room, 'server', 'ESTABLISHED')).toBe(2)
    expect(mine(room, 'server')).toBe('ESTABLISHED')
    for (const line of HALF) room.plays(line)
    expect(mine(room, 'server')).toBe('CLOSE-WAIT')
    expect(mine(room, 'client')).toBe('FIN-WAIT-2')
    expect(count(room, 'server', 'CLOSE-WAIT')).toBe(8)
  })

  test('time alone changes nothing: who waits finds the same rows, and one caller more turned away', () => {
    const room = played([...ASK, ...HALF])
    const before = netstat(room, 'server')
    for (let times = 1; times <= 5; times++) {
      expect(room.view('server').round?.me).toMatchObject({ mayWait: true, mayCall: ['CLOSE'] })
      room.submits('server', { kind: 'wait' })
      room.settles()
      expect(netstat(room, 'server')).toEqual({ ...before, turnedAway: before.turnedAway + times })
      expect(mine(room, 'client')).toBe('FIN-WAIT-2')
    }
    expect(room.view('server').round?.steps.filter((step) => step.kind === 'timer')).toHaveLength(5)
    expect(room.view('client').round?.steps.some((step) => step.kind === 'timer')).toBe(false)
  })

  test('CLOSE mends the loop: the others go through LAST-ACK and are gone, and who comes now is let in', () => {
    const room = played([...ASK, ...HALF])
    room.submits('server', { kind: 'call', call: 'CLOSE' })
    room.settles()
    expect(count(room, 'server', 'LAST-ACK')).toBe(7)
    expect(count(room, 'server', 'CLOSE-WAIT')).toBe(1)
    room.plays(END[0] ?? '')
    expect(mine(room, 'server')).toBe('LAST-ACK')
    expect(count(room, 'server', 'CLOSE-WAIT')).toBe(0)
    expect(netstat(room, 'server').rows.length).toBeLessThan(5)
    expect(netstat(room, 'server').turnedAway).toBe(1)
    room.plays(END[1] ?? '')
    room.submits('client', { kind: 'timer', timer: 'time-wait' })
    expect(room.room().phase).toBe('over')
    expect(mine(room, 'server')).toBeUndefined()
    expect(mine(room, 'client')).toBeUndefined()
  })

  test('on the client’s host the same connections stand in FIN-WAIT-2, then in TIME-WAIT when the FIN has come', () => {
    const room = played([...ASK, ...HALF])
    const onClient = netstat(room, 'client').rows.map(({ address }) => address)
    const onServer = netstat(room, 'server').rows.map(({ address }) => address)
    expect(onClient.length).toBeGreaterThan(2)
    expect(onClient.slice(0, 3).every((address) => onServer.includes(address))).toBe(true)
    expect(netstat(room, 'client')).toMatchObject({ descriptors: undefined, turnedAway: 0 })
    expect(count(room, 'client', 'FIN-WAIT-2')).toBeGreaterThan(2)
    room.submits('server', { kind: 'call', call: 'CLOSE' })
    room.settles()
    expect(count(room, 'client', 'TIME-WAIT')).toBe(0)
    room.plays(END[0] ?? '')
    expect(count(room, 'client', 'FIN-WAIT-2')).toBe(0)
    expect(count(room, 'client', 'TIME-WAIT')).toBe(onClient.length)
  })

  test('no address stands twice, in either view, at any moment', () => {
    const lines = [...ASK, ...HALF]
    for (let moves = 0; moves <= lines.length; moves++)
      for (const seat of SEATS) {
        const addresses = netstat(played(lines.slice(0, moves)), seat).rows.map(({ address }) => address)
        expect(new Set(addresses).size).toBe(addresses.length)
      }
  })

  test('the rows of one end do not move when only the other has done something', () => {
    const room = played(ASK)
    const before = netstat(room, 'server')
    const { seq, ack, flags } = {
      seq: room.play('client').tcb.sndNxt,
      ack: room.play('client').tcb.rcvNxt,
      flags: { syn: false, ack: true, fin: true, rst: false, psh: false },
    }
    room.submits('client', {
      kind: 'segment',
      draft: { flags, seq, ack, len: 0, claim: 'FIN-WAIT-1' },
    })
    expect(mine(room, 'client')).toBe('FIN-WAIT-1')
    expect(netstat(room, 'server')).toEqual(before)
    expect(viewOf(room.room(), { kind: 'spectator' }).round?.host).toBeUndefined()
  })
})
