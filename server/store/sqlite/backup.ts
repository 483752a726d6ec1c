import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fail, ok } from '../../../shared/base/result.ts'
import type { Result } from '../../../shared/base/result.ts'
import { FILE_NAME, openFile, takeFolder } from './database.ts'
import type { Database } from './database.ts'
import { stepsTaken } from './schema.ts'

/** What a backup holds. */
export interface Copied {
  readonly rooms: number
  readonly events: number
  readonly bytes: number
}

/** Why nothing was copied. `in-the-way`: there is something already, and it was not said to replace it. */
export type CopyError =
  | { readonly code: 'no-store' | 'in-the-way'; readonly file: string }
  | { readonly code: 'not-a-backup' | 'in-use'; readonly file: string; readonly reason: string }

/**
 * Writes the whole store of a folder into one file, as it is at one moment, also while a server writes to it. The
 * file is complete and checked before it gets its name; only its owner may read it, for there are secrets in it.
 */
export const backUp = (
  folder: string,
  file: string,
  { isForced }: { readonly isForced: boolean },
): Result<Copied, CopyError> => {
  const source = join(folder, FILE_NAME)
  if (!existsSync(source)) return fail({ code: 'no-store', file: source })
  if (existsSync(file) && !isForced) return fail({ code: 'in-the-way', file })
  return copy(source, file)
}

/**
 * Puts a backup in the place of a folder's store, while no server uses it. What was there is kept beside it until the
 * next time, under the name that `replaced` gives.
 */
export const restore = (
  file: string,
  folder: string,
  { isForced }: { readonly isForced: boolean },
): Result<Copied & { readonly replaced: string | undefined }, CopyError> => {
  if (!existsSync(file)) return fail({ code: 'no-store', file })
  mkdirSync(folder, { recursive: true })
  const target = join(folder, FILE_NAME)
  const freed = freeing(folder, target)
  if (!freed.ok) return freed
  try {
    const hasOld = existsSync(target)
    if (hasOld && !isForced) return fail({ code: 'in-the-way', file: target })
    const fresh = `${target}.restored`
    const copied = copy(file, fresh)
    if (!copied.ok) return copied
    const replaced = hasOld ? `${target}.replaced` : undefined
    // A log belongs to its database: it goes where that goes, and never to another.
    for (const part of hasOld ? ['', '-wal', '-shm'] : []) {
      rmSync(`${replaced}${part}`, { force: true })
      if (existsSync(`${target}${part}`)) renameSync(`${target}${part}`, `${replaced}${part}`)
    }
    renameSync(fresh, target)
    if (process.platform !== 'win32') toDisk(folder)
    return ok({ ...copied.value, replaced })
  } finally {
    freed.value()
  }
}

const freeing = (folder: string, file: string): Result<() => void, CopyError> => {
  try {
    return ok(takeFolder(folder))
  } catch (error) {
    return fail({ code: 'in-use', file, reason: reasonOf(error) })
  }
}

/** A database into a new file: checked, on the disk, and then under its name at once. */
const copy = (source: string, target: string): Result<Copied, CopyError> => {
  const partial = `${resolve(target)}.partial`
  rmSync(partial, { force: true })
  try {
    // Made by us with these rights before SQLite writes into it.
    closeSync(openSync(partial, 'wx', 0o600))
    withFile(source, (db) => {
      stepsTaken(db)
      db.exec('PRAGMA busy_timeout = 5000')
      db.prepare('VACUUM INTO ?').run(partial)
    })
    const counted = withFile(partial, (db) => {
      const [check] = Object.values(db.prepare('PRAGMA integrity_check').get() ?? {})
      if (check !== 'ok') throw new Error(`the copy is damaged: ${String(check)}`)
      return countedIn(db)
    })
    toDisk(partial)
    renameSync(partial, target)
    return ok({ ...counted, bytes: statSync(target).size })
  } catch (error) {
    rmSync(partial, { force: true })
    return fail({ code: 'not-a-backup', file: source, reason: reasonOf(error) })
  }
}

const withFile = <T>(file: string, work: (db: Database) => T): T => {
  const db = openFile(file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const one = (db: Database, query: string): number => Number(db.prepare(`SELECT ${query} AS n`).get()?.['n'])

/** A row of the journal has a line for each event. */
const countedIn = (db: Database): Pick<Copied, 'rooms' | 'events'> => ({
  rooms: one(db, '(SELECT count(*) FROM (SELECT room FROM archive UNION SELECT room FROM journal))'),
  events: one(
    db,
    `(SELECT count(*) FROM archive) +
     (SELECT coalesce(sum(length(event) - length(replace(event, char(10), '')) + 1), 0) FROM journal)`,
  ),
})

const toDisk = (path: string): void => {
  const descriptor = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
