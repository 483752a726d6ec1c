import { describe, expect, test } from 'vitest'
import { decide } from '../../shared/game/room/decide.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const kinds = (events: readonly RoomEvent[]): readonly string[] => events.map((event) => event.kind)

const syn = (room: TestTable) =>
  ({
    kind: 'segment',
    draft: {
      flags: flagsOf('SYN'),
      seq: room.play('client').tcb.iss,
      ack: undefined,
      len: 0,
      claim: 'SYN-SENT',
    },
  }) as const

describe('time', () => {
  test('TIME-WAIT outlives what is on the wire: the last ACK arrives before 2 MSL are over', () => {
    const room = table({ level: 'three-segment-close' })
    room.plays('C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1')
    room.plays('S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK')
    const { tcb } = room.play('client')
    room.submits('client', {
      kind: 'segment',
      draft: { flags: flagsOf('ACK'), seq: tcb.sndNxt, ack: tcb.rcvNxt, len: 0, claim: 'TIME-WAIT' },
    })
    expect(kinds(room.submits('client', { kind: 'timer', timer: 'time-wait' }))).toEqual([
      'segment-arrived',
      'timer-expired',
      'round-won',
    ])
  })

  test('never runs backwards within a room, whatever the clock says', () => {
    const room = table()
    const decision = decide(
      room.room(),
      { kind: 'say-phrase', seat: 'client', phrase: 'thinking' },
      { now: 5, newId: () => 'x' },
    )
    expect(decision.ok && decision.events[0]?.at).toBe(room.room().at)
  })
})

describe('the clock of a lost segment', () => {
  const lost = (): TestTable => {
    const room = table({ level: 'lost-syn' })
    room.submits('client', syn(room))
    room.ticks()
    return room
  }

  test('does not run, and nothing else tells of the loss, before the segment would have arrived', () => {
    const seen = (level: 'lost-syn' | 'handshake') => {
      const room = table({ level })
      room.submits('client', syn(room))
      return (['client', 'server'] as const).map((seat) => {
        const { steps, me } = room.view(seat).round ?? {}
        return { steps, clock: me?.clock, situation: me?.situation }
      })
    }
    expect(seen('lost-syn')).toEqual(seen('handshake'))
  })

  test('runs for both, and says whose it is to its owner only', () => {
    const room = lost()
    expect(room.view('client').round?.me?.clock).toMatchObject({
      isMine: true,
      asked: false,
      otherAsked: false,
    })
    expect(room.view('server').round?.me?.clock).toMatchObject({ isMine: false })
  })

  test('is let run out when both would, not when one would', () => {
    const room = lost()
    const skip = { kind: 'timer', timer: 'retransmission' } as const
    expect(kinds(room.submits('server', skip))).toEqual(['skip-asked'])
    expect(room.view('client').round?.me?.clock).toMatchObject({ otherAsked: true })
    expect(kinds(room.submits('client', skip))).toEqual(['skip-asked', 'timer-expired'])
    expect(room.view('client').round?.me?.situation).toEqual({ kind: 'timer-ran-out' })
  })

  test('runs out by itself, and the SYN goes again with its old number', () => {
    const room = lost()
    room.settles()
    const [event] = room.submits('client', syn(room))
    expect(event).toMatchObject({
      kind: 'segment-sent',
      verdict: { as: 'syn-retransmission', typical: true },
    })
  })

  test('stands still while anybody has something to do', () => {
    const room = table({ level: 'handshake' })
    expect(room.view('client').round?.me?.clock).toBeUndefined()
    room.submits('client', syn(room))
    room.settles()
    expect(room.play('server').tcb.state).toBe('SYN-RECEIVED')
    expect(room.view('client').round?.me?.clock).toBeUndefined()
  })

  test('is offered to nobody where none runs', () => {
    const room = table({ level: 'handshake' })
    const move = { kind: 'timer', timer: 'retransmission' } as const
    const { version } = room.room()
    expect(room.refused({ kind: 'submit-move', seat: 'client', moveId: 'm', seen: version, move })).toEqual({
      code: 'move/not-offered',
    })
  })
})
