import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import type { Class, Plan } from '../../shared/class/class.ts'
import type { ClassCommand } from '../../shared/class/command.ts'
import { decideClass } from '../../shared/class/decide.ts'
import { nextFor, wouldGoOn } from '../../shared/class/nextFor.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'

const context = { now: 5_000, newId: () => 'an-id-of-20-letters-x' }

/** A class of Ada and Tom, and its one room, which has not been told anything. */
const aTable = (plan: Partial<Plan> = {}) => {
  let group: Class | undefined
  const tell = (command: ClassCommand): string => {
    const decision = decideClass(group, command, { now: 5_000 })
    if (!decision.ok) return decision.code
    group = decision.group
    return decision.events.map(({ kind }) => kind).join(' ')
  }
  tell({
    kind: 'open-class',
    code: 'CLASS4',
    seed: 'seed',
    plan: { ...DEFAULT_PLAN, ...plan },
    name: 'Ms Li',
    tokenHash: '#li',
  })
  tell({ kind: 'open-doors' })
  for (const name of ['Ada', 'Tom']) tell({ kind: 'join', names: [name], tokenHash: `#${name}`, room: 'X' })
  const opened = decide(
    undefined,
    { kind: 'open-room', code: 'ROOM2', seed: 'seed', settings: DEFAULT_SETTINGS, hostedBy: 'CLASS4' },
    context,
  )
  let room: Room | undefined = opened.ok ? opened.room : undefined
  const next = () => {
    const table = group?.tables[0]
    if (group === undefined || table === undefined || room === undefined) return undefined
    return nextFor(group, table, room)
  }
  return {
    tell,
    begins: (level: number) => tell({ kind: 'begin-level', level, minutes: undefined, rooms: ['ROOM2'] }),
    /** Tells the room all that it has to be told, and gives the names of it. */
    follows: (most = 9): string => {
      const told: string[] = []
      for (let command = next(); command !== undefined && told.length < most; command = next()) {
        const decision = decide(room, command, context)
        if (!decision.ok) return decision.refusal.code
        room = decision.room
        told.push(command.kind)
      }
      return told.join(' ')
    },
    room: (): Room => {
      if (room === undefined) throw new Error('no room')
      return room
    },
  }
}

describe('a room follows its class', () => {
  test('from nothing to the round that is played, once', () => {
    const table = aTable()
    expect(table.follows()).toBe('')
    table.begins(0)
    expect(table.follows()).toBe('begin-turn')
    expect(table.follows()).toBe('')
    expect(table.room()).toMatchObject({ phase: 'playing', hosted: { turn: 1 } })
    expect(table.room().seats).toMatchObject({ client: { name: 'Ada' }, server: { name: 'Tom' } })
  })

  test('in the mode of its class: on the live wire what does not conform is sent', () => {
    const table = aTable({ settings: { ...DEFAULT_PLAN.settings, mode: 'live-wire' } })
    table.begins(0)
    table.follows()
    expect(table.room().round?.settings).toMatchObject({ mode: 'live-wire', level: 'handshake' })
    const draft = { flags: flagsOf('ACK'), seq: 1, ack: 1, len: 0, claim: 'CLOSED' } as const
    const move = { kind: 'segment', draft } as const
    const seen = table.room().version
    const sent = decide(
      table.room(),
      { kind: 'submit-move', seat: 'client', moveId: 'm', seen, move },
      context,
    )
    expect(sent.ok && sent.events.map(({ kind }) => kind)).toEqual(['segment-sent'])
  })

  test('over several changes that it has missed, to where the class is now', () => {
    const table = aTable()
    table.begins(0)
    table.begins(1)
    table.tell({ kind: 'leave', student: 's2' })
    table.tell({ kind: 'freeze' })
    expect(table.follows()).toBe('begin-turn set-pause')
    expect(table.room()).toMatchObject({
      settings: { level: 'first-words' },
      seats: { client: { kind: 'bot' }, server: { name: 'Ada' } },
    })
    table.tell({ kind: 'thaw' })
    table.tell({ kind: 'return', student: 's2' })
    expect(table.follows()).toBe('assign-seats set-pause')
  })

  test('a new name is a new name at the table', () => {
    const table = aTable()
    table.begins(0)
    table.follows()
    table.tell({ kind: 'rename', student: 's1', names: ['Ada', 'Kim'] })
    expect(table.follows()).toBe('assign-seats')
    expect(table.room().seats.client).toMatchObject({ name: 'Ada + Kim' })
  })

  test('to its end', () => {
    const table = aTable()
    table.begins(0)
    table.follows()
    table.tell({ kind: 'end-class' })
    expect(table.follows()).toBe('close-room')
    expect(table.follows()).toBe('')
  })

  test('a pair goes on when both have said so, and not before the round is over', () => {
    const table = aTable()
    table.begins(0)
    table.follows()
    const playing = table.room()
    expect(wouldGoOn({ ...playing, ready: { client: true, server: true } })).toBe(false)
    const over: Room = { ...playing, phase: 'over' }
    expect(wouldGoOn({ ...over, ready: { client: true, server: false } })).toBe(false)
    expect(wouldGoOn({ ...over, ready: { client: true, server: true } })).toBe(true)
  })
})

describe('whatever happens between a class and its rooms', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('begin' as const), level: fc.nat({ max: 3 }) }),
    fc.record({ kind: fc.constant('leave' as const), student: fc.constantFrom('s1', 's2') }),
    fc.record({ kind: fc.constant('return' as const), student: fc.constantFrom('s1', 's2') }),
    fc.record({ kind: fc.constant('set-pause' as const), paused: fc.boolean() }),
    fc.constant({ kind: 'freeze' as const }),
    fc.constant({ kind: 'thaw' as const }),
    fc.constant({ kind: 'lots' as const }),
    fc.constant({ kind: 'end-class' as const }),
    // How many commands reach the room before the process dies.
    fc.record({ kind: fc.constant('follow' as const), commands: fc.nat({ max: 3 }) }),
  )

  test('followed, cut off and followed again, the room ends as one that has followed each change at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const [lazy, eager] = [aTable(), aTable()]
        for (const one of steps) {
          for (const table of [lazy, eager]) {
            if (one.kind === 'begin') table.begins(one.level)
            else if (one.kind === 'lots') table.tell({ kind: 'deal', by: 'lots', rooms: ['ROOM2'] })
            else if (one.kind !== 'follow') table.tell(one)
          }
          eager.follows()
          if (one.kind === 'follow') lazy.follows(one.commands)
        }
        const told = [lazy.follows(), eager.follows()]
        expect(told[1]).toBe('')
        expect(lazy.follows()).toBe('')
        const [a, b] = [lazy.room(), eager.room()]
        expect(a.phase).toBe(b.phase)
        // What was never begun before the end need not be begun any more.
        if (a.phase === 'closed') return
        expect([a.seats, a.hosted]).toEqual([b.seats, b.hosted])
        expect(a.round?.pausedAt === undefined).toBe(b.round?.pausedAt === undefined)
      }),
      { numRuns: 300 },
    )
  })
})
