import type { Measured } from '../../../server/bots/gauge.ts'
import type { MeasuredProcess } from './measuredProcess.ts'
import { setUp } from './targets.ts'
import type { Staging, Target } from './targets.ts'

/** What one run of one target has come to. */
export interface Played extends Measured {
  readonly movesPerSecond: number
  /** Seconds of the server's processor for ten thousand moves */
  readonly cpuPer10k: number
  /** Share of a core that the server used, and that the generator used */
  readonly serverBusy: number
  readonly generatorBusy: number
  readonly octetsPerFrame: number
}

export interface Idle {
  readonly octetsPerRoom: number
  readonly roomsPerSecond: number
}

interface Load {
  readonly rooms: number
  readonly movesPerSecond: number | undefined
  readonly warmUpSeconds: number
  readonly seconds: number
}

/** Plays for a while on a fresh server. Throws when a move was refused, an error happened or a room is missing. */
export const playTrial = async (target: Target, load: Load, staging: Staging): Promise<Played> => {
  const { server, fleet, leave } = await setUp(target, load, staging)
  try {
    const { opened } = await fleet.open()
    fleet.play()
    await worked(server, load, load.warmUpSeconds)
    const own = process.cpuUsage()
    const cpu = server.cpuSeconds()
    fleet.begin()
    await worked(server, load, load.seconds)
    const measured = fleet.read()
    const used = server.cpuSeconds() - cpu
    const { user, system } = process.cpuUsage(own)
    const bad = { ...measured.refusals, ...measured.errors }
    if (opened !== load.rooms || measured.moves === 0 || Object.keys(bad).length > 0)
      throw new Error(`${target}: ${opened} of ${load.rooms} rooms, ${JSON.stringify(bad)}`)
    return {
      ...measured,
      movesPerSecond: measured.moves / measured.seconds,
      cpuPer10k: (used / measured.moves) * 10_000,
      serverBusy: used / measured.seconds,
      generatorBusy: (user + system) / 1e6 / measured.seconds,
      octetsPerFrame: measured.events === 0 ? 0 : measured.octets / measured.events,
    }
  } finally {
    await leave()
  }
}

/** Opens rooms, two connected players each, and lets them be. */
export const idleTrial = async (target: Target, rooms: number, staging: Staging): Promise<Idle> => {
  const { server, fleet, leave } = await setUp(target, { rooms, movesPerSecond: 1 }, staging)
  try {
    const before = await server.memory()
    const { opened, seconds } = await fleet.open()
    if (opened !== rooms) throw new Error(`${target}: ${opened} of ${rooms} rooms`)
    const octetsPerRoom = ((await server.memory()) - before) / rooms
    return { octetsPerRoom, roomsPerSecond: rooms / seconds }
  } finally {
    await leave()
  }
}

/** A neighbour may take so many parts of the core, and a saturated run lasts that much longer. */
const PATIENCE = 12

/**
 * Waits for so many seconds. Where rooms go as fast as they can these are seconds of the server's own processor, so that
 * a neighbour on the same core makes a run longer, not colder.
 */
const worked = async (server: MeasuredProcess, { movesPerSecond }: Load, seconds: number): Promise<void> => {
  if (movesPerSecond !== undefined) return pause(seconds)
  const enough = server.cpuSeconds() + seconds
  for (let waited = 0; waited < seconds * PATIENCE && server.cpuSeconds() < enough; waited += STEP)
    await pause(STEP)
}

const STEP = 0.1

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
