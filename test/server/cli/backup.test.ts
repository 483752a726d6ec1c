import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sqliteStore } from '../../../server/store/sqlite/sqliteStore.ts'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { commandLine } from '../../support/commandLine.ts'
import { temporaryFolder } from '../support/server.ts'

const folders: string[] = []
const folder = (): string => {
  const made = temporaryFolder()
  folders.push(made)
  return made
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

const said = (at: number): RoomEvent => ({ kind: 'phrase-said', seat: 'client', phrase: 'thinking', at })
const row = (room: string, version: number) => ({ room, version, event: said(version) })
const wavehand = (dataDir: string, ...args: readonly string[]) =>
  commandLine(args, '', { DATA_DIR: dataDir, DATABASE_URL: '' })

test('a backup made while rooms are written is one moment of the store, and is restored elsewhere', async () => {
  const data = folder()
  const file = join(folder(), 'backup.sqlite')
  const store = await sqliteStore(data)
  const secret = await store.secret('replay-links')
  await store.append([row('SETTLED', 1), row('SETTLED', 2)])
  await store.settle('SETTLED')
  // Two rooms that always move together: a backup that were no single moment would tear them apart.
  const writing = new AbortController()
  const written = (async () => {
    let version = 0
    while (!writing.signal.aborted) {
      version += 1
      await store.append([row('LEFT', version), row('RIGHT', version)])
    }
    return version
  })()
  const said = await wavehand(data, 'backup', file)
  writing.abort()
  const last = await written
  expect(said).toMatchObject({ code: 0, complaints: '' })
  expect(said.lines.join()).toMatch(/backup\.sqlite: 3 rooms, \d+ events, \d+ kB$/)
  expect(statSync(file).mode & 0o077).toBe(0)
  await store.append([row('LATER', 1)])
  await store.close()

  const other = join(folder(), 'new', 'data')
  expect(await wavehand(other, 'restore', file)).toMatchObject({ code: 0, complaints: '' })
  const restored = await sqliteStore(other)
  const [left, right] = [await restored.load('LEFT'), await restored.load('RIGHT')]
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThanOrEqual(last)
  expect(right).toEqual(left)
  expect(await restored.load('SETTLED')).toHaveLength(2)
  expect(await restored.load('LATER')).toEqual([])
  expect(await restored.secret('replay-links')).toEqual(secret)
  // It goes on from there.
  await restored.append([row('LEFT', left.length + 1)])
  await restored.close()
})

test('restore replaces nothing unless it is told to, then keeps what was there, and never under a running server', async () => {
  const [data, other] = [folder(), folder()]
  const file = join(folder(), 'backup.sqlite')
  const first = await sqliteStore(other)
  await first.append([row('OTHER', 1)])
  await first.close()
  expect(await wavehand(other, 'backup', file)).toMatchObject({ code: 0 })
  const store = await sqliteStore(data)
  await store.append([row('MINE', 1)])

  expect(await wavehand(data, 'restore', file, '--force')).toMatchObject({
    code: 1,
    complaints: `wavehand restore: ${join(data, 'wavehand.sqlite')} is in use by another process\n`,
  })
  await store.close()
  expect(await wavehand(data, 'restore', file)).toMatchObject({
    code: 1,
    complaints: `wavehand restore: ${join(data, 'wavehand.sqlite')} is there already; --force replaces it\n`,
  })
  const forced = await wavehand(data, 'restore', file, '--force')
  expect(forced).toMatchObject({ code: 0, complaints: '' })
  const replaced = join(data, 'wavehand.sqlite.replaced')
  expect(forced.lines[1]).toBe(`what was there before: ${replaced}`)

  const restored = await sqliteStore(data)
  expect(await restored.load('OTHER')).toHaveLength(1)
  expect(await restored.load('MINE')).toEqual([])
  await restored.close()
  const kept = folder()
  expect(await wavehand(kept, 'restore', replaced)).toMatchObject({ code: 0 })
  const old = await sqliteStore(kept)
  expect(await old.load('MINE')).toHaveLength(1)
  await old.close()
})

test('a killed server leaves a log behind: it is in the backup, and does not reach the store that replaces it', async () => {
  const [data, killed] = [folder(), folder()]
  const file = join(folder(), 'backup.sqlite')
  const store = await sqliteStore(data)
  await store.append([row('AAAAA', 1)])
  // What a kill leaves: the database, and what is only in its log.
  mkdirSync(killed, { recursive: true })
  for (const part of ['', '-wal'])
    writeFileSync(join(killed, `wavehand.sqlite${part}`), readFileSync(join(data, `wavehand.sqlite${part}`)))
  await store.close()
  expect(await wavehand(killed, 'backup', file)).toMatchObject({ code: 0 })
  const fresh = folder()
  await wavehand(fresh, 'restore', file)
  const restored = await sqliteStore(fresh)
  expect(await restored.load('AAAAA')).toEqual([said(1)])
  await restored.close()

  const empty = folder()
  await (await sqliteStore(empty)).close()
  await wavehand(empty, 'backup', join(empty, 'empty.sqlite'))
  expect(await wavehand(killed, 'restore', join(empty, 'empty.sqlite'), '--force')).toMatchObject({ code: 0 })
  expect(existsSync(join(killed, 'wavehand.sqlite-wal'))).toBe(false)
  const replaced = await sqliteStore(killed)
  expect(await replaced.load('AAAAA')).toEqual([])
  await replaced.close()
})

test('what is no backup is refused with one line, and leaves nothing behind', async () => {
  const data = folder()
  const junk = join(data, 'junk.sqlite')
  writeFileSync(junk, 'this is no database at all, but long enough to look like one '.repeat(50))
  const target = join(data, 'data')
  const refused = await wavehand(target, 'restore', junk)
  expect(refused.code).toBe(2)
  expect(refused.complaints).toMatch(/^wavehand restore: .*junk\.sqlite cannot be used: .*\n$/)
  expect(existsSync(join(target, 'wavehand.sqlite'))).toBe(false)
  expect(existsSync(join(target, 'wavehand.sqlite.restored.partial'))).toBe(false)
})

test.each([
  [['backup'], /name one file/],
  [['backup', '/nowhere/at/all.sqlite'], /there is no .*wavehand\.sqlite/],
  [['restore', '/nowhere/at/all.sqlite'], /there is no \/nowhere/],
  [['backup', 'x', '--often'], /--often/],
])('%j cannot be done: one line, code 2', async (args, line) => {
  const said = await wavehand(join(folder(), 'none'), ...args)
  expect(said).toMatchObject({ code: 2, lines: [] })
  expect(said.complaints).toMatch(line)
  expect(said.complaints.trim().split('\n')).toHaveLength(1)
})

test('a file that is there is not overwritten by a backup, unless asked for', async () => {
  const data = folder()
  const file = join(data, 'backup.sqlite')
  await (await sqliteStore(data)).close()
  writeFileSync(file, 'precious')
  expect(await wavehand(data, 'backup', file)).toMatchObject({ code: 1 })
  expect(readFileSync(file, 'utf8')).toBe('precious')
  expect(await wavehand(data, 'backup', file, '--force')).toMatchObject({ code: 0 })
})

test('with PostgreSQL it says what to use instead', async () => {
  const said = await commandLine(['backup', 'x'], '', { DATABASE_URL: 'postgres://127.0.0.1/none' })
  expect(said).toMatchObject({ code: 2, lines: [] })
  expect(said.complaints).toMatch(/pg_dump/)
})
