import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'

test('an empty environment gives the defaults: this machine only, port 3000, ./data', () => {
  expect(readConfig({})).toMatchObject({
    ok: true,
    value: { host: '127.0.0.1', port: 3000, dataDir: './data', logLevel: 'info', origins: [], proxies: 0 },
  })
})

test.each([
  ['PORT', '65535', { port: 65_535 }],
  ['PORT', '0', { port: 0 }],
  ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
  [
    'PUBLIC_ORIGIN',
    'https://a.example,http://b.example:8080',
    { origins: ['https://a.example', 'http://b.example:8080'] },
  ],
  ['PUBLIC_ORIGIN', '', { origins: [] }],
  ['IDLE_ROOM_HOURS', '2', { idleRoomMs: 7_200_000 }],
  ['REST_ROOM_MINUTES', '1', { restRoomMs: 60_000 }],
  ['KEEP_DAYS', '1', { keepMs: 86_400_000 }],
  ['ROOMS_IN_MEMORY', '100', { mostRooms: 100 }],
  ['TRUST_PROXY', '1', { proxies: 1 }],
  ['DATABASE_URL', '', { databaseUrl: undefined }],
  ['DATABASE_URL', 'postgres://a:b@db.example/c', { databaseUrl: 'postgres://a:b@db.example/c' }],
  ['DATABASE_URL', 'postgresql://db.example', { databaseUrl: 'postgresql://db.example' }],
  ['DATABASE_CONNECTIONS', '20', { databaseConnections: 20 }],
])('%s=%s is understood', (name, value, expected) => {
  expect(readConfig({ [name]: value })).toMatchObject({ ok: true, value: expected })
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80a'],
  ['PORT', ''],
  ['HOST', ''],
  ['DATA_DIR', ''],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_ORIGIN', 'a.example'],
  ['PUBLIC_ORIGIN', 'https://a.example/path'],
  ['DRAIN_MS', '1.5'],
  ['TRUST_PROXY', 'yes'],
  ['ROOMS_PER_MINUTE', '0'],
  ['DATABASE_CONNECTIONS', '0'],
])('%s="%s" is refused by one line that names it', (name, value) => {
  const read = readConfig({ [name]: value })
  expect(read).toMatchObject({
    ok: false,
    error: expect.stringContaining(`${name}=${value} cannot be used: `),
  })
  expect(read.ok ? '' : read.error).not.toContain('\n')
})

test('a database address that cannot be used is not printed: there is a password in it', () => {
  const read = readConfig({ DATABASE_URL: 'mysql://me:secret-word@db.example' })
  expect(read).toEqual({
    ok: false,
    error: 'DATABASE_URL cannot be used: must be like postgres://user:password@host:5432/database',
  })
})
