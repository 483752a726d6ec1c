import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Player } from './support/player.ts'
import { handshake, playing } from './support/rounds.ts'
import { useServer } from './support/server.ts'

const server = useServer()

/** Every string and number anywhere in a value, with the names that lead to it. */
function* walk(value: unknown, path: string): Generator<readonly [string, string]> {
  if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* walk(part, `${path}.${key}`)
  else yield [path, String(value)]
}

const heardBy = (player: Player): readonly (readonly [string, string])[] =>
  player.heard.flatMap((message, index) => [...walk(message, `${index}`)])

test.concurrent('no message that a connection receives carries a secret', async () => {
  const [mei, jonas] = await playing(server)
  const sam = await server.player('Sam')
  await sam.watches(mei.code())
  // Both numbers are the other's to learn from the wire only.
  const [meiIss, jonasIss] = [mei.view().round?.me?.variables.iss, jonas.view().round?.me?.variables.iss]
  const known = (player: Player, iss: number | undefined): boolean =>
    heardBy(player).some(([, value]) => value === String(iss))
  await mei.sends('SYN seq=7', 'SYN-SENT')
  await jonas.sends('ACK seq=7', 'ESTABLISHED')
  expect(known(jonas, meiIss)).toBe(false)
  expect(known(mei, jonasIss)).toBe(false)
  expect(known(sam, meiIss) || known(sam, jonasIss)).toBe(false)

  await mei.sends('SYN seq=ISS', 'SYN-SENT')
  expect(known(jonas, meiIss)).toBe(false)
  await jonas.hears('SYN')
  expect(known(jonas, meiIss)).toBe(true)
  await jonas.sends('SYN seq=ISS', 'SYN-SENT')
  const beforeHint = [mei, jonas, sam].flatMap(heardBy)
  expect(beforeHint.filter(([path, value]) => /\.(expected|due)$/.test(path) && value !== '')).toEqual([])
  await jonas.sends('SYN,ACK seq=ISS ack=RCV.NXT', 'SYN-RECEIVED')
  await mei.hears('SYN,ACK')
  await mei.sends('ACK seq=SND.NXT ack=RCV.NXT', 'ESTABLISHED')
  await jonas.sees('the end', (view) => view.phase === 'over')

  const tokens = [mei.token(), jonas.token()]
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('base64url'))
  for (const player of [mei, jonas, sam]) {
    const all = heardBy(player)
    expect(all.length).toBeGreaterThan(20)
    const named = all.filter(([, value]) => tokens.includes(value))
    // The one answer that gives a seat names its own token, and no other message any.
    const own = player === sam ? [] : [['0.token', player.token()]]
    expect(named.filter(([path]) => path.endsWith('.token') && named.length === 1)).toHaveLength(own.length)
    expect(all.filter(([, value]) => hashes.includes(value))).toEqual([])
    expect(all.filter(([path]) => /seed|hash|password/i.test(path))).toEqual([])
  }
})

test.concurrent('the replay of a round, and the answer about a room, carry no secret either', async () => {
  const [mei, jonas] = await playing(server)
  await handshake(mei, jonas)
  const id = mei.view().round?.outcome?.replayId ?? ''
  const texts = await Promise.all(
    [`/api/replays/${id}`, `/api/room/${mei.code()}`].map(async (path) =>
      (await fetch(server.url() + path)).text(),
    ),
  )
  for (const text of texts) {
    expect(text).not.toMatch(/seed|tokenHash/)
    for (const player of [mei, jonas]) expect(text).not.toContain(player.token())
  }
})

test('the store keeps no token, only its hash', async () => {
  const [mei] = await playing(server)
  await server.restart()
  const files = readdirSync(server.dataDir).map((name) => readFileSync(join(server.dataDir, name), 'latin1'))
  expect(files.some((text) => text.includes(mei.code()))).toBe(true)
  expect(files.some((text) => text.includes(mei.token()))).toBe(false)
})
