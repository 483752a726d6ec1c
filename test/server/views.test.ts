import { describe, expect, test } from 'vitest'
import { botMove } from '../../shared/game/bot/bot.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import type { View } from '../../shared/game/room/view.ts'
import { changeOf } from '../../shared/game/room/changeOf.ts'
import { viewAfter } from '../../shared/game/room/viewChange.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Viewer } from '../../shared/game/seat.ts'
import { replayBody } from '../../shared/wire/outgoing/replay.ts'
import { viewChange, viewSchema } from '../../shared/wire/outgoing/view.ts'
import { table } from '../game/support/table.ts'
import type { TestTable } from '../game/support/table.ts'
import { playedRound } from '../support/playedRound.ts'

const VIEWERS: readonly Viewer[] = [
  { kind: 'seat', seat: 'client' },
  { kind: 'seat', seat: 'server' },
  { kind: 'spectator' },
]

/** As it crosses the wire. */
const told = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The views of one room as they are told: each is as docs/wire.md says, and so is what is told of it as new. */
const readsViews = (): ((room: TestTable) => void) => {
  const before = new Map<Viewer, View>()
  return (room) => {
    for (const viewer of VIEWERS) {
      const view = viewOf(room.room(), viewer)
      expect(viewSchema.safeParse(told(view)).error?.issues).toBeUndefined()
      const last = before.get(viewer)
      const change = last && changeOf(last, view)
      if (last !== undefined && change !== undefined) {
        expect(viewChange.safeParse(told(change)).error?.issues).toBeUndefined()
        expect(told(viewAfter(last, change))).toEqual(told(view))
        expect(viewAfter(view, { ...change, since: change.since - 1 })).toBeUndefined()
      } else expect(last?.round === undefined || view.round === undefined).toBe(true)
      before.set(viewer, view)
    }
  }
}

/** A round in which whoever may wait does so once, and then both ends play soundly. */
const playOut = (level: LevelId, check: (room: TestTable) => void): void => {
  const room = table({ level })
  const waited = new Set<string>()
  check(room)
  for (let turn = 0; turn < 80 && room.room().phase === 'playing'; turn += 1) {
    const { round } = room.room()
    const seat = SEATS.find((one) => round !== undefined && botMove(round, one) !== undefined)
    const move = round === undefined || seat === undefined ? undefined : botMove(round, seat)
    if (seat === undefined || move === undefined) room.ticks()
    else if (move.kind === 'call' && room.view(seat).round?.me?.mayWait === true && !waited.has(seat)) {
      waited.add(seat)
      room.submits(seat, { kind: 'wait' })
    } else room.submits(seat, move)
    check(room)
  }
  expect(room.room().phase).toBe('over')
  room.does({ kind: 'set-ready', seat: 'client', ready: true })
  check(room)
  room.does({ kind: 'swap-seats', seat: 'client' })
  check(room)
}

describe('what leaves the server is what docs/wire.md says', () => {
  test.each(LEVEL_IDS)('%s: every view and every change of it, at every moment', (level) => {
    playOut(level, readsViews())
  })

  test('after a round who is ready is told in a few octets, not with all of the round again', () => {
    const seen: View[] = []
    playOut('half-close', (one) => void seen.push(viewOf(one.room(), { kind: 'seat', seat: 'server' })))
    const [over, ready] = seen.slice(-3)
    if (over === undefined || ready === undefined) throw new Error('nothing was seen')
    expect(over.phase).toBe('over')
    expect(JSON.stringify(changeOf(over, ready)).length).toBeLessThan(300)
  })

  test('the end of a round is told in less than its whole view', () => {
    const seen: View[] = []
    playOut('half-close', (one) => void seen.push(viewOf(one.room(), { kind: 'seat', seat: 'server' })))
    const at = seen.findIndex(({ phase }) => phase === 'over')
    const [before, over] = [seen[at - 1], seen[at]]
    if (before === undefined || over === undefined) throw new Error('it has no end')
    const change = changeOf(before, over)
    expect(change?.anew).toBe(true)
    expect(JSON.stringify(change).length).toBeLessThan(0.7 * JSON.stringify(over).length)
  })

  test.each(LEVEL_IDS)('%s: the record of the round', (level) => {
    const { events, ...body } = playedRound(level)
    const open = events.filter(({ kind }) => kind !== 'question-answered')
    expect(replayBody.safeParse(told({ ...body, events: open })).error?.issues).toBeUndefined()
  })
})
