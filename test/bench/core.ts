import { measured } from './measure.ts'
import { decideAndEvolve, wholeRoom } from './room.ts'
import { exchange, judgeConforming, judgeMixed, judgeSpoiled } from './segments.ts'

// npm run bench:core: how fast the rules are on one core, beside what this machine does with a plain loop. The
// figures are looked at, never tested: a busy machine must not fail a build.

/** The machine's own measure: small objects made and read again, which is what immutable rules do most. */
const baseline = (): number => {
  let last = { at: 0, sum: 0 }
  for (let at = 0; at < 1_000_000; at += 1) last = { at, sum: (last.sum + last.at) | 0 }
  if (last.at < 0) throw new Error('never')
  return 1_000_000
}

const figures = measured([
  { name: 'baseline: small objects', unit: 'objects', run: baseline },
  { name: 'judge: 9 right, 1 wrong', unit: 'segments', run: judgeMixed },
  { name: 'judge: all right', unit: 'segments', run: judgeConforming },
  { name: 'judge: all wrong', unit: 'segments', run: judgeSpoiled },
  { name: 'owed, transmit, arrive', unit: 'segments', run: exchange },
  { name: 'room: decide, evolve', unit: 'moves', run: decideAndEvolve },
  { name: 'room: and both views', unit: 'moves', run: wholeRoom },
])

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const base = figures[0]?.perSecond ?? 1
console.log(
  `Node ${process.version}, ${process.arch}; median of 7 rounds (slowest to fastest), by seconds of processor`,
)
for (const { name, unit, perSecond, slowest, fastest } of figures)
  console.log(
    `${name.padEnd(24)} ${whole.format(perSecond).padStart(12)} ${unit}/s` +
      `  (${whole.format(slowest)} to ${whole.format(fastest)}; 1 costs ${whole.format(base / perSecond)} objects)`,
  )
