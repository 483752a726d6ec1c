import { parseArgs } from 'node:util'
import { allFaults } from './faults/all.ts'
import { randomOf } from '../support/random.ts'
import { isKept, resultsTable } from './results.ts'
import { runFault } from './run.ts'
import type { Run } from './run.ts'

// npm run test:chaos: everything that can go wrong, often, in the middle of many rooms. --rooms, --times: more or less of
// it; --only TEXT: faults whose name contains it; --seed: what chance is drawn from. Ends with 1 where a promise broke.
const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '200' },
    times: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
console.log(`Node ${process.version}, ${process.arch}; seed ${values.seed}`)
const runs: Run[] = []
for (const fault of allFaults(randomOf(Number(values.seed)))) {
  if (!fault.name.includes(values.only)) continue
  if (fault.missing !== undefined) {
    console.log(`not run: ${fault.name}: ${fault.missing}`)
    continue
  }
  const run = await runFault(fault, { rooms: Number(values.rooms), times: Number(values.times) })
  runs.push(run)
  console.log(resultsTable([run]).split('\n').at(-1))
  for (const detail of run.details) console.log(`  ${detail}`)
  console.log(`${run.name}: ${isKept(run) ? 'kept' : 'BROKEN'}; told: ${JSON.stringify([...run.refusals])}`)
}
console.log(`\n${resultsTable(runs)}`)
process.exitCode = runs.length > 0 && runs.every(isKept) ? 0 : 1
