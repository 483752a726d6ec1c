import { rmSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { createClassHouse } from '../../server/classes/house.ts'
import { createRooms } from '../../server/rooms/rooms.ts'
import { sqliteStore } from '../../server/store/sqlite/sqliteStore.ts'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import { temporaryFolder } from './support/server.ts'

const HOUR = 3_600_000
const log = pino({ level: 'silent' })

const folder = temporaryFolder()
const store = await sqliteStore(folder)

describe('how long a class is kept', () => {
  let time = 1_760_000_000_000
  const now = (): number => time
  const rooms = createRooms({
    store,
    log,
    now,
    idleRoomMs: 24 * HOUR,
    restRoomMs: HOUR,
    mostRooms: 100,
  })
  const house = createClassHouse({ store, rooms, log, now, patientNow: now })
  const { classes, classRooms, erasing } = house
  afterAll(async () => {
    classRooms.stop()
    await classes.stop()
    await rooms.stop()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A class with one pair that plays, and the code of its room. */
  const playing = async (keptDays: number): Promise<{ readonly code: string; readonly room: string }> => {
    const opened = await classes.open({ ...DEFAULT_PLAN, keptDays }, { name: 'Ms Li', tokenHash: '#li' })
    if (!opened.ok) throw new Error(opened.code)
    const { code } = opened.group
    const room = `R${code.slice(0, 4)}`
    await classes.execute(code, () => ({ kind: 'open-doors' }))
    for (const name of ['Ada', 'Tom'])
      await classes.execute(code, () => ({ kind: 'join', names: [name], tokenHash: `#${name}`, room: '' }))
    await classes.execute(code, () => ({ kind: 'begin-level', level: 0, minutes: undefined, rooms: [room] }))
    expect(await classRooms.unreached(code, 1_000)).toEqual([])
    return { code, room }
  }

  test('as many days as its host wanted after its last event, and then it goes with all its rooms', async () => {
    const brief = await playing(2)
    const long = await playing(30)
    time += 47 * HOUR
    expect(await erasing.eraseOld()).toBe(0)
    time += 2 * HOUR
    expect(await erasing.eraseOld()).toBe(1)
    expect(await store.loadClass(brief.code)).toEqual([])
    expect(await store.load(brief.room)).toEqual([])
    expect(await classes.find(brief.code)).toBeUndefined()
    expect(await rooms.find(brief.room)).toBeUndefined()
    expect((await store.load(long.room)).length).toBeGreaterThan(0)
  })

  test('a room of a class is not closed for being idle: a lesson may go on tomorrow', async () => {
    const { code, room } = await playing(30)
    time += 30 * HOUR
    await rooms.tidy(() => false)
    await classes.tidy(() => false)
    expect(rooms.peek(room)).toBeUndefined()
    expect(classes.peek(code)).toBeUndefined()
    const found = await classes.find(code)
    expect(found).toMatchObject({ phase: 'playing' })
    expect(await classRooms.unreached(code, 1_000)).toEqual([])
    expect(await rooms.find(room)).toMatchObject({ phase: 'playing' })
  })

  test('a room that cannot be reached is named, tried again, and has followed when it can', async () => {
    const { code, room } = await playing(30)
    // Somebody holds the room up for longer than a host should wait.
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const { load } = store
    Object.assign(store, { load: (asked: string) => held.then(() => load(asked)) })
    rooms.forget(room)
    await classes.execute(code, () => ({ kind: 'set-pause', paused: true }))
    expect(await classRooms.unreached(code, 50)).toEqual([1])
    letGo()
    Object.assign(store, { load })
    await expect.poll(() => classRooms.unreached(code, 50)).toEqual([])
    expect(rooms.peek(room)?.round?.pausedAt).toBeDefined()
  })

  test('what a room is told once, and cannot take in time, is named with its table', async () => {
    const { code, room } = await playing(30)
    const tables = classes.peek(code)?.tables ?? []
    const hint = async (table: { readonly room: string }): Promise<boolean> =>
      (await rooms.execute(table.room, () => ({ kind: 'give-hint', depth: 'nudge' }))).ok
    expect(await classRooms.each(tables, hint, 1_000)).toEqual([])
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const { load } = store
    Object.assign(store, { load: (asked: string) => held.then(() => load(asked)) })
    rooms.forget(room)
    expect(await classRooms.each(tables, hint, 50)).toEqual([1])
    Object.assign(store, { load: () => Promise.reject(new Error('the disk is gone')) })
    rooms.forget(room)
    expect(await classRooms.each(tables, hint, 1_000)).toEqual([1])
    letGo()
    Object.assign(store, { load })
  })
})
