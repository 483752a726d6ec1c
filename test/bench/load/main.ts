import { parseArgs } from 'node:util'
import { pinGenerator } from './measuredProcess.ts'
import { idleTable, playTable } from './tables.ts'
import { BUILT, TARGETS } from './targets.ts'
import type { Target } from './targets.ts'
import { idleTrial, playTrial } from './trial.ts'
import type { Idle, Played } from './trial.ts'

// npm run bench: the real server beside two relays that check and keep nothing, and one that stores, round by round.
// docs/performance.md explains it. --small: a few rooms for a moment, to see that it works. --profile FOLDER: one
// saturated run of our server, with a CPU profile of it. --only NAME: one table; --rooms, --rounds, --seconds: fewer or more.
const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    profile: { type: 'string' },
    only: { type: 'string' },
    rooms: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
  },
})
const small = values.small
const scale = (rooms: number): number =>
  values.rooms === undefined ? (small ? Math.ceil(rooms / 100) : rooms) : Number(values.rooms)
const times = small
  ? { warmUpSeconds: 0.3, seconds: 1, rounds: 1 }
  : { warmUpSeconds: Number(values.seconds), seconds: Number(values.seconds), rounds: Number(values.rounds) }

const LOADS = {
  saturated: { title: 'As fast as it goes, 200 rooms', rooms: 200, perRoom: undefined },
  calm: { title: '500 rooms, one move a second each', rooms: 500, perRoom: 1 },
  busy: { title: '1,000 rooms, two moves a second each', rooms: 1_000, perRoom: 2 },
} as const

/** As large as a view is in the middle of a round; the first run of our server says it exactly. */
let frameOctets = 1_800

const playRounds = async (load: (typeof LOADS)[keyof typeof LOADS]): Promise<void> => {
  const rooms = scale(load.rooms)
  const movesPerSecond = load.perRoom === undefined ? undefined : rooms * load.perRoom
  const runs = new Map<Target, Played[]>(TARGETS.map((target) => [target, []]))
  for (let round = 0; round < times.rounds; round += 1)
    for (const index of TARGETS.keys()) {
      // A B C, B C A, C A B: a machine that slows down slows all of them down. Ours first: it says how large views are.
      const target = TARGETS[(index + round) % TARGETS.length] ?? 'wavehand'
      const played = await playTrial(target, { rooms, movesPerSecond, ...times }, { frameOctets })
      if (target === 'wavehand') frameOctets = Math.round(played.octetsPerFrame)
      runs.get(target)?.push(played)
    }
  console.log(playTable(`${load.title}${rooms === load.rooms ? '' : ` (here: ${rooms})`}`, runs))
}

const idleRounds = async (rooms: number): Promise<void> => {
  const runs = new Map<Target, Idle>()
  for (const target of TARGETS) runs.set(target, await idleTrial(target, rooms, { frameOctets }))
  console.log(idleTable(`${rooms} idle rooms with two connected players`, runs))
}

const isPinned = pinGenerator()
console.log(
  `Node ${process.version}, ${process.arch}, ${new Date().toISOString().slice(0, 10)}; ` +
    (isPinned ? 'server on core 0, players on core 1' : 'not pinned: there is no taskset here'),
)
if (values.profile === undefined) {
  for (const [name, load] of Object.entries(LOADS))
    if (values.only === undefined || values.only === name) await playRounds(load)
  if (values.only === undefined || values.only === 'idle')
    for (const rooms of [1_000, 5_000]) await idleRounds(scale(rooms))
} else {
  const server = ['--cpu-prof', `--cpu-prof-dir=${values.profile}`, BUILT]
  const load = { rooms: scale(LOADS.saturated.rooms), movesPerSecond: undefined, ...times }
  const { movesPerSecond, cpuPer10k } = await playTrial('wavehand', load, { frameOctets, server })
  console.log(
    `${Math.round(movesPerSecond)} moves/s, ${cpuPer10k.toFixed(2)} CPU s/10k; profile in ${values.profile}`,
  )
}
