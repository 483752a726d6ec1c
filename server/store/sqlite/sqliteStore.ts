import { parseClassEvent, parseEvent, roundIn } from '../events.ts'
import { NO_NODES } from '../nodes.ts'
import { VersionConflict } from '../store.ts'
import type { Row, Store } from '../store.ts'
import { askHere, askThread } from './ask.ts'
import type { Written } from './file.ts'
import { runsOf } from './runs.ts'

interface Waiting {
  readonly rows: readonly Row[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * The embedded store: one SQLite file. All rows that were handed over while the last were being written, or in one turn
 * of the event loop, are committed together. Only one process may use the folder. Rejects when it cannot be had.
 *
 * @param folder made when it is missing
 * @param thread what a thread of its own runs (`thread.ts`, or what that was built to); without one, commits happen here
 */
export const sqliteStore = async (folder: string, thread?: URL): Promise<Store> => {
  const ask = thread === undefined ? askHere(folder) : await askThread(folder, thread)
  let waiting: Waiting[] = []
  let isWriting: Promise<void> | undefined

  const later = (): void => {
    if (waiting.length > 0 && isWriting === undefined) setImmediate(commit)
  }

  const commit = (): void => {
    if (waiting.length === 0 || isWriting !== undefined) return
    const batch = waiting
    waiting = []
    isWriting = write(batch).finally(() => {
      isWriting = undefined
      later()
    })
  }

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await ask(
        'write',
        batch.map(({ rows }) => runsOf(rows)),
      )
      for (const [index, outcome] of outcomes.entries()) settled(batch[index], outcome)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return {
    append: (rows) =>
      new Promise((resolve, reject) => {
        waiting.push({ rows, resolve, reject })
        if (waiting.length === 1) later()
      }),
    load: async (room) => (await ask('read', room)).map(parseEvent),
    loadClass: async (code) => (await ask('read', code)).map(parseClassEvent),
    versions: async (rooms) => new Map(await ask('versions', rooms)),
    nodes: NO_NODES,
    replay: async (id) => {
      const lines = await ask('readFrom', id)
      return lines && roundIn(lines.map(parseEvent), id)
    },
    settle: (room) => ask('settle', room),
    eraseBefore: (time) => ask('eraseBefore', time),
    erase: (rooms) => ask('erase', rooms),
    quietSince: (time, letters) => ask('quietSince', time, letters),
    secret: (name) => ask('secret', name),
    ping: () => ask('ping'),
    close: async () => {
      // What was handed over before is written first.
      await isWriting
      commit()
      await isWriting
      await ask('close')
    },
  }
}

const settled = (one: Waiting | undefined, outcome: Written): void => {
  switch (outcome.kind) {
    case 'stored':
      one?.resolve()
      break
    case 'conflict':
      one?.reject(new VersionConflict(outcome))
      break
    case 'failed':
      one?.reject(new Error(outcome.message))
      break
  }
}
