import { createRequire } from 'node:module'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { migrate } from './schema.ts'

export type Database = DatabaseSyncInstance

const require = createRequire(import.meta.url)

/**
 * Opens a SQLite database with the API of `node:sqlite`: built into Node from 24 on; before that from a package
 * with the same interface, so that nothing else has to know. WAL and synchronous=FULL: what was committed survives
 * a power cut. The lock is held until it is closed; a second process gets an error that says so.
 */
export const openDatabase = (file: string): Database => {
  const major = Number(process.versions.node.split('.')[0])
  // The two modules have one interface; only one of them can be imported on each Node.
  const sqlite: typeof import('@photostructure/sqlite') = require(
    major >= 24 ? 'node:sqlite' : '@photostructure/sqlite',
  )
  const db = new sqlite.DatabaseSync(file)
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    migrate(db)
    return db
  } catch (error) {
    db.close()
    const isBusy = error instanceof Error && /locked|busy/i.test(error.message)
    throw isBusy ? new Error(`${file} is in use by another process`, { cause: error }) : error
  }
}

/**
 * Closes the database and gives up its lock. (Statements that have not been collected yet would keep the lock for
 * the rest of the process, so it is given up by hand: leaving WAL first is the only way from an exclusive lock.)
 * What is left is one file with everything in it.
 */
export const closeDatabase = (db: Database): void => {
  try {
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM schema_steps')
  } finally {
    db.close()
  }
}

/** Does all of the work, or none of it. */
export const inTransaction = <T>(db: Database, work: () => T): T => {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
