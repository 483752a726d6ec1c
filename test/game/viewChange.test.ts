import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { MODES } from '../../shared/game/room/room.ts'
import type { Room } from '../../shared/game/room/room.ts'
import type { View } from '../../shared/game/room/view.ts'
import { changeOf } from '../../shared/game/room/changeOf.ts'
import { viewAfter } from '../../shared/game/room/viewChange.ts'
import type { ViewChange } from '../../shared/game/room/viewChange.ts'
import { viewOf } from '../../shared/game/room/viewOf.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Viewer } from '../../shared/game/seat.ts'
import { FLAG_NAMES, flagsOf } from '../../shared/tcp/segment.ts'
import { formatFlags, parseFlags } from '../../shared/tcp/flagsText.ts'
import { wildRound } from '../support/wildRound.ts'
import type { Deed } from '../support/wildRound.ts'
import { table } from './support/table.ts'

const VIEWERS: readonly Viewer[] = [
  ...SEATS.map((seat) => ({ kind: 'seat', seat }) as const),
  { kind: 'spectator' },
]

/** As it crosses the wire. */
const told = <T>(value: T): T => JSON.parse(JSON.stringify(value))

const seat = fc.constantFrom(...SEATS)
const slip = fc.oneof(
  fc.record({ seq: fc.constantFrom(0, 3, 601) }),
  fc.record({ ack: fc.constantFrom(7, 601, 7001) }),
  fc.record({ len: fc.constantFrom(0, 1, 20) }),
  fc.record({ claim: fc.constantFrom('CLOSED' as const, 'ESTABLISHED' as const) }),
  fc.record({ flags: fc.subarray([...FLAG_NAMES]).map((names) => flagsOf(...names)) }),
)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('right' as const), seat }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'time' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('slip' as const), seat, change: slip }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('wait' as const, 'skip', 'hint', 'phrase'), seat }),
  },
)

/** Each of these rooms is told to every viewer as what is new since the one before, and read from it again. */
const expectTold = (rooms: readonly Room[]): void => {
  for (const viewer of VIEWERS) {
    let last: View | undefined
    let shown: View | undefined
    for (const room of rooms) {
      const view = viewOf(room, viewer)
      // Made with the one before at hand it says the same.
      shown = viewOf(room, viewer, room.at, shown)
      expect(shown).toEqual(view)
      const made = last && changeOf(last, view)
      const change: ViewChange | undefined = made && told(made)
      if (last !== undefined && last.round !== undefined && view.round !== undefined) {
        expect(change && told(viewAfter(last, change))).toEqual(told(view))
        last = change && viewAfter(last, change)
      } else last = told(view)
    }
  }
}

describe('what is new in a view', () => {
  test.each(MODES)('makes the new view of the old one, whatever is done in any level (%s)', (mode) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVEL_IDS),
        fc.string(),
        fc.array(deed, { maxLength: 60 }),
        fc.constantFrom('guided' as const, 'free' as const),
        // What is told at once may be one event or many.
        fc.integer({ min: 1, max: 3 }),
        (level, seed, deeds, guidance, many) => {
          const { rooms } = wildRound(level, seed, deeds, { mode, guidance, isns: 'any' })
          expectTold(rooms.filter((_, at) => at % many === 0 || at === rooms.length - 1))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('every field of a view, its round and its endpoint is told when it alone is another one', () => {
    const seen = viewOf(wildRound('flood', 'a', []).rooms.at(-1) ?? table().room(), {
      kind: 'seat',
      seat: 'server',
    })
    const { round } = seen
    const me = round?.me
    if (round === undefined || me === undefined) throw new Error('no round')
    const other = <T extends object>(of: T, name: string): T => ({ ...of, [name]: [{ other: name }] })
    const nexts = [
      ...Object.keys(seen)
        .filter((name) => !['code', 'version', 'round'].includes(name))
        .map((name) => other(seen, name)),
      ...Object.keys(round)
        .filter((name) => !['n', 'me', 'steps', 'segments'].includes(name))
        .map((name) => ({ ...seen, round: other(round, name) })),
      ...Object.keys(me)
        .filter((name) => !['seat', 'variables', 'lamps', 'score'].includes(name))
        .map((name) => ({ ...seen, round: { ...round, me: other(me, name) } })),
      ...Object.keys(me.variables).map((name) => ({
        ...seen,
        round: { ...round, me: { ...me, variables: other(me.variables, name) } },
      })),
      ...Object.keys(me.lamps).map((name) => ({
        ...seen,
        round: { ...round, me: { ...me, lamps: other(me.lamps, name) } },
      })),
      { ...seen, round: { ...round, me: { ...me, score: { ...me.score, hintsPaid: 3 } } } },
    ]
    expect(nexts.length).toBeGreaterThan(35)
    for (const next of nexts) {
      const change = changeOf(seen, next)
      expect(told(change && viewAfter(seen, change))).toEqual(told(next))
    }
  })

  test('a view looks the same whether or not its viewer was shown another one before, and what is as it was is the same object', () => {
    const { rooms } = wildRound('half-close', 'b', [
      { kind: 'right', seat: 'client' },
      { kind: 'time' },
      { kind: 'phrase', seat: 'server' },
      { kind: 'time' },
    ])
    for (const viewer of VIEWERS) {
      let last: View | undefined
      for (const room of rooms) {
        const view = viewOf(room, viewer, room.at, last)
        expect(view).toEqual(viewOf(room, viewer))
        if (last?.round !== undefined) {
          expect(view.seats).toBe(last.seats)
          expect(view.facts).toBe(last.facts)
        }
        last = view
      }
    }
  })

  test('a variable that has moved is told alone, and a lamp', () => {
    const room = table({ level: 'lost-syn-ack' })
    const before = room.view('server')
    room.plays('C > SYN seq=x | SYN-SENT')
    const change = changeOf(before, room.view('server'))
    expect(change?.variables?.set).toEqual({
      sndWnd: 65_535,
      irs: room.play('client').tcb.iss,
      rcvNxt: room.play('client').tcb.iss + 1,
    })
    expect(Object.keys(change?.lamps?.set ?? {})).toEqual(['i-can-receive', 'they-can-send'])
  })

  test('what has arrived is told by the step in which it stands, and marks as those that are new', () => {
    const room = table({ level: 'handshake' })
    room.plays('C > SYN seq=x | SYN-SENT')
    room.plays('S > SYN,ACK seq=y ack=x+1 | SYN-RECEIVED')
    const before = room.view('client')
    expect(before.round?.me?.score.marks.flags).toEqual(['first'])
    room.plays('C > ACK seq=x+1 ack=y+1 | ESTABLISHED')
    const change = changeOf(before, room.view('client'))
    expect(change?.me?.gone).toContain('arrived')
    expect(change?.marks?.flags).toEqual(['first'])
  })

  test('another round, another end and a lobby are told whole', () => {
    const rooms = [...wildRound('handshake', 'a', []).rooms]
    const first = rooms.at(-1)
    if (first?.round === undefined) throw new Error('no round')
    const seen = viewOf(first, { kind: 'seat', seat: 'client' })
    const next: Room = { ...first, round: { ...first.round, n: 2 } }
    expect(changeOf(seen, viewOf(next, { kind: 'seat', seat: 'client' }))).toBeUndefined()
    expect(changeOf(seen, viewOf(first, { kind: 'seat', seat: 'server' }))).toBeUndefined()
    expect(
      changeOf(seen, viewOf({ ...first, round: undefined }, { kind: 'seat', seat: 'client' })),
    ).toBeUndefined()
  })

  test('a change of another version than the one that was seen says nothing', () => {
    const room = table({ level: 'handshake' })
    const before = room.view('client')
    room.plays('C > SYN seq=x | SYN-SENT')
    const change = changeOf(before, room.view('client'))
    if (change === undefined) throw new Error('nothing was told')
    expect(viewAfter(room.view('client'), change)).toBeUndefined()
  })
})

test('flags as text are the same flags again, all 32', () => {
  for (let bits = 0; bits < 32; bits += 1) {
    const flags = flagsOf(...FLAG_NAMES.filter((_, at) => (bits & (1 << at)) !== 0))
    expect(parseFlags(formatFlags(flags))).toEqual(flags)
  }
  expect(formatFlags(flagsOf('ACK', 'SYN'))).toBe('SYN,ACK')
})
