import type { RefusedAnswer } from '../../shared/wire/answers.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { REVIEW_LIMITS } from '../../shared/wire/review.ts'
import type { Config } from '../config.ts'
import { createBuckets } from './buckets.ts'
import type { Buckets } from './buckets.ts'

/** What each connection, address and room may cost. One guard for sockets and HTTP: codes are tried through both. */
export interface Guard {
  /** Whether one more connection may be opened from this address. Each that may is counted until it has `left`. */
  readonly arrive: (address: string) => boolean
  readonly left: (address: string) => void
  /** One more message. `cutOff`: this connection goes on although it was told many times to wait. */
  readonly message: (
    line: string,
    address: string,
  ) => { readonly refused: RefusedAnswer | undefined; readonly cutOff: boolean }
  /** One more message of a shared review: counted apart from moves, so that neither can starve the other. */
  readonly review: Guard['message']
  /** One more thing done in this room, by whichever connection. */
  readonly acting: (code: string) => RefusedAnswer | undefined
  /** One more room opened from this address. */
  readonly opening: (address: string) => RefusedAnswer | undefined
  /** One more round taken away as a file by this address: as dear as a room. */
  readonly exporting: (address: string) => RefusedAnswer | undefined
  /** One more room erased by this address: as dear as one opened. */
  readonly erasing: (address: string) => RefusedAnswer | undefined
  /** Whether this address may still try codes; costs nothing. */
  readonly mayGuess: (address: string) => RefusedAnswer | undefined
  /** One wrong code or token: room codes are short and must not be found by trying. */
  readonly wrongGuess: (address: string) => RefusedAnswer | undefined
  /** The connection has gone. */
  readonly forget: (line: string) => void
}

/** So many refusals, and the connection is cut. */
const PATIENCE = 20 * LIMITS.messageBurst
/** What the connections of one room may do together, as a multiple of one of them: two players, and some to spare. */
const ROOM_SHARE = 4

export const createGuard = (
  config: Pick<
    Config,
    | 'connections'
    | 'connectionsPerAddress'
    | 'roomsPerMinute'
    | 'guessesPerMinute'
    | 'messagesPerSecond'
    | 'messagesPerConnection'
  >,
  now: () => number = () => performance.now(),
): Guard => {
  const { messagesPerConnection: perLine, messagesPerSecond, roomsPerMinute, guessesPerMinute } = config
  const burst = (perLine * LIMITS.messageBurst) / LIMITS.messagesPerSecond
  const lines = createBuckets(burst, perLine, now)
  const reviews = createBuckets(REVIEW_LIMITS.burst, REVIEW_LIMITS.perSecond, now)
  const rooms = createBuckets(ROOM_SHARE * burst, ROOM_SHARE * perLine, now)
  const addresses = createBuckets(messagesPerSecond, messagesPerSecond, now)
  const openings = createBuckets(roomsPerMinute, roomsPerMinute / 60, now)
  const exports = createBuckets(roomsPerMinute, roomsPerMinute / 60, now)
  const erasures = createBuckets(roomsPerMinute, roomsPerMinute / 60, now)
  const guesses = createBuckets(guessesPerMinute, guessesPerMinute / 60, now)
  const refusals = new Map<string, number>()
  const connected = new Map<string, number>()
  let connections = 0

  const counted =
    (buckets: Buckets): Guard['message'] =>
    (line, address) => {
      const wait = buckets.take(line)
      if (wait === undefined) return { refused: taken(addresses, address), cutOff: false }
      const times = (refusals.get(line) ?? 0) + 1
      refusals.set(line, times)
      return { refused: tooMany(wait), cutOff: times > PATIENCE }
    }

  return {
    arrive: (address) => {
      const here = connected.get(address) ?? 0
      if (connections >= config.connections || here >= config.connectionsPerAddress) return false
      connections += 1
      connected.set(address, here + 1)
      return true
    },
    left: (address) => {
      connections -= 1
      const here = (connected.get(address) ?? 0) - 1
      if (here > 0) connected.set(address, here)
      else connected.delete(address)
    },
    message: counted(lines),
    review: counted(reviews),
    acting: (code) => taken(rooms, code),
    opening: (address) => taken(openings, address),
    exporting: (address) => taken(exports, address),
    erasing: (address) => taken(erasures, address),
    mayGuess: (address) => {
      const wait = guesses.look(address)
      return wait === undefined ? undefined : tooMany(wait)
    },
    wrongGuess: (address) => taken(guesses, address),
    forget: (line) => {
      lines.forget(line)
      reviews.forget(line)
      refusals.delete(line)
    },
  }
}

const taken = (buckets: Buckets, key: string): RefusedAnswer | undefined => {
  const wait = buckets.take(key)
  return wait === undefined ? undefined : tooMany(wait)
}

const tooMany = (retryAfterMs: number): RefusedAnswer => ({
  ok: false,
  code: 'message/too-many',
  retryAfterMs,
})
