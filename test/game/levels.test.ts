import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../shared/game/levels/check.ts'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { botMove } from '../../shared/game/bot/bot.ts'
import { livedBy } from '../../shared/game/room/lived.ts'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { CANONICAL } from '../support/canonical.ts'
import { PLAYER_CALLS } from '../../shared/game/draft.ts'
import { table } from './support/table.ts'
import type { TestTable } from './support/table.ts'

/** Other plays that the protocol allows just as well. */
const ALSO: readonly (readonly [LevelId, string, readonly string[]])[] = [
  [
    'first-words',
    'the third segment is a pure ACK, and the answer acknowledges first and speaks later',
    [
      'C > SYN seq=x | SYN-SENT',
      'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
      'C > ACK seq=x+1 ack=y+1 | ESTABLISHED',
      'C > ACK seq=x+1 ack=y+1 len=4 | ESTABLISHED',
      'S > ACK seq=y+1 ack=x+5 | ESTABLISHED',
      'C > PSH,ACK seq=x+5 ack=y+1 len=6 | ESTABLISHED',
      'S > ACK seq=y+1 ack=x+11 | ESTABLISHED',
      'S > PSH,ACK seq=y+1 ack=x+11 len=20 | ESTABLISHED',
      'C > ACK seq=x+11 ack=y+21 | ESTABLISHED',
    ],
  ],
  [
    'three-segment-close',
    'ACK and FIN go apart although they might ride together',
    [
      'C > FIN,ACK seq=x+1 ack=y+1 | FIN-WAIT-1',
      'S > ACK seq=y+1 ack=x+2 | CLOSE-WAIT',
      'S > FIN,ACK seq=y+1 ack=x+2 | LAST-ACK',
      'C > ACK seq=x+2 ack=y+2 | TIME-WAIT',
      'C lets 2 MSL pass',
    ],
  ],
  [
    'handshake',
    'the client repeats its SYN, which TCP may always do, and the server its answer',
    [
      'C > SYN seq=x | SYN-SENT',
      'C > SYN seq=x | SYN-SENT',
      'S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED',
      'C > ACK seq=x+1 ack=y+1 | ESTABLISHED',
    ],
  ],
]

const seatOf = (line: string): Seat => (line.trim().startsWith('C') ? 'client' : 'server')

const calls = (room: TestTable, line: string) => {
  const call = PLAYER_CALLS.find((one) => line.includes(one))
  if (call === undefined) throw new Error(line)
  const events = room.submits(seatOf(line), { kind: 'call', call })
  room.settles()
  return events
}

/** Plays lines to the end and answers the verdicts. */
const playThrough = (level: LevelId, lines: readonly string[], isns: 'small' | 'any') => {
  const room = table({ level, isns })
  const verdicts = lines.map((line) => {
    if (line.includes('calls')) return calls(room, line)
    if (line.includes('lets')) return room.submits(seatOf(line), { kind: 'timer', timer: 'time-wait' })
    const verdict = room.plays(line)
    expect(verdict, line).toMatchObject({ kind: 'conforming' })
    return verdict
  })
  return { room, verdicts }
}

/** The states that an end has shown at some step. */
const statesOf = (room: TestTable, seat: Seat) =>
  (room.room().round?.steps ?? []).map((step) => {
    if (step.kind === 'refused' || step.kind === 'forged') return undefined
    if (step.kind !== 'segment') return step.seat === seat ? step.state : undefined
    return step.seat === seat ? step.senderState : step.receiverState
  })

describe('levels', () => {
  test.each(LEVEL_IDS)('%s is well formed', (id) => {
    expect(problemsOf(LEVELS[id])).toEqual([])
  })

  test.each(LEVEL_IDS.filter((id) => id !== 'gauntlet'))(
    '%s is won by its canonical trace, with three stars and at par',
    (id) => {
      for (const isns of ['small', 'any'] as const) {
        const { room, verdicts } = playThrough(id, CANONICAL[id], isns)
        expect(room.room().phase).toBe('over')
        expect(
          verdicts.filter((verdict) => 'typical' in verdict && !verdict.typical),
          id,
        ).toEqual([])
        expect(room.view('client').round?.outcome).toMatchObject({ stars: 3, final: LEVELS[id].goal })
        expect(room.view('client').round?.segments).toBe(LEVELS[id].par)
        // What each end has lived through, kept move by move, is what the whole record says.
        const { round } = room.room()
        for (const seat of SEATS) expect(round?.lived.seats[seat]).toEqual(livedBy(round?.steps ?? [], seat))
        // A question between the steps comes to both ends.
        for (const { question, when } of LEVELS[id].between ?? [])
          for (const seat of SEATS) expect(statesOf(room, seat), `${question}, ${seat}`).toContain(when[seat])
      }
    },
  )

  test.each(ALSO)('%s: %s', (id, _title, lines) => {
    expect(playThrough(id, lines, 'small').room.room().phase).toBe('over')
  })

  test.each(LEVEL_IDS)('%s is won by a bot on either seat, with a person who plays soundly', (id) => {
    for (const seat of SEATS) {
      const room = table({ level: id }, false)
      const other = peerOf(seat)
      room.does({ kind: 'leave-seat', seat })
      room.does({ kind: 'seat-bot', seat })
      room.does({ kind: 'set-ready', seat: other, ready: true })
      for (let turn = 0; turn < 40 && room.room().phase === 'playing'; turn += 1) {
        room.settles()
        const { round, phase } = room.room()
        const move = round === undefined || phase !== 'playing' ? undefined : botMove(round, other)
        if (move !== undefined) room.submits(other, move)
      }
      expect(room.room().phase, `bot as ${seat}`).toBe('over')
      expect(room.events().filter(({ kind }) => kind === 'draft-refused')).toEqual([])
    }
  })

  test('time-wait: who lets 2 MSL pass while an old segment is on its way has to answer it first', () => {
    const room = table({ level: 'time-wait' }, false)
    for (const seat of SEATS) room.does({ kind: 'set-ready', seat, ready: true })
    room.submits('client', { kind: 'timer', timer: 'time-wait' })
    expect(room.view('client').round?.me).toMatchObject({ state: 'TIME-WAIT', mayExpire: [] })
    for (const line of CANONICAL['time-wait'].slice(0, 3)) room.plays(line)
    room.submits('client', { kind: 'timer', timer: 'time-wait' })
    expect(room.room().phase).toBe('over')
  })

  test('a broken level is named by what is wrong with it and where', () => {
    const level = LEVELS['close-client']
    expect(problemsOf({ ...level, par: 0 })).toEqual([{ code: 'par/not-positive', at: 'par' }])
    expect(problemsOf({ ...level, wire: { delayMs: -1 } })).toEqual([
      { code: 'wire/delay-range', at: 'wire.delayMs' },
    ])
    expect(problemsOf({ ...level, questions: [] })).toEqual([{ code: 'questions/none', at: 'questions' }])
    expect(problemsOf({ ...level, script: { client: [], server: [] } })).toEqual([
      { code: 'script/empty', at: 'script' },
    ])
    expect(problemsOf({ ...level, goal: { client: 'CLOSING', server: 'CLOSED' } })).toEqual([
      { code: 'goal/unreachable-state', at: 'goal.client' },
    ])
    expect(problemsOf({ ...level, start: 'closed' }).map(({ code }) => code)).toEqual([
      'script/does-not-open',
      'script/does-not-open',
    ])
    expect(problemsOf({ ...LEVELS.flood, backlog: { size: 0, forged: 1 } })).toEqual([
      { code: 'host/size', at: 'backlog' },
    ])
    expect(problemsOf({ ...LEVELS.leak, crowd: { descriptors: 4, before: 4 } })).toEqual([
      { code: 'host/size', at: 'crowd' },
    ])
    const close = { when: { kind: 'start' }, call: { kind: 'CLOSE' } } as const
    const send = (data: string) => ({ when: { kind: 'start' }, call: { kind: 'SEND', data } }) as const
    expect(problemsOf({ ...level, script: { client: [close, send('x')], server: [] } })).toEqual([
      { code: 'script/call-after-close', at: 'script.client.1' },
    ])
    expect(problemsOf({ ...level, script: { client: [send('数据')], server: [] } })).toEqual([
      { code: 'script/data-not-octets', at: 'script.client.0' },
    ])
    expect(problemsOf({ ...LEVELS.handshake, start: 'established' }).map(({ code }) => code)).toContain(
      'script/open-in-open-connection',
    )
  })
})
