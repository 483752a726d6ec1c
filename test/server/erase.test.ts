import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createEraseRoom } from '../../server/rooms/erase.ts'
import { createRooms } from '../../server/rooms/rooms.ts'
import { hashOf } from '../../server/rooms/secrets.ts'
import { StoreUnavailable } from '../../server/store/store.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { memoryStore } from './support/memoryStore.ts'
import { handshake, pair, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const server = useServer({ guessesPerMinute: 200 })
const erase = (who: { readonly code: () => string; readonly token: () => string }) => ({
  code: who.code(),
  token: who.token(),
})

test('a player erases the room: everybody in it is told, its rounds and their links are gone, and nothing of it is on the disk', async () => {
  const [mei, jonas] = await playing(server)
  await handshake(mei, jonas)
  const id = jonas.view().round?.outcome?.replayId ?? ''
  const status = async (path: string): Promise<number> => (await fetch(`${server.url()}${path}`)).status
  const link: { readonly id: string } = await (
    await fetch(`${server.url()}/api/replays/${id}/link?names=1`)
  ).json()
  expect(await status(`/api/replays/${id}`)).toBe(200)
  const onDisk = (): string =>
    ['wavehand.sqlite', 'wavehand.sqlite-wal']
      .map((name) => readFileSync(join(server.dataDir, name), 'latin1'))
      .join('')
  expect(onDisk()).toContain(id)

  expect(await mei.asks('erase', erase(mei))).toEqual({ ok: true, erased: true })
  await jonas.sees('the room is closed', (view) => view.phase === 'closed')
  for (const path of [`/api/replays/${id}`, `/api/replays/${link.id}`, `/api/room/${mei.code()}`])
    expect(await status(path)).toBe(404)
  expect(await (await server.player('Jonas')).resumes(jonas)).toMatchObject({
    ok: false,
    code: 'room/unknown',
  })
  expect(await jonas.isReady()).toMatchObject({ ok: false, code: 'room/unknown' })
  expect(onDisk()).not.toContain(id)
  expect(onDisk()).not.toContain(hashOf(mei.token()))
})

test('in the middle of a round as well, and by somebody who has left', async () => {
  const [mei, jonas] = await playing(server)
  await mei.sends('SYN seq=ISS', 'SYN-SENT')
  const [code, token] = [mei.code(), mei.token()]
  await mei.does({ kind: 'leave' })
  const back = await server.player('Mei')
  expect(await back.asks('erase', { code, token })).toEqual({ ok: true, erased: true })
  await jonas.sees('the room is closed', (view) => view.phase === 'closed')
})

test('a stranger erases nothing: not with a forged token, nor with one of another room', async () => {
  const [mei] = await pair(server)
  const [other] = await pair(server)
  const eve = await server.player('Eve')
  for (const token of ['forged-token', other.token()])
    expect(await eve.asks('erase', { code: mei.code(), token })).toEqual({ ok: false, code: 'seat/token' })
  expect(await eve.asks('erase', { code: 'ZZZZZ', token: other.token() })).toEqual({
    ok: false,
    code: 'room/unknown',
  })
  expect(await mei.isReady()).toMatchObject({ ok: true })
})

const meagre = useServer({ guessesPerMinute: 3 })

test('tokens cannot be tried out by erasing', async () => {
  const mei = await meagre.player('Mei')
  await mei.opens()
  const eve = await meagre.player('Eve')
  const codes: (string | undefined)[] = []
  for (let n = 0; n < 5; n += 1) {
    const answer = await eve.asks('erase', { code: mei.code(), token: `forged-${n}-token` })
    codes.push(answer.ok ? undefined : answer.code)
  }
  expect(codes).toEqual(['seat/token', 'seat/token', 'seat/token', 'message/too-many', 'message/too-many'])
})

test('where the store fails after the room was closed, it is erased when that is asked again', async () => {
  const store = memoryStore()
  const log = pino({ level: 'silent' })
  const rooms = createRooms({
    store,
    log,
    now: Date.now,
    idleRoomMs: 86_400_000,
    restRoomMs: 600_000,
    mostRooms: 10,
  })
  let isDown = true
  const eraseRoom = createEraseRoom({
    rooms,
    log,
    store: {
      ...store,
      erase: (codes) => (isDown ? Promise.reject(new StoreUnavailable('no answer')) : store.erase(codes)),
    },
  })
  const opened = await rooms.open(DEFAULT_SETTINGS, {
    kind: 'take-seat',
    seat: 'client',
    name: 'Mei',
    tokenHash: 'hash',
  })
  const code = opened.ok ? opened.room.code : ''
  await expect(eraseRoom(code, 'hash')).rejects.toBeInstanceOf(StoreUnavailable)
  expect(await rooms.find(code)).toMatchObject({ phase: 'closed' })
  isDown = false
  expect(await eraseRoom(code, 'hash')).toEqual({ ok: true })
  expect(store.events(code)).toEqual([])
  expect(await eraseRoom(code, 'hash')).toEqual({ ok: false, code: 'room/unknown' })
})
