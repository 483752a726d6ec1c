import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFleet } from '../../../server/bots/fleet.ts'
import type { Fleet } from '../../../server/bots/fleet.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import { startMeasured } from './measuredProcess.ts'
import type { MeasuredProcess } from './measuredProcess.ts'
import { createRelayFleet, toSocketIo, toWs } from './relayFleet.ts'

/** What is measured, the two that it is compared with, and what any server costs that stores moves and writes JSON. */
export const TARGETS = ['wavehand', 'ws', 'socket.io', 'ws + store'] as const
export type Target = (typeof TARGETS)[number]

export interface Crowd {
  readonly rooms: number
  /** Of all rooms together; undefined: as fast as it goes */
  readonly movesPerSecond: number | undefined
}

/** A server that has just started. */
export interface Stage {
  readonly server: MeasuredProcess
  /** Players for it, who are not connected yet */
  readonly fleetOf: (crowd: Crowd) => Fleet
  /** All of them leave, and the server ends. */
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, '../../..')
const RELAYS = {
  ws: { program: 'relays/ws.ts', openLine: toWs },
  'socket.io': { program: 'relays/socketIo.ts', openLine: toSocketIo },
  'ws + store': { program: 'relays/storing.ts', openLine: toWs },
} as const

export interface Staging {
  /** How large the views of a relay are: as large as ours were found to be */
  readonly frameOctets: number
  /** What node runs as our server; as it was built unless given */
  readonly server?: readonly string[]
}

export const BUILT = join(root, 'dist/server/main.js')

/** Starts a server for which players can be made. */
export const setUp = async (
  target: Target,
  { frameOctets, server: serverArgs = [BUILT] }: Staging,
): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'wavehand-bench-'))
  const { server, fleetOf } = await (target === 'wavehand'
    ? setUpOurs(folder, serverArgs)
    : setUpRelay(target, { DATA_DIR: folder, FRAME_OCTETS: String(frameOctets) }))
  const fleets: Fleet[] = []
  return {
    server,
    fleetOf: (crowd) => {
      const fleet = fleetOf(crowd)
      fleets.push(fleet)
      return fleet
    },
    stop: async () => {
      for (const fleet of fleets) fleet.leave()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Playable = Pick<Stage, 'server' | 'fleetOf'>

const setUpOurs = async (folder: string, serverArgs: readonly string[]): Promise<Playable> => {
  const server = await startMeasured(serverArgs, environment(folder))
  // Eight segments and a call each round, and two who say that they are ready.
  const settings = { ...DEFAULT_SETTINGS, level: 'half-close' } as const
  return { server, fleetOf: (crowd) => createFleet({ server: server.url, settings, ...crowd }) }
}

const setUpRelay = async (
  target: Exclude<Target, 'wavehand'>,
  env: { readonly [name: string]: string },
): Promise<Playable> => {
  const { program, openLine } = RELAYS[target]
  const server = await startMeasured(['--import', 'tsx', join(import.meta.dirname, program)], env)
  return { server, fleetOf: (crowd) => createRelayFleet(openLine, { server: server.url, ...crowd }) }
}

/** One address plays every part, and segments take no time on the wire; all else is as it is served. */
const environment = (folder: string): { readonly [name: string]: string } => ({
  PORT: '0',
  DATA_DIR: folder,
  CLIENT_DIR: join(root, 'dist/client'),
  LOG_LEVEL: 'warn',
  WIRE_DELAY_MS: '0',
  ROOMS_PER_MINUTE: '1000000',
  MESSAGES_PER_SECOND: '1000000',
  MESSAGES_PER_CONNECTION: '100000',
})
