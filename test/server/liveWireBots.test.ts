import { expect, test } from 'vitest'
import { DEFAULT_PLAN } from '../../shared/class/class.ts'
import { bots } from '../../server/cli/bots.ts'
import { useServer } from './support/server.ts'

const server = useServer({ awayMs: 500 })

test('simulated students play on the live wire, wrong at times, and nothing is refused', async () => {
  const li = server.member('Ms Li')
  await li.opensClass({
    levels: ['handshake'],
    settings: { ...DEFAULT_PLAN.settings, mode: 'live-wire' },
  })
  const said: string[] = []
  const lesson = bots.run(
    [server.url(), ...`--class ${li.code()} --students 8 --seconds 6 --thinks 0.05 --json`.split(' ')],
    {
      print: (line) => said.push(line),
      write: () => undefined,
      complain: (line) => said.push(line),
      lines: async function* () {},
    },
  )
  await li.sees('eight are here', () => li.host().here.count === 8)
  expect(await li.hosts({ kind: 'begin-level', level: 0 })).toMatchObject({ unreached: [] })
  expect(await lesson).toBe(0)
  const result = JSON.parse(said[0] ?? '')
  expect(result).toMatchObject({ students: 8, refusals: {}, errors: {} })
  expect(result.moves).toBeGreaterThan(8)
})
