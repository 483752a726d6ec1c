import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BoardTold } from '../../shared/wire/classAnswers.ts'
import type { HostMessage } from '../../shared/wire/classMessages.ts'
import { connectMember } from '../server/support/member.ts'
import { startProcess } from '../server/support/process.ts'

// npm run bench:class: a host and 400 simulated students (200 rooms) on one node; in the middle the server is killed and
// started again. docs/performance.md tells what came of it.
const { values } = parseArgs({
  options: {
    students: { type: 'string', default: '400' },
    seconds: { type: 'string', default: '20' },
    thinks: { type: 'string', default: '2' },
  },
})
const students = Number(values.students)
const seconds = Number(values.seconds)
const folder = mkdtempSync(join(tmpdir(), 'wavehand-class-'))
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const first = startProcess({ DATA_DIR: folder, AWAY_SECONDS: '60' })
const url = await first.url
const li = connectMember(url, 'Ms Li')
await li.opensClass({ levels: ['handshake', 'first-words', 'close-client', 'half-close'] })

/** Milliseconds from the moment at which a table moved on until the host heard of it. */
let lags: number[] = []
/** When each table moved on last, as far as the host knows */
const moved = new Map<number, number>()
const watch = (member: typeof li): void => {
  member.line.on('class-board', ({ isWhole, rows }: BoardTold) => {
    for (const { n, phase, since } of rows) {
      // A refused draft changes the row, but moves nothing on.
      if (!isWhole && phase === 'playing' && (moved.get(n) ?? 0) < since) lags.push(Date.now() - since)
      moved.set(n, Math.max(since, moved.get(n) ?? 0))
    }
  })
}
watch(li)

const bots = spawn(
  process.execPath,
  [
    '--import',
    'tsx',
    'server/cli/main.ts',
    'bots',
    url,
    `--class=${li.code()}`,
    `--students=${students}`,
    `--seconds=${seconds * 3 + 60}`,
    `--thinks=${values.thinks}`,
    '--json',
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
let said = ''
bots.stdout.on('data', (text: Buffer) => (said += text.toString()))
const botsEnded = new Promise<number | null>((resolve) => bots.on('close', resolve))

const began = performance.now()
await li.sees('all are here', () => li.host().here.count === students)
console.log(`${students} students are in after ${((performance.now() - began) / 1_000).toFixed(1)} s`)

const control = async (member: typeof li, message: HostMessage): Promise<void> => {
  const since = performance.now()
  const answer = await member.hosts(message)
  const took = (performance.now() - since).toFixed(0).padStart(5)
  const missing = answer.ok ? answer.unreached.length : answer.code
  console.log(`  ${message.kind.padEnd(18)} ${took} ms until answered, rooms not reached: ${missing}`)
}
const percentile = (share: number): number => {
  const sorted = lags.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
const lagLine = (): string =>
  `board: ${lags.length} rows, behind the rooms by p50 ${percentile(0.5)} ms, p95 ${percentile(0.95)} ms, p99 ${percentile(0.99)} ms`

console.log('controls while all play:')
await control(li, { kind: 'begin-level', level: 0 })
lags = []
await pause(seconds * 1_000)
console.log(`  ${lagLine()}`)
await control(li, { kind: 'give-hint', table: 'all', depth: 'nudge' })
await control(li, { kind: 'send-stray', table: 'all', to: 'server' })
await control(li, { kind: 'set-pause', paused: true })
await control(li, { kind: 'set-pause', paused: false })
await control(li, { kind: 'freeze' })
await control(li, { kind: 'show-predictions' })
await control(li, { kind: 'thaw' })
await control(li, { kind: 'begin-level', level: 1 })
lags = []
await pause(seconds * 1_000)
console.log(`  ${lagLine()}`)

const port = new URL(url).port
first.signal('SIGKILL')
await first.ended
const second = startProcess({ DATA_DIR: folder, AWAY_SECONDS: '60', PORT: port })
const since = performance.now()
await second.url
const again = connectMember(url, 'Ms Li')
watch(again)
await again.enters(li.code(), li.secret(), 'host')
console.log(
  `killed and started again: the host is back after ${((performance.now() - since) / 1_000).toFixed(1)} s`,
)
await again.sees(
  'everybody is back',
  () => again.host().students.filter(({ isOnline }) => isOnline).length >= students * 0.97,
)
const online = again.host().students.filter(({ isOnline }) => isOnline).length
console.log(
  `  ${online} of ${students} are online again after ${((performance.now() - since) / 1_000).toFixed(1)} s`,
)
await control(again, { kind: 'begin-level', level: 2 })
lags = []
await pause(seconds * 1_000)
console.log(`  ${lagLine()}`)
await control(again, { kind: 'report' })
await control(again, { kind: 'end-class' })
bots.kill('SIGTERM')
console.log(`students (exit code ${await botsEnded}): ${said.trim()}`)
for (const member of [li, again]) member.hangsUp()
second.signal('SIGTERM')
await second.ended
rmSync(folder, { recursive: true, force: true })
