// Mutation tests of shared/tcp: `npm run mutation` changes a sample of the files, `-- --all` all of them, and
// `-- --seed 7` draws another sample. What has not changed since the last run, nor its tests, is not run again
// unless `-- --force` asks for it. Ends with code 1 when the score is below 90.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'

/** A sample has about this many lines; on two cores that is some eight minutes. */
const SAMPLE_LINES = 700

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    seed: { type: 'string', default: '3' },
  },
})

const files = readdirSync('shared/tcp', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('shared/tcp', name))
  .toSorted()

/** A number that depends on the seed and the name alone (FNV-1a). */
const lot = (name) => {
  let hash = 0x811c9dc5
  for (const char of `${values.seed}/${name}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  return hash
}

const sample = () => {
  const drawn = []
  let lines = 0
  for (const file of files.toSorted((a, b) => lot(a) - lot(b))) {
    if (lines >= SAMPLE_LINES) break
    drawn.push(file)
    lines += readFileSync(file, 'utf8').split('\n').length
  }
  return drawn
}

const mutate = values.all ? files : sample()
process.stdout.write(`Mutating ${mutate.length} of ${files.length} files: ${mutate.join(' ')}\n`)
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    'stryker.config.json',
    '-m',
    mutate.join(','),
    ...(values.force ? ['--force'] : []),
  ],
  { stdio: 'inherit' },
)
process.exitCode = status ?? 1
