import { describe, expect, test } from 'vitest'
import { evolve } from '../../shared/game/room/evolve.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { outcomeOf, seatOfToken } from '../../shared/game/room/seatOf.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { flagsOf } from '../../shared/tcp/segment.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

const kinds = (events: readonly RoomEvent[]): readonly string[] => events.map((event) => event.kind)

const HANDSHAKE = [
  'C > SYN seq=x | SYN-SENT',
  'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
  'C > ACK seq=x+1 ack=y+1 | ESTABLISHED',
] as const

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

describe('sitting down', () => {
  test('the first free seat is taken when none is named; a third person finds the room full', () => {
    const room = table({}, false)
    expect(room.refused({ kind: 'take-seat', seat: undefined, name: 'Ann', tokenHash: 'a' })).toEqual({
      code: 'room/full',
    })
    expect(room.refused({ kind: 'take-seat', seat: 'client', name: 'Ann', tokenHash: 'a' })).toEqual({
      code: 'room/full',
    })
    room.does({ kind: 'leave-seat', seat: 'server' })
    expect(room.refused({ kind: 'take-seat', seat: 'client', name: 'Ann', tokenHash: 'a' })).toEqual({
      code: 'seat/taken',
      seat: 'client',
    })
    room.does({ kind: 'take-seat', seat: undefined, name: 'Ann', tokenHash: 'a' })
    expect(seatOfToken(room.room(), 'a')).toBe('server')
    expect(seatOfToken(room.room(), 'somebody else')).toBeUndefined()
  })

  test('the token goes with its player when the ends are swapped', () => {
    const room = table({}, false)
    room.does({ kind: 'swap-seats', seat: 'client' })
    expect(seatOfToken(room.room(), 'hash-of-mei')).toBe('server')
    expect(room.view('client').seats.client.name).toBe('Tom')
  })

  test('a bot takes an empty seat, is ready at once, and can be sent away', () => {
    const room = table({}, false)
    expect(room.refused({ kind: 'seat-bot', seat: 'server' })).toEqual({ code: 'seat/taken', seat: 'server' })
    room.does({ kind: 'leave-seat', seat: 'server' })
    room.does({ kind: 'seat-bot', seat: 'server' })
    expect(room.view('client').seats.server).toEqual({ held: 'bot', name: '', ready: true })
    room.does({ kind: 'unseat-bot', seat: 'server' })
    expect(room.refused({ kind: 'unseat-bot', seat: 'server' })).toEqual({
      code: 'seat/empty',
      seat: 'server',
    })
  })

  test('the last person to leave closes the room, and nothing can be done in it any more', () => {
    const room = table({}, false)
    room.does({ kind: 'leave-seat', seat: 'server' })
    expect(room.refused({ kind: 'leave-seat', seat: 'server' })).toEqual({ code: 'seat/none' })
    expect(kinds(room.does({ kind: 'leave-seat', seat: 'client' }))).toEqual(['seat-left', 'room-closed'])
    expect(room.refused({ kind: 'take-seat', seat: undefined, name: 'Ann', tokenHash: 'a' })).toEqual({
      code: 'room/closed',
    })
  })

  test('leaving in the middle of a round gives it up for both', () => {
    const room = table()
    expect(kinds(room.does({ kind: 'leave-seat', seat: 'client' }))).toEqual(['round-left', 'seat-left'])
    expect(room.room().phase).toBe('lobby')
  })
})

describe('a round', () => {
  test('starts in the decision in which the second end is ready, with the calls of both applications', () => {
    const room = table({}, false)
    expect(kinds(room.does({ kind: 'set-ready', seat: 'client', ready: true }))).toEqual(['readiness-set'])
    expect(kinds(room.does({ kind: 'set-ready', seat: 'server', ready: true }))).toEqual([
      'readiness-set',
      'round-started',
      'call-made',
      'call-made',
    ])
  })

  test('cannot be changed while it is played', () => {
    const room = table()
    for (const command of [
      { kind: 'swap-seats', seat: 'client' },
      { kind: 'set-ready', seat: 'client', ready: false },
      { kind: 'choose-settings', seat: 'client', settings: DEFAULT_SETTINGS },
      { kind: 'seat-bot', seat: 'client' },
      { kind: 'unseat-bot', seat: 'client' },
    ] as const)
      expect(room.refused(command)).toEqual({ code: 'room/playing' })
  })

  test('ends, is played again with the ends swapped, and draws new numbers', () => {
    const room = table({ isns: 'any' })
    const first = room.play('client').tcb.iss
    for (const line of HANDSHAKE) room.plays(line)
    expect(room.room().phase).toBe('over')
    expect(
      room.refused({ kind: 'submit-move', seat: 'client', moveId: 'late', seen: 99, move: syn(room) }),
    ).toEqual({
      code: 'round/over',
    })
    room.does({ kind: 'swap-seats', seat: 'server' })
    room.does({ kind: 'set-ready', seat: 'client', ready: true })
    room.does({ kind: 'set-ready', seat: 'server', ready: true })
    expect(room.room()).toMatchObject({ phase: 'playing', rounds: 2 })
    expect(room.play('client').tcb.iss).not.toBe(first)
    expect(room.view('client').seats.client.name).toBe('Tom')
  })

  test('can be given up for the lobby', () => {
    const room = table({}, false)
    expect(room.refused({ kind: 'end-round', seat: 'client' })).toEqual({ code: 'round/none' })
    room.does({ kind: 'set-ready', seat: 'client', ready: true })
    room.does({ kind: 'set-ready', seat: 'server', ready: true })
    room.does({ kind: 'end-round', seat: 'server' })
    expect(room.room()).toMatchObject({ phase: 'lobby', round: undefined })
  })
})

describe('a move', () => {
  test('is applied once, however often it is submitted, and has one outcome', () => {
    const room = table()
    expect(kinds(room.submits('client', syn(room), 'the-same-id'))).toEqual(['segment-sent'])
    const outcome = outcomeOf(room.room(), 'client', 'the-same-id')
    room.settles()
    expect(room.submits('client', syn(room), 'the-same-id')).toEqual([])
    expect(outcomeOf(room.room(), 'client', 'the-same-id')).toBe(outcome)
    expect(outcome).toMatchObject({ kind: 'sent', flight: 1 })
  })

  test('is stale when something reached the endpoint after the view on which it was composed', () => {
    const room = table()
    const { version: seen } = room.room()
    room.plays(HANDSHAKE[0])
    const move = {
      kind: 'segment',
      draft: { flags: flagsOf(), seq: 0, ack: undefined, len: 0, claim: 'LISTEN' },
    } as const
    expect(room.refused({ kind: 'submit-move', seat: 'server', moveId: 'old', seen, move })).toEqual({
      code: 'move/stale',
      seen,
      current: room.room().version,
    })
  })

  test('is not stale when only the partner has moved, unseen', () => {
    const room = table()
    const { version: seen } = room.room()
    room.submits('client', syn(room))
    const draft = { flags: flagsOf('SYN'), seq: 1, ack: undefined, len: 0, claim: 'LISTEN' } as const
    expect(
      kinds(
        room.does({
          kind: 'submit-move',
          seat: 'server',
          moveId: 'm',
          seen,
          move: { kind: 'segment', draft },
        }),
      ),
    ).toEqual(['draft-refused'])
  })

  test('that was just refused is neither judged nor charged again', () => {
    const room = table()
    room.plays('C > SYN seq=7 | SYN-SENT')
    const draft = { flags: flagsOf('SYN'), seq: 7, ack: undefined, len: 0, claim: 'SYN-SENT' } as const
    const again = {
      kind: 'submit-move',
      seat: 'client',
      moveId: 'x',
      seen: 999,
      move: { kind: 'segment', draft },
    } as const
    expect(room.refused(again)).toEqual({ code: 'move/unchanged' })
  })

  test('needs a claim where the room asks for one, and none where it does not', () => {
    const move = (room: TestTable) => ({ ...syn(room), draft: { ...syn(room).draft, claim: undefined } })
    const asking = table()
    expect(
      asking.refused({ kind: 'submit-move', seat: 'client', moveId: 'x', seen: 999, move: move(asking) }),
    ).toEqual({ code: 'move/claim-missing' })
    const silent = table({ asksState: false })
    expect(kinds(silent.submits('client', move(silent)))).toEqual(['segment-sent'])
    expect(silent.view('client').round?.me?.stateChoices).toEqual([])
  })

  test('that was not offered is refused: calls of the application, timers that do not run', () => {
    const room = table()
    for (const move of [
      { kind: 'call', call: 'CLOSE' },
      { kind: 'timer', timer: 'time-wait' },
      { kind: 'timer', timer: 'retransmission' },
    ] as const)
      expect(room.refused({ kind: 'submit-move', seat: 'client', moveId: 'x', seen: 999, move })).toEqual({
        code: 'move/not-offered',
      })
  })
})

describe('hints and score', () => {
  test('a later try, a pointer and an answer cost what they say; columns are kept apart', () => {
    const room = table()
    room.plays('C > SYN seq=7 | LISTEN')
    room.does({ kind: 'take-hint', seat: 'client', depth: 'pointer' })
    expect(room.does({ kind: 'take-hint', seat: 'client', depth: 'pointer' })).toEqual([])
    room.does({ kind: 'take-hint', seat: 'client', depth: 'answer' })
    room.plays(HANDSHAKE[0])
    expect(room.play('client').score).toEqual({
      marks: { flags: ['first'], numbers: ['helped'], state: ['later'], reason: [] },
      hintsPaid: 4,
    })
  })

  test('a hint is given where something is due, and refused where nothing is', () => {
    const room = table()
    expect(room.refused({ kind: 'take-hint', seat: 'server', depth: 'pointer' })).toEqual({
      code: 'hint/nothing-due',
    })
    room.does({ kind: 'take-hint', seat: 'client', depth: 'pointer' })
    expect(room.view('client').round?.me?.hint).toEqual({
      depth: 'pointer',
      because: 'open-called',
      answer: undefined,
    })
    room.does({ kind: 'take-hint', seat: 'client', depth: 'answer' })
    expect(room.view('client').round?.me?.hint).toMatchObject({ answer: { kind: 'syn', state: 'SYN-SENT' } })
    expect(table({}, false).refused({ kind: 'take-hint', seat: 'client', depth: 'nudge' })).toEqual({
      code: 'round/none',
    })
  })

  test('a needless but allowed segment is neither rewarded nor punished', () => {
    const room = table()
    for (const line of HANDSHAKE.slice(0, 2)) room.plays(line)
    const before = room.play('server').score
    expect(room.plays('S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED')).toMatchObject({ typical: false })
    expect(room.play('server').score).toEqual(before)
  })

  test('questions are asked after the round, once each, and only its own', () => {
    const room = table()
    const answer = { kind: 'answer-question', seat: 'client', question: 'Q05', option: 0 } as const
    expect(room.refused(answer)).toEqual({ code: 'round/not-over' })
    for (const line of HANDSHAKE) room.plays(line)
    expect(room.refused({ ...answer, question: 'Q44' })).toEqual({ code: 'question/unknown' })
    room.does(answer)
    expect(room.refused(answer)).toEqual({ code: 'question/answered' })
    expect(room.play('client').score.marks.reason).toEqual(['first'])
    room.does({ ...answer, question: 'Q01', option: 0 })
    expect(room.play('client').score.marks.reason).toEqual(['first', 'missed'])
    expect(room.view('client').round?.outcome?.stars).toBe(3)
  })
})

describe('the record', () => {
  test('the same seed and commands make the same room, byte for byte', () => {
    const played = (): Room => {
      const room = table({ isns: 'any' })
      room.plays('C > SYN seq=3 | SYN-SENT')
      for (const line of HANDSHAKE) room.plays(line)
      return room.room()
    }
    expect(JSON.stringify(played())).toBe(JSON.stringify(played()))
  })

  test('folding the stored events gives the live room', () => {
    const room = table()
    room.plays('C > SYN seq=3 | SYN-SENT')
    for (const line of HANDSHAKE) room.plays(line)
    const stored: readonly RoomEvent[] = JSON.parse(JSON.stringify(room.events()))
    const folded = stored.reduce<Room | undefined>((state, event) => evolve(state, event), undefined)
    expect(JSON.stringify(folded)).toBe(JSON.stringify(room.room()))
  })

  test('the timeline has both ends after every step, and every verdict', () => {
    const room = table()
    room.plays('C > SYN seq=3 | SYN-SENT')
    for (const line of HANDSHAKE) room.plays(line)
    const start = room.events().findIndex((event) => event.kind === 'round-started')
    const timeline = timelineOf(room.events().slice(start))
    expect(timeline?.steps.map((step) => step.kind)).toEqual([
      'call',
      'call',
      'refused',
      'segment',
      'segment',
      'segment',
    ])
    expect(timeline?.moments.map(({ client, server }) => `${client.state} ${server.state}`)).toEqual([
      'CLOSED CLOSED',
      'CLOSED LISTEN',
      'CLOSED LISTEN',
      'CLOSED LISTEN',
      'SYN-SENT LISTEN',
      'ESTABLISHED SYN-RECEIVED',
      'ESTABLISHED ESTABLISHED',
    ])
    expect(timeline?.verdicts.map((verdict) => verdict?.kind)).toEqual([
      undefined,
      undefined,
      undefined,
      'nonconforming',
      'conforming',
      'conforming',
      'conforming',
    ])
    expect(timelineOf(room.events())).toBeUndefined()
  })
})
