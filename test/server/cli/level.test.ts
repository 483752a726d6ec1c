import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLevel, winnable } from '../../../server/cli/levelFile.ts'
import { LEVELS } from '../../../shared/game/levels/catalogue.ts'
import { LEVEL_IDS } from '../../../shared/game/levels/level.ts'
import { timelineOf } from '../../../shared/replay/timeline.ts'
import { replayBody } from '../../../shared/wire/replayBody.ts'
import { commandLine } from '../../support/commandLine.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wavehand-levels-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a file and answers its path. */
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('a level file', () => {
  test.each(LEVEL_IDS)(
    '%s, written as JSON and read again, is the same level, and two bots win it',
    async (id) => {
      const read = await readLevel(file(`${id}.json`, LEVELS[id]))
      expect(read).toEqual({ ok: true, value: LEVELS[id] })
      expect(winnable(LEVELS[id]).ok).toBe(true)
    },
  )

  test.each([
    ['not JSON', '{', 'unusable', /not JSON/],
    ['a field that no level has', { ...LEVELS.handshake, timeLimit: 30 }, 'refused', /timeLimit/],
    [
      'a state that there is not',
      { ...LEVELS.handshake, goal: { client: 'OPEN', server: 'LISTEN' } },
      'refused',
      /goal\.client/,
    ],
    [
      'a goal that no round stays in',
      { ...LEVELS.handshake, goal: { client: 'CLOSING', server: 'LISTEN' } },
      'refused',
      /goal\/unreachable-state/,
    ],
    [
      'a script that does not open',
      { ...LEVELS.handshake, script: { client: [], server: [] } },
      'refused',
      /script/,
    ],
  ])('is refused for %s, with the place', async (_what, content, kind, reason) => {
    const read = await readLevel(file('bad.json', content))
    expect(read).toMatchObject({ ok: false, error: { kind } })
    if (!read.ok) expect(read.error.reasons.join('\n')).toMatch(reason)
  })

  test('shown in the docs can be played, in as many segments as its par says', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../../docs/levels.md'), 'utf8')
    const example = /```json\n([\s\S]*?)```/.exec(docs)?.[1] ?? ''
    const read = await readLevel(file('docs.json', example))
    expect(read).toMatchObject({ ok: true, value: { par: 6 } })
    if (read.ok) expect(winnable(read.value)).toEqual({ ok: true, value: { fewest: 6, most: 6 } })
  })

  test('that cannot be won says where the bots got stuck', () => {
    const stuck = winnable({ ...LEVELS.handshake, goal: { client: 'CLOSED', server: 'CLOSED' } })
    expect(stuck).toMatchObject({ ok: false, error: expect.stringContaining('ESTABLISHED / ESTABLISHED') })
  })

  test('whose wire loses everything for ever cannot be won', () => {
    const wire = {
      delayMs: 0,
      faults: [{ from: 'client', what: 'syn', nth: 'every', fate: { kind: 'lost' } }],
    } as const
    expect(winnable({ ...LEVELS.handshake, wire })).toMatchObject({ ok: false })
  })
})

describe('the command line', () => {
  test('level check: 0 for a good level, 1 for one that is refused, 2 for none at all', async () => {
    const good = await commandLine(['level', 'check', file('good.json', LEVELS['lost-syn'])])
    expect(good).toMatchObject({ code: 0, lines: [expect.stringContaining('two bots need 4 segments')] })
    const bad = await commandLine(['level', 'check', file('bad.json', { ...LEVELS.handshake, par: 0 })])
    expect(bad).toMatchObject({ code: 1, lines: [expect.stringContaining('par')] })
    const none = await commandLine(['level', 'check', join(folder, 'none.json')])
    expect(none).toMatchObject({ code: 2, lines: [], complaints: expect.stringContaining('no such file') })
  })

  test('levels lists the map; play writes a replay file that folds to the end of the level', async () => {
    const listed = await commandLine(['levels'])
    expect(listed.lines).toEqual([...LEVEL_IDS])
    const out = join(folder, 'replay.json')
    const played = await commandLine(['play', '--level', 'gauntlet', '--seed', '5', '-o', out])
    expect(played.code).toBe(0)
    const body = replayBody(JSON.parse(readFileSync(out, 'utf8')))
    const timeline = timelineOf(body?.events ?? [])
    expect(timeline?.moments.at(-1)).toMatchObject({
      client: { state: 'CLOSED' },
      server: { state: 'CLOSED' },
    })
    const again = await commandLine(['play', '--level', 'gauntlet', '--seed', '5'])
    expect(again.lines.join('\n')).toBe(readFileSync(out, 'utf8').trim())
  })

  test('help, unknown commands and unknown levels are told in one line', async () => {
    expect((await commandLine(['--help'])).code).toBe(0)
    expect((await commandLine(['play', '--help'])).lines[0]).toContain('Usage: wavehand play')
    expect(await commandLine(['dance'])).toMatchObject({ code: 2, lines: [] })
    expect(await commandLine(['play', '--level', 'nowhere'])).toMatchObject({ code: 2, lines: [] })
  })
})
