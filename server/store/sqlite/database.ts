import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { migrate } from './schema.ts'

export type Database = DatabaseSyncInstance

const require = createRequire(import.meta.url)

/** The name of the database in its folder. */
export const FILE_NAME = 'wavehand.sqlite'

/** The log goes into the database at this size, some 16 MB: seldom, for that is felt by whoever plays then. */
const CHECKPOINT_PAGES = 4_000

/** A database that only this process writes. */
export interface OwnDatabase {
  readonly db: Database
  /** What is left is one file with everything in it, unless somebody is just reading a backup from it. */
  readonly close: () => void
}

/**
 * Opens the database of a folder for the one process that may write it, and brings it to the newest schema. WAL and
 * synchronous=FULL: what was committed survives a power cut. A second process gets an error that says so; one that
 * only reads (`wavehand backup`) does not disturb.
 */
export const openDatabase = (folder: string): OwnDatabase => {
  const release = takeFolder(folder)
  try {
    const db = openFile(join(folder, FILE_NAME))
    try {
      db.exec('PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      // What is erased is gone from the file, not only from its tables.
      db.exec('PRAGMA secure_delete = ON')
      db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
      migrate(db)
    } catch (error) {
      db.close()
      throw error
    }
    const close = (): void => {
      // Statements that have not been collected yet would keep the log; leaving WAL gives it up.
      unlessBusy(() => db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE'))
      db.close()
      release()
    }
    return { db, close }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * A SQLite file with the API of `node:sqlite`: built into Node from 24 on; before that from a package with the same
 * interface, so that nothing else has to know.
 */
export const openFile = (file: string, options: { readonly readOnly?: boolean } = {}): Database => {
  const major = Number(process.versions.node.split('.')[0])
  // The two modules have one interface; only one of them can be imported on each Node.
  const sqlite: typeof import('@photostructure/sqlite') = require(
    major >= 24 ? 'node:sqlite' : '@photostructure/sqlite',
  )
  return new sqlite.DatabaseSync(file, options)
}

/**
 * Makes a folder this process's own, until the answer is called or the process ends in whatever way: an open
 * transaction on a file beside the database is a lock that every system takes back by itself.
 */
export const takeFolder = (folder: string): (() => void) => {
  const lock = openFile(join(folder, 'wavehand.lock'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw isBusy(error)
      ? new Error(`${join(folder, FILE_NAME)} is in use by another process`, { cause: error })
      : error
  }
  return () => {
    lock.exec('ROLLBACK')
    lock.close()
  }
}

const unlessBusy = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (!isBusy(error)) throw error
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && /locked|busy/i.test(error.message)

/** Does all of a piece of work in this database, or none of it: one after the other, never one within another. */
export type Transact = <T>(work: () => T) => T

export const transactions = (db: Database): Transact => {
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) => db.prepare(sql))
  return (work) => {
    begin?.run()
    try {
      const result = work()
      commit?.run()
      return result
    } catch (error) {
      rollback?.run()
      throw error
    }
  }
}
