import { parseArgs } from 'node:util'
import { unreachable } from '../../shared/base/unreachable.ts'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { readConfig } from '../config.ts'
import { backUp, restore } from '../store/sqlite/backup.ts'
import type { Copied, CopyError } from '../store/sqlite/backup.ts'
import type { Command, ExitCode, Io } from './command.ts'

/** `wavehand backup FILE`: the embedded store as one file, while a server uses it or not. */
export const backup: Command = {
  name: 'backup',
  summary: 'write the embedded store into one file, also while a server runs',
  help: `Usage: wavehand backup FILE [--force]

Writes the store of DATA_DIR into FILE as it is at one moment; a server that runs is not disturbed. The copy is checked
before it gets its name, and only you may read it: there are secrets in it.

  --force   replace FILE when there is one

Exit code 0: written. 1: FILE is there already. 2: there is no store, or it cannot be read.`,
  run: (args, io) =>
    Promise.resolve(
      answer('backup', args, io, ({ file, isForced, dataDir }) => {
        const done = backUp(dataDir, file, { isForced })
        return done.ok ? ok([`${file}: ${sizeOf(done.value)}`]) : done
      }),
    ),
}

/** `wavehand restore FILE`: the other way round, while no server runs. */
export const restoreBackup: Command = {
  name: 'restore',
  summary: 'put a backup in the place of the embedded store',
  help: `Usage: wavehand restore FILE [--force]

Makes FILE the store of DATA_DIR. No server may be running on it. A store that is there already is not replaced unless
you say so, and is then kept beside the new one, under the name that is printed, until the next time.

  --force   replace the store that is there

Exit code 0: restored. 1: there is a store already, or a server uses it. 2: FILE is no backup.`,
  run: (args, io) =>
    Promise.resolve(
      answer('restore', args, io, ({ file, isForced, dataDir }) => {
        const done = restore(file, dataDir, { isForced })
        if (!done.ok) return done
        const { replaced } = done.value
        return ok([
          `${dataDir}: ${sizeOf(done.value)}`,
          ...(replaced === undefined ? [] : [`what was there before: ${replaced}`]),
        ])
      }),
    ),
}

interface Asked {
  readonly file: string
  readonly isForced: boolean
  readonly dataDir: string
}

const answer = (
  name: string,
  args: readonly string[],
  io: Io,
  work: (asked: Asked) => Result<readonly string[], CopyError>,
): ExitCode => {
  const asked = optionsOf(args)
  if (!asked.ok) {
    io.complain(`wavehand ${name}: ${asked.error}`)
    return 2
  }
  const done = work(asked.value)
  if (done.ok) {
    done.value.forEach(io.print)
    return 0
  }
  io.complain(`wavehand ${name}: ${sentenceOf(done.error)}`)
  return done.error.code === 'in-the-way' || done.error.code === 'in-use' ? 1 : 2
}

const optionsOf = (args: readonly string[]): Result<Asked, string> => {
  const config = readConfig(process.env)
  if (!config.ok) return fail(config.error)
  if (config.value.databaseUrl !== undefined)
    return fail('this is for the embedded store; a PostgreSQL database is saved with pg_dump')
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false } },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return fail('name one file; --help tells more')
    return ok({ file, isForced: values.force, dataDir: config.value.dataDir })
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

const sizeOf = ({ rooms, events, bytes }: Copied): string =>
  `${rooms} rooms, ${events} events, ${(bytes / 1_000).toFixed(0)} kB`

const sentenceOf = (error: CopyError): string => {
  switch (error.code) {
    case 'no-store':
      return `there is no ${error.file}`
    case 'in-the-way':
      return `${error.file} is there already; --force replaces it`
    case 'in-use':
      return error.reason
    case 'not-a-backup':
      return `${error.file} cannot be used: ${error.reason}`
    default:
      return unreachable(error)
  }
}
