import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { connect } from './support/player.ts'
import { startProcess } from './support/process.ts'
import type { ServerProcess } from './support/process.ts'
import { temporaryFolder } from './support/server.ts'

const folders: string[] = []
const processes: ServerProcess[] = []

const start = (env: { readonly [name: string]: string } = {}): ServerProcess => {
  const folder = temporaryFolder()
  folders.push(folder)
  const server = startProcess({ DATA_DIR: folder, ...env })
  processes.push(server)
  return server
}

afterAll(async () => {
  for (const server of processes) server.signal('SIGKILL')
  await Promise.all(processes.map((server) => server.ended))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test.concurrent('it says where it listens, in one plain line', async () => {
  const server = start()
  expect(await server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(server.output().trim().split('\n')).toEqual([`Wavehand is ready at ${await server.url}`])
})

test.concurrent('a stop tells every page, ends with 0, and the port is free', async () => {
  const server = start()
  const url = await server.url
  const mei = await connect(url, 'Mei')
  await mei.opens()
  server.signal('SIGTERM')
  await mei.waitsFor('it is told', mei.wasDrained)
  expect(await server.ended).toBe(0)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  const log = start({ LOG_LEVEL: 'info' })
  await log.url
  log.signal('SIGINT')
  expect(await log.ended).toBe(0)
  expect(log.output()).toMatch(/"msg":"listening"/)
  expect(log.output()).toMatch(/"msg":"stopped"/)
})

test.concurrent('a second process on the same data is refused with the reason', async () => {
  const folder = temporaryFolder()
  folders.push(folder)
  await start({ DATA_DIR: folder }).url
  const second = start({ DATA_DIR: folder })
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(/could not start: .*wavehand\.sqlite is in use by another process\n$/)
})

test.concurrent('a wrong value in the environment ends it with 2 and one line that names it', async () => {
  const server = start({ PORT: '70000' })
  expect(await server.ended).toBe(2)
  expect(server.output().trim().split('\n')).toHaveLength(1)
  expect(server.output()).toMatch(/^PORT=70000 cannot be used: /)
})

test.concurrent('a port that is taken ends it with 1 and the reason', async () => {
  const port = new URL(await start().url).port
  const second = start({ PORT: port })
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(/could not start: .*EADDRINUSE/)
})
