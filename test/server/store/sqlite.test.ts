import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../../server/store/sqlite/database.ts'
import { sqliteStore } from '../../../server/store/sqlite/sqliteStore.ts'
import { StoreUnavailable } from '../../../server/store/store.ts'
import { temporaryFolder } from '../support/server.ts'
import { storeContract } from './contract.ts'

const THREAD = new URL('../../../server/store/sqlite/thread.mjs', import.meta.url)

for (const [name, entry] of [
  ['SQLite', undefined],
  ['SQLite in a thread of its own', THREAD],
] as const)
  storeContract(name, () => {
    const folder = temporaryFolder()
    return Promise.resolve({
      open: () => sqliteStore(folder, entry),
      remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    })
  })

const folders: string[] = []
const folder = (): string => {
  const made = temporaryFolder()
  folders.push(made)
  return made
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

test('a missing folder is made', async () => {
  const path = join(folder(), 'a', 'b')
  await (await sqliteStore(path)).close()
  expect(existsSync(join(path, 'wavehand.sqlite'))).toBe(true)
})

test('commits survive a power cut: WAL with synchronous=FULL', () => {
  const { db, close } = openDatabase(folder())
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  close()
})

test('a folder that is open cannot be opened twice; when it is closed it can, and is one file', async () => {
  const path = folder()
  const first = await sqliteStore(path)
  await expect(sqliteStore(path)).rejects.toThrow('wavehand.sqlite is in use by another process')
  await expect(sqliteStore(path, THREAD)).rejects.toThrow('is in use by another process')
  await first.close()
  await (await sqliteStore(path)).close()
  expect(existsSync(join(path, 'wavehand.sqlite-wal'))).toBe(false)
})

test('a journal that was left behind with its replays named already is settled', async () => {
  const path = folder()
  const { db, close } = openDatabase(path)
  const lines = [
    '{"kind":"room-opened","code":"AAAAA","seed":"s","settings":{},"at":1}',
    '{"kind":"round-started","round":1,"replayId":"replay-1","settings":{},"at":2}',
  ]
  db.prepare('INSERT INTO journal (room, version, at, event) VALUES (?, 1, 2, ?)').run(
    'AAAAA',
    lines.join('\n'),
  )
  db.exec("INSERT INTO replays (id, room, first) VALUES ('replay-1', 'AAAAA', 2)")
  close()
  const store = await sqliteStore(path)
  expect(await store.load('AAAAA')).toHaveLength(2)
  expect(await store.replay('replay-1')).toMatchObject([{ kind: 'round-started', at: 2 }])
  await store.close()
})

test('a database of a newer program is refused', () => {
  const path = folder()
  const { db, close } = openDatabase(path)
  db.exec('INSERT INTO schema_steps (step) VALUES (99)')
  close()
  expect(() => openDatabase(path)).toThrow('use a newer one')
})

test('a thread that dies takes nothing into the dark: what it was asked, and what it is asked later, is rejected', async () => {
  const opensAndDies = `
    import { parentPort } from 'node:worker_threads'
    parentPort.once('message', () => process.exit(1))
    parentPort.postMessage({ id: 0, answer: undefined })`
  const store = await sqliteStore(
    folder(),
    new URL(`data:text/javascript,${encodeURIComponent(opensAndDies)}`),
  )
  const [asked, together] = [store.load('AAAAA'), store.ping()]
  await expect(asked).rejects.toBeInstanceOf(StoreUnavailable)
  await expect(together).rejects.toBeInstanceOf(StoreUnavailable)
  await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable)
})
