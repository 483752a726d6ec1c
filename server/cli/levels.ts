import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { Command } from './command.ts'

/** `wavehand levels`: the ids of all levels. */
export const levels: Command = {
  name: 'levels',
  summary: 'list the levels',
  help: 'Usage: wavehand levels [--json]\n\nLists the ids of all levels, in the order of the map; with --json their data, one a line.',
  run: (args, io) => {
    const isJson = args.includes('--json')
    if (args.some((arg) => arg !== '--json')) {
      io.complain('wavehand levels: takes nothing but --json')
      return Promise.resolve(2)
    }
    for (const id of LEVEL_IDS) io.print(isJson ? JSON.stringify(LEVELS[id]) : id)
    return Promise.resolve(0)
  },
}
