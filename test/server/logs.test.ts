import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { connectMember } from './support/member.ts'
import { connect } from './support/player.ts'
import { startProcess } from './support/process.ts'
import { temporaryFolder } from './support/server.ts'
import { begin, handshake } from './support/rounds.ts'

test('the log of a class names its code, and none of its secrets, nicknames or predictions', async () => {
  const classFolder = temporaryFolder()
  const classServer = startProcess({ DATA_DIR: classFolder, LOG_LEVEL: 'debug' })
  const url = await classServer.url
  const [li, ada, eve] = ['Ms Secretteacher', 'Ada Secretname', 'Eve'].map((name) => connectMember(url, name))
  if (li === undefined || ada === undefined || eve === undefined) throw new Error('three')
  await li.opensClass({ title: 'Secrettitle' })
  await ada.joinsClass(li.code())
  await li.hosts({ kind: 'add-host', name: 'Mr Wu' })
  await li.hosts({ kind: 'begin-level', level: 0 })
  await li.hosts({ kind: 'freeze' })
  await ada.says({ kind: 'predict', prediction: 'fin' })
  await eve.enters(li.code(), 'x'.repeat(27), 'host')
  await ada.hosts({ kind: 'erase' })
  await li.hosts({ kind: 'erase' })
  const secrets = [li, ada].flatMap((member) => [
    member.secret(),
    createHash('sha256').update(member.secret()).digest('base64url'),
  ])
  for (const member of [li, ada, eve]) member.hangsUp()
  classServer.signal('SIGTERM')
  expect(await classServer.ended).toBe(0)
  rmSync(classFolder, { recursive: true, force: true })
  const log = classServer.output()
  for (const told of ['class opened', 'student joined', 'class erased', 'class/not-host', 'class/token'])
    expect(log).toContain(told)
  for (const secret of [...secrets, 'Secret', '"fin"']) expect(log).not.toContain(secret)
})

const folder = temporaryFolder()
const server = startProcess({ DATA_DIR: folder, LOG_LEVEL: 'debug', METRICS_TOKEN: 'token-of-the-operator' })
afterAll(async () => {
  server.signal('SIGKILL')
  await server.ended
  rmSync(folder, { recursive: true, force: true })
})

test('the log of a whole lesson tells what happened, each line with its id, and no secret', async () => {
  const url = await server.url
  const [mei, jonas] = [await connect(url, 'Mei Secretname'), await connect(url, 'Jonas')]
  await mei.opens()
  await jonas.joins(mei.code())
  await begin(mei, jonas)
  await mei.sends('SYN seq=7', 'SYN-SENT')
  await handshake(mei, jonas)
  await mei.asks('resume', { code: mei.code(), token: 'x'.repeat(27), version: 0 })
  await mei.asks('join', { code: mei.code(), name: 'Sam' })
  const replay = mei.view().round?.outcome?.replayId ?? ''
  const linked = await fetch(`${url}/api/replays/${replay}/link?names=1&drafts=1`)
  const { id: link }: { id: string } = await linked.json()
  await fetch(`${url}/api/replays/${link}`)
  await fetch(`${url}/api/room/${mei.code()}`)
  await fetch(`${url}/metrics`, { headers: { Authorization: 'Bearer token-of-the-operator' } })
  for (const player of [mei, jonas]) player.hangsUp()
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)

  const log = server.output()
  const lines: { msg?: string; code?: string; request?: string; path?: string }[] = log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
  expect(lines.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(['listening', 'seat taken', 'request', 'stopped']),
  )
  const refusals = lines.filter(({ msg }) => msg === 'refused')
  expect(refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(['seat/token', 'room/full']))
  for (const { request } of refusals) expect(request).toMatch(/^[\w-]{20}\/\d+$/)
  const asked = lines.filter(({ msg }) => msg === 'request')
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/replays/*/link',
    '/api/replays/*',
    `/api/room/${mei.code()}`,
  ])
  for (const { request } of asked) expect(request).toMatch(/^[\w-]{36}$/)

  const tokens = [mei.token(), jonas.token()]
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('base64url'))
  const names = ['Mei Secretname', 'Sam']
  for (const secret of [
    ...tokens,
    ...hashes,
    ...names,
    replay,
    link,
    'token-of-the-operator',
    'x'.repeat(27),
  ])
    expect(log).not.toContain(secret)
  expect(log).not.toMatch(/seed|tokenHash|password/i)
})
