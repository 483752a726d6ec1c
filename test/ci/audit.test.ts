import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'wavehand-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The audit, with an npm that says just this. */
const audit = (said: string) => {
  writeFileSync(join(folder, 'said'), said)
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\nexec cat '${join(folder, 'said')}'\n`)
  chmodSync(join(folder, 'npm'), 0o755)
  const { status, stdout } = spawnSync(process.execPath, ['.ci/audit.mjs'], {
    env: { PATH: `${folder}:${process.env['PATH']}` },
    encoding: 'utf8',
  })
  return [status, stdout.trim()]
}

const found = (vulnerabilities: object): string => JSON.stringify({ metadata: { vulnerabilities } })

test.each([
  [found({ low: 1, high: 0, critical: 0, total: 1 }), 0, 'audit: 1 known, of which 0 high and 0 critical'],
  [found({ high: 1, critical: 0, total: 1 }), 1, 'audit: 1 known, of which 1 high and 0 critical'],
  [found({ high: 0, critical: 2, total: 3 }), 1, 'audit: 3 known, of which 0 high and 2 critical'],
  ['{"statusCode":405}', 0, 'audit: not checked; the registry does not answer'],
  ['', 0, 'audit: not checked; the registry does not answer'],
])('of %s it makes code %i', (said, code, told) => {
  expect(audit(said)).toEqual([code, told])
})
