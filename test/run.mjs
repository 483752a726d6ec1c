// The whole of `npm test`: types, lint, format, unused code, then every vitest project. It ends with the line
// "Tests: N passed, N failed, N skipped": vitest's true numbers, plus one failed for each check that failed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name) => join(root, 'node_modules/.bin', name)
const folder = mkdtempSync(join(tmpdir(), 'wavehand-test-'))
const totals = join(folder, 'totals.json')

const run = (title, command, ...args) => {
  const started = Date.now()
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, WAVEHAND_TOTALS: totals },
    shell: process.platform === 'win32',
  })
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  return status === 0
}

/** What tests read with if it is there. Asked for once, where that needs nobody; without it they are skipped by name. */
const wantTool = (tool, asksVersion = '--version', packaged = tool) => {
  const has = (name, ...args) => spawnSync(name, args, { stdio: 'ignore' }).status === 0
  if (has(tool, asksVersion) || process.getuid?.() !== 0 || !has('apt-get', '--version')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const args = ['install', '-y', '--no-install-recommends', packaged]
  spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: 120_000 })
  console.log(has(tool, asksVersion) ? `${tool} was installed` : `${tool} cannot be had here`)
}
wantTool('tshark')
wantTool('nginx', '-v', 'nginx-light')

const checks = [
  run('types', bin('tsc'), '--noEmit'),
  run('lint', bin('oxlint'), '--type-aware', '--deny-warnings'),
  run('format', bin('prettier'), '--check', '--log-level', 'warn', '.'),
  run('unused code', bin('knip'), '--no-progress'),
]
const tested = run('tests', bin('vitest'), 'run', ...process.argv.slice(2))

const none = { passed: 0, failed: tested ? 0 : 1, skipped: 0 }
const { passed, failed, skipped } = (() => {
  try {
    return JSON.parse(readFileSync(totals, 'utf8'))
  } catch {
    return none
  }
})()
rmSync(folder, { recursive: true, force: true })
const failedChecks = checks.filter((ok) => !ok).length
console.log(`Tests: ${passed} passed, ${failed + failedChecks} failed, ${skipped} skipped`)
process.exitCode = tested && failedChecks === 0 && failed === 0 && passed > 0 ? 0 : 1
