import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { decide } from '../../shared/game/room/decide.ts'
import { resumed } from '../../shared/game/room/deciding.ts'
import { dueAt } from '../../shared/game/room/due.ts'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { Room } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import { canGoOn, deciderOf, standingAfter, standingBefore } from '../../shared/replay/standing.ts'
import type { Sitting, Standing } from '../../shared/replay/standing.ts'
import { ALL_SHOWN } from '../../shared/replay/shown.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { toldEvents } from '../../shared/replay/told.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import { formatReplayFile, toReplayFile } from '../../shared/wire/replayFile.ts'
import { playedRound } from '../support/playedRound.ts'
import { wildRound } from '../support/wildRound.ts'
import type { Deed } from '../support/wildRound.ts'

const PEOPLE: Sitting = {
  seats: {
    client: { kind: 'person', name: 'Tom', tokenHash: 'tom' },
    server: { kind: 'person', name: 'Mei', tokenHash: 'mei' },
  },
  seed: 'another seed',
}

const seat = fc.constantFrom(...SEATS)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('right' as const), seat }) },
  { weight: 6, arbitrary: fc.constant({ kind: 'time' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('slip' as const),
      seat,
      change: fc.oneof(
        fc.record({ seq: fc.integer({ min: 0, max: 9_999 }) }),
        fc.record({ ack: fc.integer({ min: 0, max: 9_999 }) }),
        fc.constant({ claim: 'ESTABLISHED' as const }),
      ),
    }),
  },
  ...(['wait', 'skip', 'hint', 'phrase'] as const).map((kind) => ({
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant(kind), seat }),
  })),
)

/** A round without the numbers of its room's versions, which count what a record does not tell. */
const withoutVersions = ({ round, phase, at, settings, level }: Room): unknown =>
  JSON.parse(
    JSON.stringify({ round, phase, at, settings, level }, (key, value: unknown) =>
      key === 'version' || key === 'changedVersion' || key === 'armedBy' ? undefined : value,
    ),
  )

describe('the room at a step of a replay', () => {
  test('is the room as it was played, at every step of random rounds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVEL_IDS),
        fc.string(),
        fc.array(deed, { minLength: 10, maxLength: 90 }),
        (level, seed, deeds) => {
          const { events, rooms } = wildRound(level, seed, deeds)
          const told = toldEvents(events)
          const last = rooms.at(-1)?.round?.steps.length ?? 0
          for (let n = 0; n <= last; n += 1) {
            // The live rooms on both sides of the event that made step n.
            const after = rooms.findIndex(({ round }) => (round?.steps.length ?? 0) >= n)
            const [lived, before] = [rooms[after], rooms[after - 1]]
            const here = standingAfter(told, n, PEOPLE)
            if (lived === undefined || here === undefined) throw new Error(`no step ${n}`)
            expect(withoutVersions(here.room)).toEqual(withoutVersions(lived))
            expect(timelineOf(here.events)?.steps).toEqual(here.room.round?.steps)
            const there = standingBefore(told, n, PEOPLE)
            if (n === 0) expect(there).toBeUndefined()
            else if (before !== undefined && there !== undefined)
              expect(withoutVersions(there.room)).toEqual(
                // A phrase between two events changes the room's time, and is not told.
                { ...Object(withoutVersions(before)), at: there.room.at },
              )
            else throw new Error(`nothing before step ${n}`)
          }
          expect(standingAfter(told, last + 1, PEOPLE)).toBeUndefined()
          expect(timelineOf(told)?.madeBy).toHaveLength(last + 1)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('has the people of the table that goes on, and none of the secrets of the room that was', () => {
    const { room } = standingAfter(playedRound('handshake').events, 3, PEOPLE) ?? {}
    expect(room?.seats).toEqual(PEOPLE.seats)
    expect(room?.seed).toBe('another seed')
    expect(room?.code).toBe('')
  })

  test('does not exist in events without a start, or at a step that was never made', () => {
    const { events } = playedRound('handshake')
    expect(standingAfter(events.slice(1), 1, PEOPLE)).toBeUndefined()
    expect(standingBefore(events, 99, PEOPLE)).toBeUndefined()
    expect(standingAfter(events, -1, PEOPLE)).toBeUndefined()
  })
})

describe('a step to be taken again', () => {
  const slip = { seat: 'server', at: 1, change: { ack: 7 } } as const
  const { events } = playedRound('half-close', [slip])
  const timeline = timelineOf(events)
  const steps = timeline?.steps ?? []
  const decider = (n: number) => deciderOf(events[timeline?.madeBy[n] ?? -1])

  test('is a segment, a refused draft or a call that was handed over: its seat has the decision', () => {
    const decided = steps.map((step) => [step.kind, decider(step.n)])
    expect(decided).toContainEqual(['refused', 'server'])
    expect(decided).toContainEqual(['segment', 'client'])
    expect(steps.filter((step) => step.kind === 'call').map(({ n }) => decider(n))).toContain(undefined)
    for (const step of steps) {
      const seat = decider(step.n)
      if (seat !== undefined) expect(seat).toBe(step.seat)
    }
  })

  test('is not what a timer did, nor what was never made', () => {
    const lost = playedRound('lost-syn').events
    const rang = lost.filter(({ kind }) => kind === 'timer-expired')
    expect(rang).not.toEqual([])
    expect(rang.map(deciderOf)).toEqual(rang.map(() => undefined))
    expect(deciderOf(lost[0])).toBeUndefined()
    expect(deciderOf(undefined)).toBeUndefined()
  })

  test('is not offered where the record hides what was refused', () => {
    expect(canGoOn(undefined)).toBe(true)
    expect(canGoOn(ALL_SHOWN)).toBe(true)
    expect(canGoOn({ names: true, drafts: false })).toBe(false)
  })
})

describe('a round that is played on', () => {
  const BOTS: Sitting = {
    seats: { client: { kind: 'bot' }, server: { kind: 'bot' } },
    seed: 'a branch',
  }

  /** The room goes on from a standing, as far as two sound players bring it. */
  const playedOut = ({
    room,
    events,
  }: Standing): { readonly room: Room; readonly events: readonly RoomEvent[] } => {
    let ids = 0
    const newId = (): string => `on-${(ids += 1)}`
    let decision = resumed(room, { now: room.at, newId })
    let all = events
    for (let turn = 0; turn < 500; turn += 1) {
      if (!decision.ok) throw new Error('a tick is never refused')
      all = [...all, ...decision.events]
      const due = dueAt(decision.room)
      if (due === undefined) return { room: decision.room, events: all }
      decision = decide(decision.room, { kind: 'tick' }, { now: Math.max(due, decision.room.at), newId })
    }
    throw new Error('it goes on for ever')
  }

  test('comes to the end of its level from any step of random rounds, and its record is a valid file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVEL_IDS),
        fc.string(),
        fc.array(deed, { minLength: 4, maxLength: 60 }),
        fc.nat(),
        (level, seed, deeds, some) => {
          const { events } = wildRound(level, seed, deeds)
          const [start] = events
          if (start?.kind !== 'round-started') throw new Error('no start')
          const n = some % (timelineOf(events)?.madeBy.length ?? 1)
          const branch = [{ ...start, replayId: 'f-branch' }, ...events.slice(1)]
          const standing = standingAfter(branch, n, BOTS)
          if (standing === undefined) throw new Error(`no step ${n}`)
          const done = playedOut(standing)
          expect(done.room.phase).toBe('over')
          const file = toReplayFile(done.events)
          if (file === undefined) throw new Error('no file')
          const read = parseReplayFile(formatReplayFile(file))
          expect(read).toMatchObject({ ok: true, value: { id: 'f-branch', hash: file.hash } })
          const [whole, stem] = [timelineOf(done.events), timelineOf(standing.events)]
          // A segment that was on its way at the step has arrived since.
          expect(whole?.steps.slice(0, n).map(({ kind, seat: who, at }) => [kind, who, at])).toEqual(
            stem?.steps.map(({ kind, seat: who, at }) => [kind, who, at]),
          )
          // A branch can be left again, at any step.
          const again = standingAfter(done.events, whole?.steps.length ?? 0, BOTS)
          expect(again?.room.round?.steps).toHaveLength(whole?.steps.length ?? -1)
        },
      ),
      { numRuns: 60 },
    )
  })
})
