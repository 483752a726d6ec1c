import { expect, test } from 'vitest'
import { idleTable, playTable } from './load/tables.ts'
import { TARGETS } from './load/targets.ts'
import { idleTrial, playTrial } from './load/trial.ts'

// npm run bench, with three rooms for a moment: that it runs, not how fast.
const staging = { frameOctets: 2_500, server: ['--import', 'tsx', 'server/main.ts'] }
const load = { rooms: 3, movesPerSecond: undefined, warmUpSeconds: 0.5, seconds: 1 }

test.concurrent.each(TARGETS)('%s: every move is seen by both, and its cost is measured', async (target) => {
  const played = await playTrial(target, load, staging)
  expect(played.moves).toBeGreaterThan(5)
  expect(played.movesPerSecond).toBeGreaterThan(0)
  expect(0 < played.p50 && played.p50 <= played.p99 && played.p99 <= played.slowest + 0.02).toBe(true)
  if (target === 'wavehand') expect(played.octetsPerFrame).toBeGreaterThan(300)
})

test.concurrent('a pace is the same for ours and for a relay', async () => {
  const paced = { ...load, rooms: 4, movesPerSecond: 20, seconds: 2 }
  const [ours, relay] = await Promise.all([
    playTrial('wavehand', paced, staging),
    playTrial('ws', paced, staging),
  ])
  for (const { movesPerSecond } of [ours, relay]) {
    expect(movesPerSecond).toBeGreaterThan(5)
    expect(movesPerSecond).toBeLessThan(26)
  }
})

test.concurrent('idle rooms are opened and weighed', async () => {
  const idle = await idleTrial('wavehand', 3, staging)
  expect(idle.roomsPerSecond).toBeGreaterThan(0)
  expect(Number.isFinite(idle.octetsPerRoom)).toBe(true)
})

test('ratios are taken round by round, and their median is told', () => {
  const run = (movesPerSecond: number) => ({
    moves: 1,
    p50: 1,
    p95: 2,
    p99: 3,
    slowest: 4,
    events: 0,
    octets: 0,
    refusals: {},
    errors: {},
    movesPerSecond,
    cpuPer10k: 10_000 / movesPerSecond,
    serverBusy: 1,
    generatorBusy: 0.5,
    octetsPerFrame: 0,
  })
  const told = playTable(
    'title',
    new Map([
      ['wavehand', [run(50), run(30), run(5)]],
      ['ws', [run(100), run(50), run(10)]],
      ['socket.io', [run(80), run(40), run(8)]],
    ]),
  )
  const ours = told.split('\n').find((line) => line.startsWith('| wavehand')) ?? ''
  // 0.5, 0.6 and 0.5 of the relay in the same round, not 30 of 50.
  expect(ours).toMatch(/ 100 % \/ 50 % \| +0\.50 \|/)
  expect(
    idleTable('title', new Map([['socket.io', { octetsPerRoom: 29_000, roomsPerSecond: 9 }]])),
  ).toContain('29.0')
})
