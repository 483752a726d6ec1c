import { parseArgs } from 'node:util'
import { fuzz } from './run.ts'
import { isSound, fuzzTable } from './results.ts'
import { TARGETS } from './targets/all.ts'
import type { Fuzzed } from './run.ts'

// npm run test:fuzz: whatever may come from outside, a million times. --cases: how often; --seed: what they are made from
// (printed, so that a run can be made again); --only TEXT: targets whose name contains it; --from: with which case to begin.
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string', default: '' },
    from: { type: 'string', default: '0' },
  },
})
const seed = Number(values.seed)
console.log(`Node ${process.version}, ${process.arch}; seed ${seed}`)
const runs: Fuzzed[] = []
for (const target of TARGETS.filter(({ name }) => name.includes(values.only))) {
  const cases = Math.ceil(Number(values.cases) * target.share)
  const run = await fuzz(target, { seed, cases, from: Number(values.from) })
  runs.push(run)
  console.log(`${run.name}: ${JSON.stringify([...run.outcomes].sort((a, b) => b[1] - a[1]))}`)
  console.log(fuzzTable([run]).split('\n').at(-1))
  for (const failure of run.failures) console.log(`  case ${failure.case}: ${failure.why}`)
}
console.log(`\n${fuzzTable(runs)}`)
process.exitCode = runs.length > 0 && runs.every(isSound) ? 0 : 1
