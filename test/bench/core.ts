import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { measured } from './measure.ts'
import type { Bench, Figure } from './measure.ts'

// npm run bench:core: how fast the rules are on one core, beside what this machine does with a plain loop. The
// figures are looked at, never tested: a busy machine must not fail a build.

/** The machine's own measure: small objects made and read again, which is what immutable rules do most. */
const baseline = (): number => {
  let last = { at: 0, sum: 0 }
  for (let at = 0; at < 1_000_000; at += 1) last = { at, sum: (last.sum + last.at) | 0 }
  if (last.at < 0) throw new Error('never')
  return 1_000_000
}

const BASELINE: Bench = { name: 'baseline: small objects', unit: 'objects', run: baseline }

const SEGMENTS = {
  'judge: 9 right, 1 wrong': 'judgeMixed',
  'judge: all right': 'judgeConforming',
  'judge: all wrong': 'judgeSpoiled',
  'owed, transmit, arrive': 'exchange',
} as const

const ROOM = {
  'room: decide, evolve': 'decisions',
  'room: and both views': 'moves',
  'room: and deliveries': 'rounds',
} as const

const SERVED = 'room: told, 200 at once'

/** Loads only what it measures. */
const benchOf = async (name: string): Promise<Bench> => {
  if (isIn(SEGMENTS, name))
    return { name, unit: 'segments', run: (await import('./segments.ts'))[SEGMENTS[name]] }
  if (name === SERVED) return { name, unit: 'moves', run: (await import('./served.ts')).served }
  if (isIn(ROOM, name)) return { name, unit: 'moves', run: (await import('./room.ts'))[ROOM[name]] }
  return BASELINE
}

const isIn = <Names extends object>(names: Names, name: string): name is string & keyof Names => name in names

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

const line = ({ name, unit, perSecond, slowest, fastest }: Figure, base: number): string =>
  `${name.padEnd(24)} ${whole.format(perSecond).padStart(12)} ${unit}/s` +
  `  (${whole.format(slowest)} to ${whole.format(fastest)}; 1 costs ${whole.format(base / perSecond)} objects)`

/**
 * Each bench runs in a process of its own, with the baseline beside it: a server plays rooms and a command line judges
 * recordings, and an engine that has met both kinds of work compiles for both.
 */
const [, , only] = process.argv
if (only === undefined) {
  console.log(
    `Node ${process.version}, ${process.arch}; median of 7 rounds (slowest to fastest), by seconds of processor`,
  )
  for (const name of [BASELINE.name, ...Object.keys(SEGMENTS), ...Object.keys(ROOM), SERVED])
    process.stdout.write(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name]))
} else {
  const bench = await benchOf(only)
  const [base, figure] = measured(bench === BASELINE ? [BASELINE] : [BASELINE, bench])
  if (base !== undefined) console.log(line(figure ?? base, base.perSecond))
}
