import { createInterface } from 'node:readline'
import { backup, restoreBackup } from './backup.ts'
import { bots } from './bots.ts'
import type { Command, Io } from './command.ts'
import { endpoint } from './endpoint/endpoint.ts'
import { exportRound } from './export.ts'
import { judge } from './judge.ts'
import { level } from './level.ts'
import { levels } from './levels.ts'
import { play } from './play.ts'

/** `npm run --silent wavehand -- COMMAND`: the command line; thin, over shared. */
const COMMANDS: readonly Command[] = [
  judge,
  endpoint,
  play,
  bots,
  exportRound,
  levels,
  level,
  backup,
  restoreBackup,
]

const usage = (): string =>
  [
    'Usage: wavehand COMMAND [ARGUMENTS]',
    '',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    '',
    'wavehand COMMAND --help tells more. Exit codes: 0 fine, 1 the answer is "no", 2 the input could not be used.',
  ].join('\n')

const io: Io = {
  print: (line) => process.stdout.write(`${line}\n`),
  write: (content) => process.stdout.write(content),
  complain: (line) => process.stderr.write(`${line}\n`),
  lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
}

const run = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.print(usage())
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((one) => one.name === name)
  if (command === undefined) {
    io.complain(`wavehand: there is no command "${name}"; wavehand --help lists them`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.print(command.help)
    return 0
  }
  return command.run(rest, io)
}

// A reader that has seen enough (`wavehand judge ... | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2))
