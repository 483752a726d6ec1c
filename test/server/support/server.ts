import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import type { Config } from '../../../server/config.ts'
import { startServer } from '../../../server/server.ts'
import type { RunningServer } from '../../../server/server.ts'
import { connectMember } from './member.ts'
import type { Member } from './member.ts'
import { connect } from './player.ts'
import type { Player } from './player.ts'

/** A folder that goes when the file's tests are done. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'wavehand-'))

/** The configuration of a test: a free port, a folder of its own, silence. */
const testConfig = (dataDir: string, changes: Partial<Config> = {}): Config => {
  const read = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', GUESSES_PER_MINUTE: '1000' })
  if (!read.ok) throw new Error(read.error)
  return { ...read.value, ...changes }
}

export interface TestServer {
  readonly url: () => string
  readonly dataDir: string
  /** A player with a connection of its own. */
  readonly player: (name: string, ...transports: readonly ('polling' | 'websocket')[]) => Promise<Player>
  /** Somebody of a class, with a connection of its own. */
  readonly member: (name: string) => Member
  /** Stops the server and starts another on the same data and the same port. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** One real server for the tests of a file, with its own data; it and all its players go at the end. */
export const useServer = (changes: Partial<Config> = {}): TestServer => {
  const dataDir = temporaryFolder()
  const players: Pick<Player, 'hangsUp'>[] = []
  let running: RunningServer | undefined

  const server = (): RunningServer => {
    if (running === undefined) throw new Error('the server is not running')
    return running
  }
  const stop = async (): Promise<void> => {
    await running?.stop()
    running = undefined
  }

  beforeAll(async () => {
    running = await startServer(testConfig(dataDir, changes))
  })
  afterAll(async () => {
    for (const player of players) player.hangsUp()
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  return {
    url: () => server().url,
    dataDir,
    player: async (name, ...transports) => {
      const player = await connect(server().url, name, transports.length === 0 ? undefined : transports)
      players.push(player)
      return player
    },
    member: (name) => {
      const member = connectMember(server().url, name)
      players.push(member)
      return member
    },
    restart: async () => {
      const port = Number(new URL(server().url).port)
      await stop()
      running = await startServer(testConfig(dataDir, { ...changes, port }))
    },
    stop,
  }
}
