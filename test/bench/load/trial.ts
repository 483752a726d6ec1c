import type { Measured } from '../../../server/bots/gauge.ts'
import type { MeasuredProcess } from './measuredProcess.ts'
import { setUp } from './targets.ts'
import type { Crowd, Stage, Staging, Target } from './targets.ts'

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

interface Load extends Crowd {
  readonly warmUpSeconds: number
  readonly seconds: number
}

/**
 * Plays for a while on a fresh server. Throws when a move was refused, an error happened or a room is missing.
 *
 * Where rooms have a pace, a hundred others go before them as fast as they can: at five hundred moves a second a server has
 * not compiled all that it runs after a minute, and is measured as it is after an hour.
 */
export const playTrial = async (target: Target, load: Load, staging: Staging): Promise<Played> => {
  const stage = await setUp(target, staging)
  const { server } = stage
  try {
    if (load.movesPerSecond !== undefined) await heat(stage, load)
    const fleet = stage.fleetOf(load)
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
    await stage.stop()
  }
}

/** Rooms that go as fast as they can before those with a pace come */
const HEATING_ROOMS = 100

const heat = async ({ server, fleetOf }: Stage, { rooms, warmUpSeconds }: Load): Promise<void> => {
  const crowd = { rooms: Math.min(rooms, HEATING_ROOMS), movesPerSecond: undefined }
  const fleet = fleetOf(crowd)
  await fleet.open()
  fleet.play()
  await worked(server, crowd, warmUpSeconds)
  fleet.leave()
}

/** Opens rooms, two connected players each, and lets them be. */
export const idleTrial = async (target: Target, rooms: number, staging: Staging): Promise<Idle> => {
  const { server, fleetOf, stop } = await setUp(target, staging)
  try {
    const fleet = fleetOf({ rooms, movesPerSecond: 1 })
    const before = await server.memory()
    const { opened, seconds } = await fleet.open()
    if (opened !== rooms) throw new Error(`${target}: ${opened} of ${rooms} rooms`)
    const octetsPerRoom = ((await server.memory()) - before) / rooms
    return { octetsPerRoom, roomsPerSecond: rooms / seconds }
  } finally {
    await stop()
  }
}

/** A neighbour may take so many parts of the core, and a saturated run lasts that much longer. */
const PATIENCE = 12

/**
 * Waits for so many seconds. Where rooms go as fast as they can these are seconds of the server's own processor, so that
 * a neighbour on the same core makes a run longer, not colder.
 */
const worked = async (server: MeasuredProcess, { movesPerSecond }: Crowd, seconds: number): Promise<void> => {
  if (movesPerSecond !== undefined) return pause(seconds)
  const enough = server.cpuSeconds() + seconds
  for (let waited = 0; waited < seconds * PATIENCE && server.cpuSeconds() < enough; waited += STEP)
    await pause(STEP)
}

const STEP = 0.1

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
