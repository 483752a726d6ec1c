import { expect, test } from 'vitest'
import { newSecret } from '../../server/rooms/secrets.ts'
import { begin, pair, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const server = useServer()

test.concurrent(
  'a code is five letters that cannot be mistaken for each other, and is read in any case',
  async () => {
    const [mei, jonas] = [await server.player('Mei'), await server.player('Jonas')]
    await mei.opens()
    expect(mei.code()).toMatch(/^[A-HJ-KM-NP-Z2-9]{5}$/)
    const typed = ` ${mei.code().slice(0, 2).toLowerCase()} ${mei.code().slice(2).toLowerCase()}`
    expect(await jonas.joins(typed)).toMatchObject({ ok: true, code: mei.code(), seat: 'server' })
  },
)

test.concurrent('a third player is refused: the room is full; a taken seat is refused by name', async () => {
  const [mei] = await pair(server)
  const third = await server.player('Ana')
  expect(await third.joins(mei.code())).toEqual({ ok: false, code: 'room/full' })
  const alone = await server.player('Lin')
  await alone.opens()
  expect(await third.joins(alone.code(), 'client')).toEqual({ ok: false, code: 'seat/taken' })
  expect(await third.joins(alone.code())).toMatchObject({ ok: true, seat: 'server' })
})

test.concurrent('two who join at once for one seat: one sits, the other is told', async () => {
  const [mei, ana, lin] = await Promise.all(['Mei', 'Ana', 'Lin'].map((name) => server.player(name)))
  if (mei === undefined || ana === undefined || lin === undefined) throw new Error('three players')
  await mei.opens()
  const answers = await Promise.all([ana.joins(mei.code()), lin.joins(mei.code())])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok)).toEqual([{ ok: false, code: 'room/full' }])
})

test.concurrent(
  'a code that is not in use is refused, and so is one with letters that no code has',
  async () => {
    const mei = await server.player('Mei')
    expect(await mei.joins('ZZZZZ')).toEqual({ ok: false, code: 'room/unknown' })
    expect(await mei.watches('ZZZZZ')).toEqual({ ok: false, code: 'room/unknown' })
    expect(await mei.joins('O0I1L')).toEqual({ ok: false, code: 'message/malformed', field: 'code' })
  },
)

test.concurrent('a room ends when its last person leaves; its code then opens nothing', async () => {
  const [mei, jonas] = await pair(server)
  expect(await jonas.does({ kind: 'leave' })).toMatchObject({ ok: true })
  await mei.sees('the seat is free', (view) => view.seats.server.held === 'empty')
  expect(await mei.does({ kind: 'leave' })).toMatchObject({ ok: true })
  expect(await jonas.joins(mei.code())).toEqual({ ok: false, code: 'room/closed' })
  expect(await jonas.watches(mei.code())).toEqual({ ok: false, code: 'room/closed' })
  expect(await mei.resumes(mei)).toEqual({ ok: false, code: 'room/closed' })
})

test.concurrent('a forged token opens no seat, in its own room or in another', async () => {
  const [mei] = await pair(server)
  const [other] = await pair(server)
  const eve = await server.player('Eve')
  const forged = { ok: false, code: 'seat/token' }
  expect(await eve.resumes({ code: mei.code, token: newSecret })).toEqual(forged)
  expect(await eve.resumes({ code: other.code, token: mei.token })).toEqual(forged)
  expect(await eve.does({ kind: 'swap-seats' })).toEqual({ ok: false, code: 'room/not-joined' })
})

test.concurrent('a token moves its own seat only: no message can name another', async () => {
  const [mei, jonas] = await playing(server)
  const spoken = { ...mei.writes('SYN seq=ISS', 'SYN-SENT'), seat: 'server' }
  expect(await mei.asks('act', spoken)).toMatchObject({ ok: false, code: 'message/malformed' })
  // The server's player sends what only the client may send: it is judged as the server's own.
  expect(await jonas.sends('SYN seq=ISS', 'SYN-SENT')).toMatchObject({ outcome: { kind: 'refused' } })
  expect(mei.view().round?.me?.score.hintsPaid).toBe(0)
  expect(mei.view().round?.me?.refused).toBeUndefined()
})

test.concurrent('the token of a seat that was given up is worth nothing', async () => {
  const [mei, jonas] = await pair(server)
  await jonas.does({ kind: 'leave' })
  expect(await jonas.resumes(jonas)).toEqual({ ok: false, code: 'seat/token' })
  const ana = await server.player('Ana')
  expect(await ana.joins(mei.code())).toMatchObject({ ok: true, seat: 'server' })
  expect(await jonas.resumes(jonas)).toEqual({ ok: false, code: 'seat/token' })
})

test.concurrent('a reload is the same player: seat, view and round are as they were', async () => {
  const [mei, jonas] = await playing(server)
  await mei.sends('SYN seq=ISS', 'SYN-SENT')
  await jonas.hears('SYN')
  const before = jonas.view()
  jonas.hangsUp()
  await mei.waitsFor('the partner is away', () => mei.presence()?.server === 'away')
  const back = await server.player('Jonas')
  expect(await back.resumes(jonas)).toEqual({ ok: true, seat: 'server', view: before })
  await mei.waitsFor('the partner is here', () => mei.presence()?.server === 'here')
  expect(await back.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')).toMatchObject({ ok: true })
})

test.concurrent('who has the newest view is not sent it again', async () => {
  const [mei] = await playing(server)
  const back = await server.player('Mei')
  const answer = await back.resumes(mei, mei.view().version)
  expect(answer).toEqual({ ok: true, seat: 'client' })
})

test.concurrent('the newest connection with a token wins, and the older one is told and let go', async () => {
  const [mei, jonas] = await playing(server)
  const phone = await server.player('Mei')
  await phone.resumes(mei)
  await mei.waitsFor('it is superseded', mei.wasSuperseded)
  expect(await mei.sends('SYN seq=ISS', 'SYN-SENT')).toEqual({ ok: false, code: 'room/not-joined' })
  expect(await phone.sends('SYN seq=ISS', 'SYN-SENT')).toMatchObject({ outcome: { kind: 'sent' } })
  await jonas.hears('SYN')
  expect(mei.view().version).toBeLessThan(phone.view().version)
  // The old page going away says nothing about its player.
  mei.hangsUp()
  await jonas.does({ kind: 'say-phrase', phrase: 'thinking' })
  await phone.sees('the phrase', (view) => view.phrase !== undefined)
  expect(jonas.presence()?.client).toBe('here')
})

test.concurrent('resuming again on the same connection does not supersede it', async () => {
  const [mei] = await pair(server)
  await mei.resumes(mei)
  await mei.resumes(mei, mei.view().version)
  expect(mei.wasSuperseded()).toBe(false)
  expect(await mei.isReady()).toMatchObject({ ok: true })
})

test.concurrent(
  'a connection that goes to another room is no longer heard or told in the first',
  async () => {
    const [mei, jonas] = await pair(server)
    const first = mei.code()
    await mei.opens()
    expect(mei.code()).not.toBe(first)
    await jonas.waitsFor('the partner is away', () => jonas.presence()?.client === 'away')
    await jonas.isReady()
    expect(mei.view().code).toBe(mei.code())
  },
)

test.concurrent(
  'a player who leaves a running round ends it, and the partner is back in the lobby',
  async () => {
    const [mei, jonas] = await playing(server)
    await jonas.does({ kind: 'leave' })
    await mei.sees('the lobby', (view) => view.phase === 'lobby' && view.seats.server.held === 'empty')
    await mei.does({ kind: 'seat-bot', seat: 'server' })
    await begin(mei)
  },
)

test.concurrent(
  'an unkind nickname is refused, in English and in Chinese; an innocent one is not',
  async () => {
    for (const name of ['fuck you', 'sh1t', '傻 逼'])
      expect(await (await server.player(name)).opens()).toEqual({ ok: false, code: 'name/unkind' })
    for (const name of ['Scunthorpe', '李小龙', 'Ångström', 'Ana 😀'])
      expect(await (await server.player(name)).opens()).toMatchObject({ ok: true })
  },
)
