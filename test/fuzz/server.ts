import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess } from '../server/support/process.ts'
import { Died } from './target.ts'

/** A server that takes cases, in a process of its own. */
export interface FuzzedServer {
  readonly url: URL
  readonly heap: () => Promise<number>
  /** Never resolves; rejects with `Died` when the server ends although nobody has ended it. */
  readonly lives: Promise<never>
  /** Rejects when it has died, complained, or cannot be ended in the ordinary way. */
  readonly close: () => Promise<void>
}

const HEAP = join(import.meta.dirname, 'heap.mjs')
/** So few rooms that their number cannot look like something left behind. */
const ROOMS = '3000'

export const startFuzzedServer = async (): Promise<FuzzedServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'wavehand-fuzz-'))
  const page = join(folder, 'page')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Wavehand</title>')
  const env = {
    DATA_DIR: folder,
    CLIENT_DIR: page,
    // What went wrong inside is written down; whatever stands there at the end is a failure.
    LOG_LEVEL: 'error',
    MESSAGES_PER_CONNECTION: '1000000',
    MESSAGES_PER_SECOND: '1000000',
    ROOMS_PER_MINUTE: '1000000',
    GUESSES_PER_MINUTE: '1000000',
    ROOMS_IN_MEMORY: ROOMS,
    REST_ROOM_MINUTES: '1',
  }
  const server = startProcess(env, [HEAP])
  const url = new URL(await server.url)
  let isWanted = false
  const lives = new Promise<never>((_, reject) => {
    void server.ended.then((code) => {
      if (!isWanted) reject(new Died(`the server ended with ${code}: ${server.output().slice(-3_000)}`))
    })
  })
  // Whoever waits for an answer hears of it; between two of them it is nobody's.
  lives.catch(() => undefined)
  return {
    url,
    lives,
    heap: async () => {
      const told = await server.tell({})
      if (typeof told !== 'object' || told === null || !('heap' in told)) throw new Error('no heap was told')
      return Number(told.heap)
    },
    close: async () => {
      isWanted = true
      server.signal('SIGTERM')
      const code = await server.ended
      rmSync(folder, { recursive: true, force: true })
      const complaints = server.output().split('\n').slice(1, 4).join('\n').trim()
      if (code !== 0 || complaints !== '') throw new Error(`the server ended with ${code}: ${complaints}`)
    },
  }
}
