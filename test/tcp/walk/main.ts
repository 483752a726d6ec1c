import { parseArgs } from 'node:util'
import { WALKS, WALK_NAMES } from './budgets.ts'
import { tableOf } from './table.ts'
import { walk } from './walk.ts'

// npm run walk -- [name ...] [--depth N]: walks deeper than `npm test` does, to the end unless a depth is given.
const { values, positionals } = parseArgs({
  options: { depth: { type: 'string', default: '1000' } },
  allowPositionals: true,
})
const depth = Number(values.depth)
const unknown = positionals.filter((name) => !WALK_NAMES.some((known) => known === name))
if (!Number.isInteger(depth) || depth < 0 || unknown.length > 0) {
  console.error(`usage: npm run walk -- [${WALK_NAMES.join(' | ')}] [--depth N]`)
  process.exit(2)
}
for (const name of WALK_NAMES.filter((each) => positionals.length === 0 || positionals.includes(each))) {
  const started = performance.now()
  const walked = walk(WALKS[name].budget, depth)
  console.log(tableOf(name, walked))
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  for (const fault of walked.faults) console.error(fault)
  if (walked.faults.length > 0) process.exitCode = 1
}
