import { Worker } from 'node:worker_threads'
import { StoreUnavailable } from '../store.ts'
import { openSqliteFile } from './file.ts'
import type { SqliteFile } from './file.ts'

type Name = keyof SqliteFile
type Answer<K extends Name> = Awaited<ReturnType<SqliteFile[K]>>

/** Asks the file for something, wherever it is. Answers come in any order. */
export type Ask = <K extends Name>(name: K, ...asked: Parameters<SqliteFile[K]>) => Promise<Answer<K>>

/** A question on its way to the thread that has the file. */
export type Asked = {
  readonly [K in Name]: { readonly id: number; readonly name: K; readonly asked: Parameters<SqliteFile[K]> }
}[Name]

/** What comes back: an answer of the method asked, or what it has thrown. */
export type Answered = { readonly id: number } & ({ readonly answer: unknown } | { readonly error: string })

/** The thread's first word: it has opened the file; or, as an error, why it could not. */
export const OPENED = 0

/** Does what is asked. */
export const answer = async <K extends Name>(
  file: { readonly [N in Name]: (...asked: Parameters<SqliteFile[N]>) => ReturnType<SqliteFile[N]> },
  name: K,
  asked: Parameters<SqliteFile[K]>,
): Promise<Answer<K>> => await file[name](...asked)

/** Opens the file in this very thread: while it commits, everything else waits. */
export const askHere = (folder: string): Ask => {
  const file = openSqliteFile(folder)
  return (name, ...asked) => answer(file, name, asked)
}

/**
 * Opens the file in a thread of its own: while it commits, everything else goes on. If that thread dies, what it was asked
 * and whatever it is asked later is rejected with `StoreUnavailable`.
 *
 * @param entry what the thread runs: `thread.ts`, or what that was built to
 */
export const askThread = async (folder: string, entry: URL): Promise<Ask> => {
  const thread = new Worker(entry, { workerData: folder })
  const waiting = new Map<number, { readonly resolve: (answer: unknown) => void; readonly reject: Reject }>()
  let asked = OPENED
  let dead: StoreUnavailable | undefined
  const answerTo = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))

  thread.on('message', (told: Answered) => {
    const one = waiting.get(told.id)
    waiting.delete(told.id)
    if ('error' in told) one?.reject(new Error(told.error))
    else one?.resolve(told.answer)
  })
  const died = (cause?: unknown): void => {
    dead ??= new StoreUnavailable('the thread that has the file has ended', cause)
    for (const { reject } of waiting.values()) reject(dead)
    waiting.clear()
  }
  thread.on('error', died).on('exit', () => died())

  await answerTo(OPENED)
  return (name, ...args) => {
    if (dead !== undefined) return Promise.reject(dead)
    asked += 1
    thread.postMessage({ id: asked, name, asked: args })
    // The other end hands back what the method of this name has answered (`answer`), and nothing else.
    return answerTo(asked) as Promise<Answer<typeof name>>
  }
}

type Reject = (error: Error) => void
