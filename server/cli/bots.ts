import { parseArgs } from 'node:util'
import { fail, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { LEVEL_IDS } from '../../shared/game/levels/level.ts'
import { DEFAULT_SETTINGS } from '../../shared/game/room/room.ts'
import { createFleet } from '../bots/fleet.ts'
import type { FleetOptions } from '../bots/fleet.ts'
import type { Measured } from '../bots/gauge.ts'
import { counted, rounded } from './figures.ts'
import { classBots } from './classBots.ts'
import type { Command } from './command.ts'

/** `wavehand bots`: many rooms with two bots each, against a running server. */
export const bots: Command = {
  name: 'bots',
  summary: 'let many pairs of bots play on a running server, and measure it',
  help: `Usage: wavehand bots URL --rooms N --level ID [--seconds S] [--moves-per-second R] [--json]
       wavehand bots URL --class CODE --students N [--seconds S] [--thinks T] [--json]

Plays N rooms with two bots each on the server at URL, over real WebSockets, for S seconds (10 unless given), and
prints what it measured: moves, moves a second, and the time from a move's submission until it is stored and both
players have seen it. R moves a second in all rooms together; without it each room moves as soon as it may (a segment
is on the wire for half a second in most levels). wavehand levels lists the ids.

Before a class: as many rooms as you will have, from the network that you will have. A server lets one address open
ROOMS_PER_MINUTE rooms a minute; bots wait when they are told to.

With --class, N simulated students join a class and play what its host begins, for S seconds (45 minutes unless given):
some quick, some slow (they think for T to 6 T seconds, T is 2 unless given), every third makes typical mistakes, every tenth
loses the line now and then and comes back. For a host who rehearses alone.

Exit code 0: every room was opened and played without a refusal or an error. 1: not so. 2: the arguments could not be
used, or there is no server.`,
  run: async (args, io) => {
    if (args.some((arg) => arg === '--class' || arg.startsWith('--class='))) return classBots(args, io)
    const asked = optionsOf(args)
    if (!asked.ok) {
      io.complain(`wavehand bots: ${asked.error}`)
      return 2
    }
    const { seconds, json, ...options } = asked.value
    const fleet = createFleet(options)
    try {
      const { opened } = await fleet.open()
      fleet.play()
      fleet.begin()
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
      const result = resultOf(options, opened, fleet.read())
      if (json) io.print(JSON.stringify(result))
      else linesOf(result).forEach(io.print)
      const isClean = [result.refusals, result.errors].every((counts) => Object.keys(counts).length === 0)
      return isClean && opened === options.rooms && result.moves > 0 ? 0 : 1
    } catch (error) {
      io.complain(
        `wavehand bots: ${options.server.href}: ${error instanceof Error ? error.message : String(error)}`,
      )
      return 2
    } finally {
      fleet.leave()
    }
  },
}

type Asked = FleetOptions & { readonly seconds: number; readonly json: boolean }

const optionsOf = (args: readonly string[]): Result<Asked, string> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rooms: { type: 'string' },
        level: { type: 'string' },
        seconds: { type: 'string', default: '10' },
        'moves-per-second': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const [url = '', ...rest] = positionals
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol) || rest.length > 0)
      return fail('name one server, as http://127.0.0.1:3000')
    const rooms = Number(values.rooms)
    if (!Number.isInteger(rooms) || rooms < 1) return fail('say how many rooms with --rooms')
    const level = LEVEL_IDS.find((id) => id === values.level)
    if (level === undefined) return fail('name a level with --level; wavehand levels lists them')
    const seconds = Number(values.seconds)
    if (!(seconds > 0 && seconds <= 86_400)) return fail('--seconds takes a number of seconds')
    const pace = values['moves-per-second']
    if (pace !== undefined && !(Number(pace) > 0)) return fail('--moves-per-second takes a number above 0')
    return ok({
      server: new URL(url),
      rooms,
      settings: { ...DEFAULT_SETTINGS, level },
      movesPerSecond: pace === undefined ? undefined : Number(pace),
      seconds,
      json: values.json,
    })
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

interface BotsResult extends Omit<Measured, 'slowest' | 'events' | 'octets'> {
  readonly rooms: number
  readonly level: string
  readonly seconds: number
  readonly movesPerSecond: number
  /** The longest that any move took, in milliseconds like p50, p95 and p99 */
  readonly max: number
  /** Octets that the server told, for each move, the frames of both players together */
  readonly octetsPerMove: number
}

const resultOf = (
  { settings }: FleetOptions,
  rooms: number,
  { seconds, moves, slowest, events: _events, octets, ...rest }: Measured & { readonly seconds: number },
): BotsResult => ({
  rooms,
  level: settings.level,
  seconds: rounded(seconds),
  moves,
  movesPerSecond: rounded(moves / seconds),
  ...rest,
  max: rounded(slowest),
  octetsPerMove: moves === 0 ? 0 : Math.round(octets / moves),
})

const linesOf = (result: BotsResult): readonly string[] => [
  `rooms             ${result.rooms}, level ${result.level}, ${result.seconds} s`,
  `moves             ${result.moves}`,
  `moves a second    ${result.movesPerSecond}`,
  `until both saw it p50 ${result.p50} ms, p95 ${result.p95} ms, p99 ${result.p99} ms, slowest ${result.max} ms`,
  `refusals          ${counted(result.refusals)}`,
  `errors            ${counted(result.errors)}`,
]
