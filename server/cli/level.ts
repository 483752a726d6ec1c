import type { Command } from './command.ts'
import { readLevel, winnable } from './levelFile.ts'

/** `wavehand level check FILE`: is this a level that can be played and won? */
export const level: Command = {
  name: 'level',
  summary: 'check a level file: its shape, and that two bots can win it',
  help: `Usage: wavehand level check FILE...

Reads a level written as JSON (docs/levels.md says how), checks it, and lets two bots play it with several seeds.

Exit code 0: it can be played. 1: it is refused, and why. 2: the file could not be read.`,
  run: async (args, io) => {
    const [verb, ...files] = args
    if (verb !== 'check' || files.length === 0) {
      io.complain('wavehand level: say "wavehand level check FILE"; --help tells more')
      return 2
    }
    let worst: 0 | 1 | 2 = 0
    for (const file of files) {
      const read = await readLevel(file)
      if (!read.ok) {
        const say = read.error.kind === 'unusable' ? io.complain : io.print
        read.error.reasons.forEach((reason) => say(`${file}: ${reason}`))
        worst = read.error.kind === 'unusable' ? 2 : worst === 2 ? 2 : 1
        continue
      }
      const won = winnable(read.value)
      if (!won.ok) {
        io.print(`${file}: ${won.error}`)
        worst = worst === 2 ? 2 : 1
        continue
      }
      const { fewest, most } = won.value
      const needed = fewest === most ? String(fewest) : `${fewest} to ${most}`
      const par = read.value.par === fewest ? '' : `; par says ${read.value.par}`
      io.print(`${file}: level ${read.value.id} can be played; two bots need ${needed} segments${par}`)
    }
    return worst
  },
}
