import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

const start = z.object({ scripts: z.object({ start: z.string() }) })

/** The options of node with which `npm start` serves. */
export const START_OPTIONS: readonly string[] = start
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')))
  .scripts.start.split(' ')
  .filter((word) => word.startsWith('--'))
