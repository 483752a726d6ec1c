import { parseClassEvent, parseEvent, roundIn } from '../events.ts'
import { NO_NODES } from '../nodes.ts'
import { VersionConflict } from '../store.ts'
import type { Store } from '../store.ts'
import { askHere, askThread } from './ask.ts'
import { inBatches } from './batches.ts'
import type { Written } from './file.ts'
import { runsOf } from './runs.ts'
import type { Run } from './runs.ts'

interface Waiting {
  /** Written as they are handed over: what has just been made is still at hand */
  readonly runs: readonly Run[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * The embedded store: one SQLite file. What was handed over while the last was being written, in one turn of the event loop,
 * or within the milliseconds that `inBatches` says, is committed together. Only one process may use the folder. Rejects when
 * it cannot be had.
 *
 * @param folder made when it is missing
 * @param thread what a thread of its own runs (`thread.ts`, or what that was built to); without one, commits happen here
 */
export const sqliteStore = async (folder: string, thread?: URL): Promise<Store> => {
  const ask = thread === undefined ? askHere(folder) : await askThread(folder, thread)

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const became = await ask(
        'write',
        batch.map(({ runs }) => runs),
      )
      for (const [index, one] of batch.entries())
        settled(one, became.kind === 'each' ? became.outcomes[index] : became)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  const commits = inBatches(write)

  return {
    append: (rows, isAwaited) =>
      new Promise((resolve, reject) => commits.add({ runs: runsOf(rows), resolve, reject }, isAwaited)),
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
      await commits.flush()
      await ask('close')
    },
  }
}

const settled = ({ resolve, reject }: Waiting, outcome: Written | undefined): void => {
  switch (outcome?.kind) {
    case 'stored':
      resolve()
      break
    case 'conflict':
      reject(new VersionConflict(outcome))
      break
    default:
      reject(new Error(outcome?.message ?? 'nobody says what has become of it'))
  }
}
