import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { VersionConflict } from '../../../server/store/store.ts'
import type { Store } from '../../../server/store/store.ts'
import type { ClassEvent } from '../../../shared/class/event.ts'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'

/** One place where events are kept, which several stores may open one after the other. */
export interface Place {
  readonly open: () => Promise<Store>
  readonly remove: () => Promise<void>
}

/** What every store promises (server/store/store.ts), asked of a real one. */
export const storeContract = (name: string, makePlace: () => Promise<Place>): void => {
  describe(`the store contract: ${name}`, () => {
    let place: Place | undefined
    let store: Store | undefined

    const opened = async (): Promise<Store> => {
      place ??= await makePlace()
      store = await place.open()
      return store
    }
    const reopened = async (): Promise<Store> => {
      await store?.close()
      return opened()
    }
    afterEach(async () => {
      await store?.close()
      await place?.remove()
      store = undefined
      place = undefined
    })

    test('events come back in the order of their versions, byte for byte', async () => {
      const store = await opened()
      const events = [openedAt(1), said(2), said(3)]
      await store.append(rowsOf('AAAAA', events))
      expect(await store.load('AAAAA')).toEqual(events)
    })

    test('a room that nobody has opened has no events', async () => {
      expect(await (await opened()).load('AAAAA')).toEqual([])
    })

    test('rows of many rooms that are handed over at once are all there, each in its room', async () => {
      const store = await opened()
      const rooms = Array.from({ length: 50 }, (_, index) => `ROOM${index}`)
      await Promise.all(rooms.map((room) => store.append(rowsOf(room, [openedAt(1), said(2)]))))
      await Promise.all(rooms.map((room) => store.append(rowsOf(room, [said(3)], 2))))
      for (const room of rooms) expect(await store.load(room)).toEqual([openedAt(1), said(2), said(3)])
    })

    test('what was appended survives closing and opening again', async () => {
      const store = await opened()
      await store.append(rowsOf('AAAAA', [openedAt(1), said(2)]))
      expect(await (await reopened()).load('AAAAA')).toEqual([openedAt(1), said(2)])
    })

    test('the versions of rooms are those of their last events; rooms that are not there have none', async () => {
      const store = await opened()
      await store.append(rowsOf('AAAAA', [openedAt(1), said(2)]))
      await store.append(rowsOf('BBBBB', [openedAt(1)]))
      await store.settle('AAAAA')
      const versions = await store.versions(['AAAAA', 'BBBBB', 'CCCCC'])
      expect(versions).toEqual(
        new Map([
          ['AAAAA', 2],
          ['BBBBB', 1],
        ]),
      )
      expect(await store.versions([])).toEqual(new Map())
    })

    test('a secret is made once, is another for each name, and survives opening again', async () => {
      const store = await opened()
      const secret = await store.secret('links')
      expect(secret).toHaveLength(32)
      expect(await store.secret('links')).toEqual(secret)
      expect(await store.secret('others')).not.toEqual(secret)
      expect(await (await reopened()).secret('links')).toEqual(secret)
    })

    test('a room that has settled is read as before, and goes on', async () => {
      const store = await opened()
      await store.append(rowsOf('AAAAA', [openedAt(1), said(2)]))
      await store.settle('AAAAA')
      expect(await store.load('AAAAA')).toEqual([openedAt(1), said(2)])
      await store.append(rowsOf('AAAAA', [said(3)], 2))
      expect(await store.load('AAAAA')).toEqual([openedAt(1), said(2), said(3)])
      await store.settle('AAAAA')
      await store.settle('AAAAA')
      await store.settle('NEVER')
      expect(await (await reopened()).load('AAAAA')).toEqual([openedAt(1), said(2), said(3)])
    })

    test('a replay is the round that its id names: from its start to the end of its record', async () => {
      const store = await opened()
      const [first, second] = [startedAt(3, 'replay-1'), startedAt(7, 'replay-2')]
      const events: readonly RoomEvent[] = [
        openedAt(1),
        said(2),
        first,
        said(4),
        { kind: 'round-won', at: 5 },
        { kind: 'round-left', seat: 'client', at: 6 },
        second,
        said(8),
      ]
      await store.append(rowsOf('AAAAA', events))
      const check = async (store: Store): Promise<void> => {
        expect(await store.replay('replay-1')).toEqual(events.slice(2, 5))
        expect(await store.replay('replay-2')).toEqual(events.slice(6))
        expect(await store.replay('replay-3')).toBeUndefined()
      }
      await check(store)
      await store.settle('AAAAA')
      await check(store)
      await check(await reopened())
    })

    test('a replay whose round begins in the archive and ends in what came later is whole', async () => {
      const store = await opened()
      const events: readonly RoomEvent[] = [openedAt(1), startedAt(2, 'replay-1'), said(3)]
      await store.append(rowsOf('AAAAA', events))
      await store.settle('AAAAA')
      const rest: readonly RoomEvent[] = [said(4), { kind: 'round-won', at: 5 }]
      await store.append(rowsOf('AAAAA', rest, 3))
      expect(await store.replay('replay-1')).toEqual([...events.slice(1), ...rest])
    })

    test('rows that cannot be written are refused whole, and take no other room with them', async () => {
      const store = await opened()
      await store.append(rowsOf('AAAAA', [openedAt(1), startedAt(2, 'replay-1')]))
      // The same replay id again cannot be: ids are given once.
      const bad = store.append(rowsOf('BBBBB', [openedAt(1), startedAt(2, 'replay-1')]))
      const good = store.append(rowsOf('CCCCC', [openedAt(1)]))
      await expect(bad).rejects.toThrow()
      await good
      expect(await store.load('BBBBB')).toEqual([])
      expect(await store.load('CCCCC')).toEqual([openedAt(1)])
    })

    test.each([
      ['the version that is there already', 2],
      ['a version that has been written long ago', 1],
      ['a version that leaves one out', 4],
    ])('%s is a conflict: nothing is written, and the room goes on', async (_, version) => {
      const store = await opened()
      await store.append(rowsOf('AAAAA', [openedAt(1), said(2)]))
      const late = rowsOf('AAAAA', [said(8), said(9)], version - 1)
      const conflict = store.append(late)
      const good = store.append(rowsOf('BBBBB', [openedAt(1)]))
      await expect(conflict).rejects.toBeInstanceOf(VersionConflict)
      await expect(conflict).rejects.toMatchObject({ room: 'AAAAA' })
      await good
      await store.settle('AAAAA')
      await expect(store.append(late)).rejects.toBeInstanceOf(VersionConflict)
      expect(await store.load('AAAAA')).toEqual([openedAt(1), said(2)])
      await store.append(rowsOf('AAAAA', [said(3)], 2))
      const again = await reopened()
      expect(await again.load('AAAAA')).toEqual([openedAt(1), said(2), said(3)])
      expect(await again.load('BBBBB')).toEqual([openedAt(1)])
    })

    test('a room that is not there cannot go on', async () => {
      const store = await opened()
      await expect(store.append(rowsOf('AAAAA', [said(3)], 2))).rejects.toBeInstanceOf(VersionConflict)
      expect(await store.load('AAAAA')).toEqual([])
    })

    test('of many who write one version at once, one writes it; the next follows in the same turn', async () => {
      const store = await opened()
      await store.append(rowsOf('AAAAA', [openedAt(1)]))
      const attempts = await Promise.allSettled(
        Array.from({ length: 10 }, (_, index) => store.append(rowsOf('AAAAA', [said(index)], 1))),
      )
      expect(attempts.map(({ status }) => status)).toEqual(['fulfilled', ...Array(9).fill('rejected')])
      await Promise.all([2, 3, 4].map((after) => store.append(rowsOf('AAAAA', [said(after)], after))))
      expect(await store.load('AAAAA')).toEqual([openedAt(1), said(0), said(2), said(3), said(4)])
    })

    test('appends are settled in the order in which they were handed over, also those that are refused', async () => {
      const store = await opened()
      const settled: number[] = []
      const appends = Array.from({ length: 40 }, async (_, index) => {
        const isBad = index % 7 === 3
        try {
          await store.append(rowsOf(`ROOM${index}`, [openedAt(index)], isBad ? 5 : 0))
        } catch {
          expect(isBad).toBe(true)
        }
        settled.push(index)
      })
      await Promise.all(appends)
      expect(settled).toEqual(Array.from({ length: 40 }, (_, index) => index))
    })

    test('whatever is appended, by right and by mistake: what was acknowledged is there once, and nothing else', async () => {
      const room = fc.constantFrom('AAAAA', 'BBBBB', 'CCCCC')
      const deed = fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            kind: fc.constant('append'),
            room,
            count: fc.integer({ min: 1, max: 4 }),
            off: fc.constantFrom(0, 0, 0, -1, 1),
          }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle'), room }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen') }) },
      )
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(deed, { maxLength: 6 }), { maxLength: 8 }), async (turns) => {
          await store?.close()
          await place?.remove()
          place = undefined
          let open = await opened()
          const known = new Map<string, RoomEvent[]>()
          let at = 0
          for (const turn of turns) {
            // What is appended in one turn of the loop travels together.
            const versions = new Map([...known].map(([name, events]) => [name, events.length]))
            const appends = turn.map(async (one) => {
              if (!('count' in one)) return
              const after = (versions.get(one.room) ?? 0) + one.off
              if (after < 0) return
              const events = Array.from({ length: one.count }, () => said((at += 1)))
              if (one.off === 0) versions.set(one.room, after + one.count)
              try {
                await open.append(rowsOf(one.room, events, after))
                expect(one.off).toBe(0)
                known.set(one.room, [...(known.get(one.room) ?? []), ...events])
              } catch (error) {
                expect(error).toBeInstanceOf(VersionConflict)
                expect(one.off).not.toBe(0)
              }
            })
            await Promise.all(appends)
            for (const one of turn) if (one.kind === 'settle' && 'room' in one) await open.settle(one.room)
            if (turn.some(({ kind }) => kind === 'reopen')) open = await reopened()
          }
          for (const name of ['AAAAA', 'BBBBB', 'CCCCC'])
            expect(await open.load(name)).toEqual(known.get(name) ?? [])
        }),
        { numRuns: 25 },
      )
    })

    test('a room that was erased cannot go on', async () => {
      const store = await opened()
      await store.append(rowsOf('AAAAA', [openedAt(1), said(2)]))
      expect(await store.eraseBefore(100)).toBe(1)
      await expect(store.append(rowsOf('AAAAA', [said(3)], 2))).rejects.toBeInstanceOf(VersionConflict)
      await store.append(rowsOf('AAAAA', [openedAt(200)]))
      expect(await store.load('AAAAA')).toEqual([openedAt(200)])
    })

    test('erasing forgets rooms whose last event is older, their replays too, and no others', async () => {
      const store = await opened()
      await store.append(rowsOf('OLD', [openedAt(1), startedAt(2, 'replay-old')]))
      await store.append(rowsOf('OLDER', [openedAt(1)]))
      await store.append(rowsOf('NEW', [openedAt(1), startedAt(100, 'replay-new')]))
      await store.settle('OLD')
      expect(await store.eraseBefore(100)).toBe(2)
      expect(await store.eraseBefore(100)).toBe(0)
      for (const room of ['OLD', 'OLDER']) expect(await store.load(room)).toEqual([])
      expect(await store.replay('replay-old')).toBeUndefined()
      expect(await store.load('NEW')).toHaveLength(2)
      expect(await (await reopened()).replay('replay-new')).toHaveLength(1)
    })

    test.each([true, false])(
      'a room that settled and was played in again is not old (settled again: %s)',
      async (isSettled) => {
        const store = await opened()
        await store.append(rowsOf('AAAAA', [openedAt(1)]))
        await store.settle('AAAAA')
        await store.append(rowsOf('AAAAA', [said(200)], 1))
        if (isSettled) await store.settle('AAAAA')
        expect(await store.eraseBefore(100)).toBe(0)
        expect(await store.load('AAAAA')).toHaveLength(2)
      },
    )

    test('rooms are erased at once when that is asked, settled or not, and cannot go on', async () => {
      const store = await opened()
      for (const room of ['AAAAA', 'BBBBB', 'CCCCC'])
        await store.append(rowsOf(room, [openedAt(1), startedAt(2, `replay-of-${room}`)]))
      await store.settle('AAAAA')
      await store.erase(['AAAAA', 'BBBBB', 'NOBODY'])
      for (const room of ['AAAAA', 'BBBBB']) {
        expect(await store.load(room)).toEqual([])
        expect(await store.replay(`replay-of-${room}`)).toBeUndefined()
        await expect(store.append(rowsOf(room, [said(3)], 2))).rejects.toBeInstanceOf(VersionConflict)
      }
      expect(await (await reopened()).load('CCCCC')).toHaveLength(2)
    })

    test('a class is stored under its code as a room is, and is found when it has been quiet', async () => {
      const store = await opened()
      const event: ClassEvent = { kind: 'lock-set', locked: true, at: 5 }
      await store.append([{ room: 'CLASS4', version: 1, event }])
      await store.append(rowsOf('AAAAA', [openedAt(1)]))
      expect(await store.loadClass('CLASS4')).toEqual([event])
      expect(await store.quietSince(5, 6)).toEqual([])
      expect(await store.quietSince(6, 6)).toEqual(['CLASS4'])
    })

    test('hundreds of old rooms are erased in one go, while others are played in', async () => {
      const store = await opened()
      const rooms = Array.from({ length: 450 }, (_, index) => `OLD${index}`)
      await Promise.all(rooms.map((room) => store.append(rowsOf(room, [openedAt(1), said(2)]))))
      await store.append(rowsOf('AAAAA', [openedAt(100)]))
      const erasing = store.eraseBefore(100)
      for (let version = 2; version <= 20; version += 1)
        await store.append(rowsOf('AAAAA', [said(100 + version)], version - 1))
      expect(await erasing).toBe(450)
      expect(await store.load('AAAAA')).toHaveLength(20)
      expect(await store.load('OLD449')).toEqual([])
    })

    test('what is handed over just before closing is kept', async () => {
      const store = await opened()
      const appended = store.append(rowsOf('AAAAA', [openedAt(1)]))
      const again = await reopened()
      await appended
      expect(await again.load('AAAAA')).toEqual([openedAt(1)])
    })

    test('a store that can be reached answers', async () => {
      await expect((await opened()).ping()).resolves.toBeUndefined()
    })
  })
}

const openedAt = (at: number): RoomEvent => ({
  kind: 'room-opened',
  code: 'AAAAA',
  seed: 'seed "quoted" \u{1F310}',
  settings: DEFAULT_SETTINGS,
  at,
})

const said = (at: number): RoomEvent => ({ kind: 'phrase-said', seat: 'client', phrase: 'thinking', at })

const startedAt = (at: number, replayId: string): RoomEvent => ({
  kind: 'round-started',
  round: 1,
  settings: DEFAULT_SETTINGS,
  names: { client: 'Mei', server: '约纳斯' },
  replayId,
  iss: { client: 4_294_967_295, server: 0 },
  at,
})

const rowsOf = (
  room: string,
  events: readonly RoomEvent[],
  after = 0,
): readonly { readonly room: string; readonly version: number; readonly event: RoomEvent }[] =>
  events.map((event, index) => ({ room, version: after + index + 1, event }))
