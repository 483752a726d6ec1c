import { createRequire } from 'node:module'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'

const require = createRequire(import.meta.url)

/**
 * Opens a SQLite database with the API of `node:sqlite`: built into Node from 24 on; before that from a package
 * with the same interface, so that nothing else has to know.
 */
export const openDatabase = (file: string): Database => {
  const major = Number(process.versions.node.split('.')[0])
  // The two modules have one interface; only one of them can be imported on each Node.
  const sqlite: typeof import('@photostructure/sqlite') = require(
    major >= 24 ? 'node:sqlite' : '@photostructure/sqlite',
  )
  return new sqlite.DatabaseSync(file)
}

export type Database = DatabaseSyncInstance
