import type { Target } from './targets.ts'
import type { Idle, Played } from './trial.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** The medians of all rounds of each target; ratios are medians of the ratios taken round by round. */
export const playTable = (title: string, runs: ReadonlyMap<Target, readonly Played[]>): string => {
  const ratio = (of: Target, to: Target, pick: (one: Played) => number): string =>
    median((runs.get(of) ?? []).map((one, round) => pick(one) / ofRound(runs.get(to), round, pick))).toFixed(
      2,
    )
  const rows = [...runs].map(([target, played]) => {
    const middle = (pick: (one: Played) => number): number => median(played.map(pick))
    return [
      target,
      whole.format(middle((one) => one.movesPerSecond)),
      middle((one) => one.cpuPer10k).toFixed(3),
      ...[(one: Played) => one.p50, (one: Played) => one.p95, (one: Played) => one.p99].map((pick) =>
        middle(pick).toFixed(2),
      ),
      whole.format(middle((one) => one.octetsPerFrame)),
      `${percent(middle((one) => one.serverBusy))} / ${percent(middle((one) => one.generatorBusy))}`,
      ratio(target, 'ws', (one) => one.movesPerSecond),
      ratio(target, 'ws', (one) => one.cpuPer10k),
      ratio(target, 'socket.io', (one) => one.cpuPer10k),
      ratio(target, 'socket.io', (one) => one.p99),
    ]
  })
  return table(title, PLAY_HEADS, rows)
}

const PLAY_HEADS = [
  '',
  'moves/s',
  'CPU s/10k',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'octets/frame',
  'busy: server / players',
  'x ws moves/s',
  'x ws CPU',
  'x sio CPU',
  'x sio p99',
]

export const idleTable = (title: string, runs: ReadonlyMap<Target, Idle>): string => {
  const bare = runs.get('socket.io')?.octetsPerRoom ?? 0
  const rows = [...runs].map(([target, idle]) => [
    target,
    (idle.octetsPerRoom / 1_000).toFixed(1),
    ((idle.octetsPerRoom - bare) / 1_000).toFixed(1),
    whole.format(idle.roomsPerSecond),
  ])
  return table(title, ['', 'kB a room', 'beyond bare Socket.IO', 'rooms opened/s'], rows)
}

const ofRound = (
  played: readonly Played[] | undefined,
  round: number,
  pick: (one: Played) => number,
): number => {
  const one = played?.[round]
  return one === undefined ? Number.NaN : pick(one)
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Markdown that is also readable as it stands. */
const table = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(Math.max(1, width - 1))}:`)).join(' | ')} |`
  return [`\n${title}\n`, line(heads), rule, ...rows.map(line)].join('\n')
}
