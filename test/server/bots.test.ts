import { expect, test } from 'vitest'
import { bots } from '../../server/cli/bots.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { useServer } from './support/server.ts'

const server = useServer({ wireDelayMs: 0, messagesPerConnection: 10_000 })

/** What the command says, and how it ends. */
const run = async (...args: readonly string[]) => {
  const said: string[] = []
  const complained: string[] = []
  const code = await bots.run(args, {
    print: (line) => said.push(line),
    write: () => undefined,
    complain: (line) => complained.push(line),
    lines: async function* () {},
  })
  return { code, said, complained }
}

test('bots play round after round on a real server, and tell what they measured', async () => {
  const { code, said } = await run(
    server.url(),
    ...'--rooms 4 --level half-close --seconds 2 --json'.split(' '),
  )
  expect(said).toHaveLength(1)
  const result = JSON.parse(said[0] ?? '')
  expect(result).toMatchObject({ rooms: 4, level: 'half-close' })
  expect([result.refusals, result.errors]).toEqual([{}, {}])
  expect(code).toBe(0)
  // More than one round of nine moves in each room.
  expect(result.moves).toBeGreaterThan(40)
  // The seconds are told in hundredths.
  expect(result.movesPerSecond / (result.moves / result.seconds)).toBeCloseTo(1, 2)
  expect(0 < result.p50 && result.p50 <= result.p95 && result.p95 <= result.p99).toBe(true)
  expect(result.p99).toBeLessThanOrEqual(result.max + 0.02)
})

test('a pace is kept: two rooms at four moves a second make about eight in two seconds', async () => {
  const { said } = await run(
    server.url(),
    ...'--rooms 2 --level handshake --seconds 2 --moves-per-second 4 --json'.split(' '),
  )
  const { moves } = JSON.parse(said[0] ?? '')
  expect(moves).toBeGreaterThanOrEqual(4)
  expect(moves).toBeLessThanOrEqual(11)
})

test.concurrent.each(LEVEL_IDS)('they know what to do in %s', async (level) => {
  const { said } = await run(server.url(), '--rooms', '1', '--level', level, '--seconds', '2', '--json')
  const { moves, errors } = JSON.parse(said[0] ?? '')
  expect(moves).toBeGreaterThan(0)
  expect(errors).toEqual({})
})

test.each([
  [['nowhere', '--rooms', '1', '--level', 'handshake'], /name one server/],
  [['http://127.0.0.1:1', '--rooms', 'x', '--level', 'handshake'], /how many rooms/],
  [['http://127.0.0.1:1', '--rooms', '1', '--level', 'nothing'], /name a level/],
  [['http://127.0.0.1:1', '--rooms', '1', '--level', 'handshake'], /127\.0\.0\.1:1.*ECONNREFUSED/],
  [['http://127.0.0.1:1', '--rooms', '1', '--level', 'handshake', '--seconds', '0'], /--seconds/],
] as const)('%j cannot be used: one line, code 2', async (args, why) => {
  const { code, said, complained } = await run(...args)
  expect([code, said, complained.length]).toEqual([2, [], 1])
  expect(complained[0]).toMatch(why)
})
