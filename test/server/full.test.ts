import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import { useServer } from './support/server.ts'

const server = useServer({ connectionsPerAddress: 2 })
const lines: Socket[] = []
afterAll(() => lines.forEach((line) => line.disconnect()))

/** Connects; the refusal's data, or undefined where there was a place. */
const arrive = (): Promise<unknown> =>
  new Promise((resolve) => {
    const line = io(server.url(), { forceNew: true, reconnection: false, transports: ['websocket'] })
    lines.push(line)
    line.once('connect', () => resolve(undefined))
    line.once('connect_error', (error: Error & { readonly data?: unknown }) =>
      resolve(error.data ?? error.message),
    )
  })

test('who finds no place is told so with a code, and when to come again', async () => {
  expect(await arrive()).toBeUndefined()
  const mei = await server.player('Mei')
  await mei.opens()
  expect(await arrive()).toEqual({ ok: false, code: 'server/full', retryAfterMs: 10_000 })
  // Whoever is inside goes on, and a place that was left is a place again.
  expect(await mei.isReady()).toMatchObject({ ok: true })
  const turnedAway = lines.at(-1)
  lines[0]?.disconnect()
  await expect.poll(arrive).toBeUndefined()
  // Nobody is kept waiting at the door.
  await expect.poll(() => turnedAway?.connected === false && turnedAway.io.engine.readyState).toBe('closed')
})
