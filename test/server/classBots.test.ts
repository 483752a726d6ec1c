import { expect, test } from 'vitest'
import { bots } from '../../server/cli/bots.ts'
import { useServer } from './support/server.ts'

const server = useServer({ awayMs: 500 })

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

test('nine simulated students play a lesson: right, wrong and again, and the report says so', async () => {
  const li = server.member('Ms Li')
  await li.opensClass({ levels: ['handshake', 'close-client'] })
  const lesson = run(
    server.url(),
    ...`--class ${li.code()} --students 9 --seconds 12 --thinks 0.05 --json`.split(' '),
  )
  await li.sees('nine are here', () => li.host().here.count === 9)
  expect(await li.hosts({ kind: 'begin-level', level: 0 })).toMatchObject({ unreached: [] })
  await li.sees('all five tables have played', () => li.rows().filter(({ turn }) => turn > 1).length === 5)
  await li.hosts({ kind: 'freeze' })
  await li.sees('all have predicted', () => li.host().frozen?.given === 9)
  await li.hosts({ kind: 'thaw' })
  await li.hosts({ kind: 'begin-level', level: 1 })
  await li.sees('it is played', () => li.rows().every(({ level }) => level === 'close-client'))
  await li.sees('a table is done', () => li.rows().some(({ phase }) => phase === 'over'))
  const { code, said } = await lesson
  const result = JSON.parse(said[0] ?? '')
  expect(result).toMatchObject({ students: 9, refusals: {}, errors: {} })
  expect(result.moves).toBeGreaterThan(50)
  expect(code).toBe(0)
  await li.hosts({ kind: 'end-class' })
  const told = await li.hosts({ kind: 'report' })
  const report = told.ok ? told.report : undefined
  expect(report?.counts).toMatchObject({ students: 9, tables: 5, levels: 2 })
  expect(report?.heat.ids.length).toBeGreaterThan(0)
})

test('of an odd number two share a seat, play it both, and no table is left without an end', async () => {
  const li = server.member('Ms Li')
  await li.opensClass({ levels: ['handshake'], oddOne: 'shares' })
  const lesson = run(
    server.url(),
    ...`--class ${li.code()} --students 5 --seconds 8 --thinks 0.05 --json`.split(' '),
  )
  await li.sees('five are here', () => li.host().here.count === 5)
  await li.hosts({ kind: 'begin-level', level: 0 })
  await li.sees('a shared seat', () => li.host().tables.pairs === 2 && li.host().tables.sharing === 1)
  await li.sees('both tables have played', () => li.rows().filter(({ turn }) => turn > 1).length === 2)
  const { code, said } = await lesson
  expect(JSON.parse(said[0] ?? '')).toMatchObject({ students: 5, errors: {} })
  expect(code).toBe(0)
})

test.each([
  ['--class K7 --students 3', /six letters/],
  ['--class K7QN42', /how many/],
  ['--class K7QN42 --students 2 --seconds 0', /seconds/],
  ['--class K7QN42 --students 2 --seconds 1', /class\/unknown/],
])('%s is refused in one line', async (args, why) => {
  const { code, complained } = await run(server.url(), ...args.split(' '))
  expect(complained).toHaveLength(1)
  expect(complained[0]).toMatch(why)
  expect(code).toBe(2)
})
