import { createStore } from '../net/store.ts'

/** The file that was opened last, as this browser keeps it: on this device, and nowhere else. */
export type Kept =
  { readonly kind: 'asking' } | { readonly kind: 'none' } | { readonly kind: 'kept'; readonly file: File }

const store = createStore<Kept>({ kind: 'asking' })
export const { get: currentKept, subscribe: watchKept } = store

/** Larger files are not kept: the disk is not ours. In octets */
const MOST = 200 * 2 ** 20
/** A file that nobody has opened for so long is forgotten, in milliseconds */
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000

const DATABASE = 'wavehand.recording'
const TABLE = 'files'
const LAST = 'last'

/** What lies in the table. */
interface Entry {
  readonly file: File
  readonly at: number
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  value.file instanceof File &&
  'at' in value &&
  typeof value.at === 'number'

/** Looks for the file; what is too old is forgotten. */
export const findKept = async (): Promise<void> => {
  try {
    const found: unknown = await within('readonly', (table) => table.get(LAST))
    if (!isEntry(found)) store.set({ kind: 'none' })
    else if (Date.now() - found.at > KEPT_FOR) await forget()
    else store.set({ kind: 'kept', file: found.file })
  } catch {
    // A browser that keeps nothing (a private window) has kept nothing.
    store.set({ kind: 'none' })
  }
}

/** Keeps a file instead of the one before; none where it is too large or this browser keeps nothing. */
export const keep = async (file: File): Promise<void> => {
  if (file.size > MOST) return forget()
  const entry: Entry = { file, at: Date.now() }
  try {
    await within('readwrite', (table) => table.put(entry, LAST))
    store.set({ kind: 'kept', file })
  } catch {
    await forget()
  }
}

export const forget = async (): Promise<void> => {
  store.set({ kind: 'none' })
  try {
    await within('readwrite', (table) => table.delete(LAST))
  } catch {
    // Nothing is kept here.
  }
}

/** Does one thing in the table; done when it is durable. */
const within = async <T>(
  mode: IDBTransactionMode,
  deed: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const database = await opened()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode)
      const request = deed(transaction.objectStore(TABLE))
      transaction.addEventListener('complete', () => resolve(request.result))
      const fails = (): void => reject(transaction.error ?? new Error('the browser keeps nothing'))
      transaction.addEventListener('abort', fails)
      transaction.addEventListener('error', fails)
    })
  } finally {
    database.close()
  }
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(TABLE))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser keeps nothing')))
    request.addEventListener('blocked', () => reject(new Error('another page holds it')))
  })
