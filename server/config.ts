import * as z from 'zod/mini'
import { fail, ok } from '../shared/base/result.ts'
import type { Result } from '../shared/base/result.ts'
import { LIMITS } from '../shared/wire/limits.ts'

/** Everything that the environment decides, checked once at the start. */
export interface Config {
  readonly host: string
  /** 0 picks a free port */
  readonly port: number
  /** Folder of the embedded store; made when it is missing */
  readonly dataDir: string
  /** PostgreSQL instead of the embedded store, as postgres://...; holds a password and is never printed */
  readonly databaseUrl: string | undefined
  /** Connections to PostgreSQL that this process may hold at once */
  readonly databaseConnections: number
  /** Folder of the built page */
  readonly clientDir: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Origins besides our own whose pages may connect, as "https://play.example" */
  readonly origins: readonly string[]
  /** How long a stop waits for work under way, in milliseconds */
  readonly drainMs: number
  /** Rooms in which nothing has happened for so long have ended, in milliseconds */
  readonly idleRoomMs: number
  /** Rooms where nobody is, and nothing has happened for so long, are kept in the store only, in milliseconds */
  readonly restRoomMs: number
  /** Rooms in memory at which no new ones are opened */
  readonly mostRooms: number
  /** Rooms and their timelines are erased when nothing has happened in them for so long, in milliseconds */
  readonly keepMs: number
  /** How long a student of a class may be away before a bot takes the seat, in milliseconds */
  readonly awayMs: number
  /** How many proxies stand before us and may say whose address they speak for; 0 when browsers come directly */
  readonly proxies: number
  /** Connections at any time, of everybody and of one address */
  readonly connections: number
  readonly connectionsPerAddress: number
  /** Messages that one address may send a second, all its connections together */
  readonly messagesPerSecond: number
  /** Messages that one connection may send a second for long; three times as many at once */
  readonly messagesPerConnection: number
  /** Rooms that one address may open a minute; a whole school may share one address */
  readonly roomsPerMinute: number
  /** Unknown codes that one address may try a minute */
  readonly guessesPerMinute: number
  /** Whoever asks for /metrics from elsewhere must send this; undefined: only this machine may ask */
  readonly metricsToken: string | undefined
  /** For load tests: how long a segment is on the wire, instead of what the levels say, in milliseconds */
  readonly wireDelayMs: number | undefined
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Variables whose value is shown to nobody */
const SECRET: readonly string[] = ['DATABASE_URL', 'METRICS_TOKEN']

const wholeNumber = (minimum: number, maximum: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d+$/, 'must be a whole number')),
    z.pipe(z.transform(Number), z.number().check(z.minimum(minimum), z.maximum(maximum))),
  )

const environment = z.object({
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  PORT: z._default(wholeNumber(0, 65_535), 3000),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  DATABASE_URL: z._default(
    z
      .string()
      .check(
        z.refine(
          (text) => text === '' || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)),
          'must be like postgres://user:password@host:5432/database',
        ),
      ),
    '',
  ),
  DATABASE_CONNECTIONS: z._default(wholeNumber(1, 1_000), 5),
  CLIENT_DIR: z._default(z.string().check(z.minLength(1)), './dist/client'),
  LOG_LEVEL: z._default(z.enum(LOG_LEVELS), 'info'),
  PUBLIC_ORIGIN: z._default(
    z
      .string()
      .check(
        z.regex(
          /^$|^https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*$/,
          'must be origins like https://play.example, separated by commas',
        ),
      ),
    '',
  ),
  DRAIN_MS: z._default(wholeNumber(0, 600_000), 5_000),
  IDLE_ROOM_HOURS: z._default(wholeNumber(1, 24 * 365), 24),
  REST_ROOM_MINUTES: z._default(wholeNumber(1, 24 * 60), 10),
  ROOMS_IN_MEMORY: z._default(wholeNumber(1, 1_000_000), 20_000),
  KEEP_DAYS: z._default(wholeNumber(1, 3_650), 30),
  AWAY_SECONDS: z._default(wholeNumber(1, 3_600), 20),
  TRUST_PROXY: z._default(wholeNumber(0, 10), 0),
  CONNECTIONS: z._default(wholeNumber(1, 1_000_000), 20_000),
  CONNECTIONS_PER_ADDRESS: z._default(wholeNumber(1, 1_000_000), 12_000),
  MESSAGES_PER_SECOND: z._default(wholeNumber(1, 1_000_000), 5_000),
  MESSAGES_PER_CONNECTION: z._default(wholeNumber(1, 1_000_000), LIMITS.messagesPerSecond),
  ROOMS_PER_MINUTE: z._default(wholeNumber(1, 1_000_000), 1_200),
  GUESSES_PER_MINUTE: z._default(wholeNumber(1, 1_000_000), 60),
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16, 'must have at least 16 characters'))),
  WIRE_DELAY_MS: z.optional(wholeNumber(0, 60_000)),
})

/** The configuration that the environment asks for, or one line that says what is wrong with it. */
export const readConfig = (env: { readonly [name: string]: string | undefined }): Result<Config, string> => {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0] ?? 'environment')
    const shown = SECRET.includes(name) ? name : `${name}=${env[name] ?? ''}`
    return fail(`${shown} cannot be used: ${issue?.message ?? 'not valid'}`)
  }
  const { data } = parsed
  return ok({
    host: data.HOST,
    port: data.PORT,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL === '' ? undefined : data.DATABASE_URL,
    databaseConnections: data.DATABASE_CONNECTIONS,
    clientDir: data.CLIENT_DIR,
    logLevel: data.LOG_LEVEL,
    origins: data.PUBLIC_ORIGIN === '' ? [] : data.PUBLIC_ORIGIN.split(','),
    drainMs: data.DRAIN_MS,
    idleRoomMs: data.IDLE_ROOM_HOURS * 3_600_000,
    restRoomMs: data.REST_ROOM_MINUTES * 60_000,
    mostRooms: data.ROOMS_IN_MEMORY,
    keepMs: data.KEEP_DAYS * 86_400_000,
    awayMs: data.AWAY_SECONDS * 1_000,
    proxies: data.TRUST_PROXY,
    connections: data.CONNECTIONS,
    connectionsPerAddress: data.CONNECTIONS_PER_ADDRESS,
    messagesPerSecond: data.MESSAGES_PER_SECOND,
    roomsPerMinute: data.ROOMS_PER_MINUTE,
    guessesPerMinute: data.GUESSES_PER_MINUTE,
    messagesPerConnection: data.MESSAGES_PER_CONNECTION,
    metricsToken: data.METRICS_TOKEN,
    wireDelayMs: data.WIRE_DELAY_MS,
  })
}
