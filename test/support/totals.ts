import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Writes the true numbers of a run to the file that `npm test` names, for its closing line. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env['WAVEHAND_TOTALS']
    if (file === undefined) return
    const count = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      // A file that could not be loaded has no tests, and has failed all the same.
      if (module.state() === 'failed' && tests.every((test) => test.result().state !== 'failed'))
        count.failed += 1
      for (const test of tests) {
        const { state } = test.result()
        count[state === 'pending' ? 'skipped' : state] += 1
      }
    }
    writeFileSync(file, JSON.stringify(count))
  }
}
