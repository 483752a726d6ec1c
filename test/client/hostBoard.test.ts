import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsAfter } from '../../client/host/boardRows.ts'
import { countsOf, spotsOf } from '../../client/host/order.ts'
import { moved } from '../../client/host/plans.ts'
import { clockText } from '../../client/host/tick.ts'
import { heatOf } from '../../client/report/HeatTable.tsx'
import { laidOver, onlyIn, strokesOf, waysOf } from '../../client/report/overlay.ts'
import type { BoardRow, TableView } from '../../shared/class/view.ts'

const NOW = 1_000_000

const row = (n: number, part: Partial<BoardRow> = {}): BoardRow => ({
  n,
  turn: 1,
  level: 'handshake',
  phase: 'playing',
  isPaused: false,
  states: { client: 'SYN-SENT', server: 'LISTEN' },
  segments: 1,
  par: 3,
  since: NOW - 1_000,
  tries: 0,
  shown: [],
  now: [],
  stars: undefined,
  backlog: undefined,
  replayId: undefined,
  ...part,
})

const table = (n: number, calls = false): TableView => ({
  n,
  room: `ROOM${n}`,
  levelAt: 0,
  turn: 1,
  repeats: 0,
  calls,
  seats: {
    client: { student: `s${2 * n - 1}`, guest: undefined, isBot: false },
    server: { student: `s${2 * n}`, guest: undefined, isBot: false },
  },
  watchers: [],
})

describe('the rows of the board', () => {
  test('a row that is told anew takes the place of the old one; the others stay the same objects', () => {
    const [one, two] = [row(1), row(2)]
    const newer = row(1, { segments: 2 })
    const after = rowsAfter([one, two], { isWhole: false, rows: [newer, row(3)], now: NOW })
    expect(after.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(after[0]).toBe(newer)
    expect(after[1]).toBe(two)
  })

  test('a whole board leaves nothing of the one before', () => {
    const after = rowsAfter([row(1), row(2)], { isWhole: true, rows: [row(2)], now: NOW })
    expect(after.map(({ n }) => n)).toEqual([2])
  })
})

describe('the order of the rooms', () => {
  const tables = [table(1), table(2), table(3, true), table(4), table(5)]
  const rows = [
    row(1),
    row(2, { phase: 'over', stars: 2 }),
    row(3),
    row(4, { since: NOW - 300_000 }),
    // The fifth has not told of itself yet.
  ]

  test('who needs the teacher comes first: a call, then who is stuck; who is done comes after who plays', () => {
    const spots = spotsOf(tables, rows, 'needs', NOW)
    expect(spots.map(({ table: { n }, need }) => `${n} ${need}`)).toEqual([
      '3 called',
      '4 stuck',
      '1 playing',
      '2 done',
      '5 waiting',
    ])
    expect(countsOf(spots)).toEqual({ called: 1, stuck: 1, wrong: 0, playing: 1, waiting: 1, done: 1 })
  })

  test('by number they stay where they are', () => {
    expect(spotsOf(tables, rows, 'number', NOW).map(({ table: { n } }) => n)).toEqual([1, 2, 3, 4, 5])
  })
})

test('a level is moved by one place, and not over either end', () => {
  expect(moved(['handshake', 'wrap', 'abort'], 0, 1)).toEqual(['wrap', 'handshake', 'abort'])
  expect(moved(['handshake', 'wrap'], 0, -1)).toEqual(['handshake', 'wrap'])
  expect(moved(['handshake', 'wrap'], 1, 1)).toEqual(['handshake', 'wrap'])
})

test.each([
  [0, '0:00'],
  [-500, '0:00'],
  [59_999, '0:59'],
  [60_000, '1:00'],
  [3_661_000, '61:01'],
])('%i ms are written %s', (ms, text) => {
  expect(clockText(ms)).toBe(text)
})

test.each([
  [0, 24, 0],
  [1, 24, 1],
  [3, 24, 1],
  [4, 24, 2],
  [8, 24, 2],
  [9, 24, 3],
  [12, 24, 3],
  [13, 24, 4],
  [1, 1, 4],
  [2, 0, 4],
])('%i of %i tables are as warm as %i', (count, of, heat) => {
  expect(heatOf(count, of)).toBe(heat)
})

describe('ladders laid over each other', () => {
  const usual = ['C SYN', 'S SYN,ACK', 'C ACK']
  const again = ['C SYN', 'C SYN', 'S SYN,ACK', 'C ACK']
  const overlay = {
    rounds: [usual, again, usual].map((line, at) => ({ table: at + 1, replayId: `r${at}`, line })),
  }

  test('the way that most went comes first', () => {
    expect(waysOf(overlay).map(({ count, strokes }) => [count, strokes.length])).toEqual([
      [2, 3],
      [1, 4],
    ])
  })

  test('flags are said in the order in which every ladder says them', () => {
    const [way] = waysOf({ rounds: [{ table: 1, replayId: 'r', line: ['C ACK,FIN', 'S ACK', 'S PSH,ACK'] }] })
    expect(way?.strokes.map(({ flags }) => flags)).toEqual(['FIN,ACK', 'ACK', 'PSH,ACK'])
  })

  test('an arrow counts the rounds that sent it there; what only some have has a row of its own', () => {
    expect(laidOver(overlay)).toEqual([
      { seat: 'client', flags: 'SYN', count: 3 },
      { seat: 'client', flags: 'SYN', count: 1 },
      { seat: 'server', flags: 'SYN,ACK', count: 3 },
      { seat: 'client', flags: 'ACK', count: 3 },
    ])
  })

  test('however rounds went, every segment of every round is counted once, in the order in which it was sent', () => {
    const segment = fc.constantFrom('C SYN', 'S SYN,ACK', 'C ACK', 'S ACK', 'C FIN,ACK')
    fc.assert(
      fc.property(fc.array(fc.array(segment, { maxLength: 8 }), { minLength: 1, maxLength: 6 }), (lines) => {
        const rounds = lines.map((line, at) => ({ table: at + 1, replayId: `r${at}`, line }))
        const laid = laidOver({ rounds })
        const sent = lines.reduce((sum, line) => sum + line.length, 0)
        expect(laid.reduce((sum, { count }) => sum + count, 0)).toBe(sent)
        for (const { line } of rounds) {
          let at = 0
          for (const stroke of strokesOf(line)) {
            while (at < laid.length && (laid[at]?.seat !== stroke.seat || laid[at]?.flags !== stroke.flags))
              at += 1
            expect(at, line.join()).toBeLessThan(laid.length)
            at += 1
          }
        }
      }),
    )
  })

  test('of two it is said what only one of them has', () => {
    expect(onlyIn(strokesOf(again), strokesOf(usual)).filter((is) => is)).toHaveLength(1)
    expect(onlyIn(strokesOf(usual), strokesOf(again))).toEqual([false, false, false])
  })
})
