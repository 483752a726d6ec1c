import { open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deskAt } from '../../client/recording/desk.ts'
import type { FromWorker } from '../../client/recording/messages.ts'
import { bigCapture } from '../support/bigCapture.ts'

/** How long a large recording takes until its list stands and until all of it is judged, and how much memory. */
const CASES = [
  { name: '100 MB, 2,000 connections', connections: 2000, data: 50, octets: 900 },
  { name: '100,000 connections of 9 segments', connections: 100_000, data: 1, octets: 100 },
  { name: '1,000,000 empty segments, 111,000 connections', connections: 111_000, data: 1, octets: 0 },
] as const

const megabytes = (octets: number): string => (octets / 1e6).toFixed(0)

for (const big of CASES) {
  const path = join(tmpdir(), `wavehand-bench-${process.pid}.pcap`)
  await writeFile(path, bigCapture(big))
  const file = await open(path)
  const { size } = await file.stat()
  globalThis.gc?.()
  const before = process.memoryUsage()
  const begin = performance.now()
  let listed = 0
  let most = 0
  let longest = 0
  let breath = begin
  const told = { rows: 0 }
  const tell = (message: FromWorker): void => {
    if (message.kind === 'rows') told.rows += message.rows.length
    if (message.kind === 'read') listed = performance.now() - begin
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers)
  }
  const desk = deskAt({
    size,
    readAt: async (from, to) => {
      const octets = new Uint8Array(Math.max(0, Math.min(to, size) - from))
      await file.read(octets, 0, octets.length, from)
      return octets
    },
    tell,
    pause: () =>
      new Promise((resolve) => {
        longest = Math.max(longest, performance.now() - breath)
        setImmediate(() => {
          breath = performance.now()
          resolve()
        })
      }),
    now: () => performance.now(),
  })
  await desk.read()
  const judged = performance.now() - begin
  console.log(
    `${big.name} (${megabytes(size)} MB): list after ${(listed / 1000).toFixed(1)} s, all judged after ` +
      `${(judged / 1000).toFixed(1)} s, longest time without a pause ${longest.toFixed(0)} ms, ` +
      `at most ${megabytes(most)} MB more memory`,
  )
  await file.close()
  await rm(path)
}
