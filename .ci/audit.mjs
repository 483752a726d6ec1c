// Asks the registry, and nobody else, whether it knows of faults in the packages that we serve with. Not every registry
// answers that; where it does not, this says so and is no failure. Fails for what is high or critical.
import { spawnSync } from 'node:child_process'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 120_000 })

const counts = (() => {
  try {
    return JSON.parse(stdout).metadata.vulnerabilities
  } catch {
    return undefined
  }
})()

if (counts === undefined) console.log('audit: not checked; the registry does not answer')
else {
  const { high = 0, critical = 0, total = 0 } = counts
  console.log(`audit: ${total} known, of which ${high} high and ${critical} critical`)
  process.exitCode = high + critical > 0 ? 1 : 0
}
