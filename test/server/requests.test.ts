import { IncomingMessage } from 'node:http'
import { queryObjects } from 'node:v8'
import { expect, test } from 'vitest'
import { useServer } from './support/server.ts'

const server = useServer()

const requestsKept = (): number => queryObjects(IncomingMessage, { format: 'count' })

test('a connection does not keep the request that it began with', async () => {
  const before = requestsKept()
  const players = await Promise.all(
    Array.from({ length: 20 }, (_, n) => server.player(`Player ${n}`, 'websocket')),
  )
  await players[0]?.opens()
  await expect.poll(() => requestsKept() - before, { timeout: 10_000 }).toBeLessThan(5)
  // They are connected all the same, and go on from there.
  for (const player of players.slice(1)) expect(await player.opens()).toMatchObject({ ok: true })
})
