import { describe, expect, test } from 'vitest'
import { STUCK_MS, boardRow, floodIn, goingWrong, needOf, needsFirst } from '../../shared/class/board.ts'
import type { BoardRow } from '../../shared/class/view.ts'
import { botMove } from '../../shared/game/bot/bot.ts'
import type { RoomCommand } from '../../shared/game/room/command.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'

const aRow = (n: number, changes: Partial<BoardRow> = {}): BoardRow => ({
  n,
  turn: 1,
  level: 'handshake',
  phase: 'playing',
  isPaused: false,
  states: { client: 'CLOSED', server: 'LISTEN' },
  segments: 0,
  par: 3,
  since: 1_000_000,
  tries: 0,
  shown: [],
  now: [],
  stars: undefined,
  backlog: undefined,
  replayId: undefined,
  ...changes,
})

describe('the live board', () => {
  test('shows first who calls, then who is stuck the longest, then who is wrong, then the others, then who is done', () => {
    const now = 1_000_000 + STUCK_MS
    const rows = [
      aRow(1, { phase: 'over' }),
      aRow(2, { since: now }),
      aRow(3, { since: now, now: ['M01'] }),
      aRow(4),
      aRow(5, { since: 999_000 }),
      aRow(6, { since: now }),
      aRow(7, { phase: 'over' }),
    ]
    expect(needsFirst(rows, { calls: new Set([6]), now }).map(({ n }) => n)).toEqual([6, 5, 4, 3, 2, 1, 7])
  })

  test('a table that has finished the level and plays it again needs nobody, unless it calls', () => {
    const now = 1_000_000 + STUCK_MS
    expect(needOf(aRow(1), { calls: false, now, isDone: true })).toBe('done')
    expect(needOf(aRow(1), { calls: true, now, isDone: true })).toBe('called')
    const rows = [aRow(1), aRow(2)]
    expect(needsFirst(rows, { calls: new Set(), now, done: new Set([1]) }).map(({ n }) => n)).toEqual([2, 1])
  })

  test('a table is stuck at two minutes and not a moment before; never while all stands still', () => {
    const row = aRow(1)
    const at = (now: number) => needOf(row, { calls: false, now })
    expect(at(row.since + STUCK_MS - 1)).toBe('playing')
    expect(at(row.since + STUCK_MS)).toBe('stuck')
    expect(needOf({ ...row, isPaused: true }, { calls: false, now: row.since + STUCK_MS })).toBe('playing')
  })

  test('says what goes wrong now, at most tables first, and forgets what was long ago', () => {
    const shown = (id: 'M01' | 'M03', at: number) => [{ id, seat: 'client' as const, at }]
    const rows = [
      aRow(1, { shown: shown('M01', 500) }),
      aRow(2, { shown: [...shown('M03', 500), ...shown('M01', 100)] }),
      aRow(3, { shown: shown('M03', 400) }),
    ]
    expect(goingWrong(rows, 300)).toEqual([
      { id: 'M03', tables: [2, 3] },
      { id: 'M01', tables: [1] },
    ])
  })

  test('a row follows its room: states, steps, the mistake that stands, and when each was made first', () => {
    let room: Room | undefined
    let now = 1_000
    const run = (command: RoomCommand): Room => {
      now += 1_000
      const decision = decide(room, command, { now, newId: () => `replay-id-${now}` })
      if (!decision.ok) throw new Error(decision.refusal.code)
      room = decision.room
      return room
    }
    run({ kind: 'open-room', code: 'ROOM2', seed: 's', settings: DEFAULT_SETTINGS, hostedBy: 'CLASS4' })
    const begun = run({
      kind: 'begin-turn',
      turn: 3,
      settings: DEFAULT_SETTINGS,
      seats: {
        client: { kind: 'person', name: 'Ada', tokenHash: 'a' },
        server: { kind: 'person', name: 'Tom', tokenHash: 't' },
      },
    })
    const first = boardRow(7, begun, undefined)
    expect(first).toMatchObject({ n: 7, turn: 3, phase: 'playing', segments: 0, par: 3, shown: [], now: [] })
    // A first segment that acknowledges: M22.
    const refused = run({
      kind: 'submit-move',
      seat: 'client',
      moveId: 'first-wrong',
      seen: begun.version,
      move: {
        kind: 'segment',
        draft: {
          flags: { syn: true, ack: true, fin: false, rst: false, psh: false },
          seq: begun.round?.play.client.tcb.iss ?? 0,
          ack: 0,
          len: 0,
          claim: 'SYN-SENT',
        },
      },
    })
    const second = boardRow(7, refused, first)
    expect(second).toMatchObject({
      tries: 1,
      now: ['M22'],
      shown: [{ id: 'M22', seat: 'client', at: refused.at }],
      since: first.since,
    })
    const move = refused.round && botMove(refused.round, 'client')
    if (move === undefined) throw new Error('a move')
    const sent = run({
      kind: 'submit-move',
      seat: 'client',
      moveId: 'then-right',
      seen: refused.version,
      move,
    })
    expect(boardRow(7, sent, second)).toMatchObject({
      states: { client: 'SYN-SENT', server: 'LISTEN' },
      segments: 1,
      tries: 0,
      now: [],
      shown: second.shown,
      since: sent.at,
    })
  })

  test('counts how many backlogs are full, how many answer with cookies, and who has dropped a SYN', () => {
    const backlog = (taken: number, dropped: number, isForgetful = false) => ({
      size: 3,
      taken,
      dropped,
      isForgetful,
    })
    expect(floodIn([])).toBeUndefined()
    expect(floodIn([backlog(3, 0), backlog(3, 2), backlog(3, 1, true), backlog(2, 0)])).toEqual({
      of: 4,
      full: 2,
      cookies: 1,
      dropped: 2,
    })
  })
})
