import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqliteStore } from '../../../server/store/sqlite/sqliteStore.ts'
import { TAKEN_FORMATS } from '../../../server/pictures/taken.ts'
import { formatReplayFile } from '../../../shared/wire/replayFile.ts'
import { commandLine } from '../../support/commandLine.ts'
import { playedRound } from '../../support/playedRound.ts'

let folder = ''
const FILE = playedRound('lost-syn')
const inFolder = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wavehand-export-'))
  writeFileSync(inFolder('round.json'), formatReplayFile(FILE))
  const store = await sqliteStore(inFolder('data'))
  await store.append(FILE.events.map((event, index) => ({ room: 'TRIAL', version: index + 1, event })))
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('wavehand export', () => {
  test.each(TAKEN_FORMATS)('writes a replay file as %s', async (format) => {
    const out = inFolder(`out.${format}`)
    const said = await commandLine(['export', inFolder('round.json'), '--format', format, '-o', out])
    expect(said).toMatchObject({ code: 0, lines: [], complaints: '' })
    expect(readFileSync(out).length).toBeGreaterThan(200)
  })

  test('gives the JSON of a replay file back as it was', async () => {
    const said = await commandLine(['export', inFolder('round.json'), '--format', 'json'])
    expect(said.lines.join('\n')).toBe(readFileSync(inFolder('round.json'), 'utf8'))
  })

  test('finds a round of the store by its id', async () => {
    const said = await commandLine(['export', FILE.id, '--format', 'mermaid', '--language', 'zh'], '', {
      DATA_DIR: inFolder('data'),
    })
    expect(said).toMatchObject({ code: 0, complaints: '' })
    expect(said.lines).toContain('  participant C as Tom (客户端)')
  })

  test('reads the text of a round, and makes the same of it as of its replay file', async () => {
    const text = inFolder('round.txt')
    await commandLine(['export', inFolder('round.json'), '--format', 'text', '-o', text])
    const fromText = await commandLine(['export', text, '--format', 'mermaid'])
    const fromFile = await commandLine(['export', inFolder('round.json'), '--format', 'mermaid'])
    expect(fromText).toMatchObject({ code: 0, complaints: '' })
    expect(fromText.lines).toEqual(fromFile.lines)
    writeFileSync(text, readFileSync(text, 'utf8').replace('| LISTEN', '| CLOSED'))
    const changed = await commandLine(['export', text, '--format', 'mermaid'])
    expect(changed).toMatchObject({ code: 2, lines: [] })
    expect(changed.complaints).toMatch(/line 4 does not follow/)
  })

  test.each([
    ['no source', ['--format', 'csv'], /name a replay file/],
    ['no format', ['x.json'], /name a format/],
    ['a format that there is not', ['x.json', '--format', 'exe'], /no format "exe"/],
    ['a file that there is not', ['x.json', '--format', 'csv'], /no such file/],
    ['an id where there is no store', ['abcdefghij', '--format', 'csv'], /no store in/],
    ['a file that is no replay', ['package.json', '--format', 'csv'], /not a replay file: format/],
    [
      'a file that is no JSON',
      ['README.md', '--format', 'csv'],
      /neither a replay file nor the text of a round/,
    ],
    ['a seat that there is not', ['x', '--format', 'csv', '--seat', 'judge'], /--seat is one of/],
  ])('refuses %s in one line', async (_what, args, complaint) => {
    const said = await commandLine(['export', ...args], '', { DATA_DIR: inFolder('nowhere') })
    expect(said).toMatchObject({ code: 2, lines: [] })
    expect(said.complaints).toMatch(complaint)
    expect(said.complaints.trim().split('\n')).toHaveLength(1)
  })

  test('refuses a file that somebody has changed', async () => {
    const changed = inFolder('changed.json')
    writeFileSync(
      changed,
      formatReplayFile(FILE).replace('"plus": ', '"plus": 1').replace('"at": 17', '"at": 18'),
    )
    const said = await commandLine(['export', changed, '--format', 'csv'])
    expect(said).toMatchObject({ code: 2, lines: [] })
    expect(said.complaints).toMatch(/somebody has changed it/)
  })
})
