import type { RefusedAnswer } from '../../shared/wire/answers.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { REVIEW_LIMITS } from '../../shared/wire/review.ts'
import type { Config } from '../config.ts'
import { bucketsByKey, bucketsOf } from './buckets.ts'
import type { Bucket, Buckets, KeyedBuckets } from './buckets.ts'

/** What one connection may still say. Whoever has the connection keeps it, and nothing need be forgotten when it goes. */
export interface Allowance {
  readonly address: string
  readonly messages: Bucket
  readonly reviews: Bucket
  /** How often it was told to wait */
  refusals: number
}

/** What becomes of one more message. */
interface Counted {
  readonly refused: RefusedAnswer | undefined
  /** This connection goes on although it was told many times to wait */
  readonly cutOff: boolean
}

/** What each connection, address and room may cost. One guard for sockets and HTTP: codes are tried through both. */
export interface Guard {
  /** Whether one more connection may be opened from this address. Each that may is counted until it has `left`. */
  readonly arrive: (address: string) => boolean
  readonly left: (address: string) => void
  /** What a new connection from this address may say. */
  readonly allow: (address: string) => Allowance
  /** One more message of this connection. */
  readonly message: (allowance: Allowance) => Counted
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
  const messages = bucketsOf(burst, perLine)
  const reviews = bucketsOf(REVIEW_LIMITS.burst, REVIEW_LIMITS.perSecond)
  const byKey = (most: number, perSecond: number): KeyedBuckets =>
    bucketsByKey(bucketsOf(most, perSecond), now)
  const rooms = byKey(ROOM_SHARE * burst, ROOM_SHARE * perLine)
  const addresses = byKey(messagesPerSecond, messagesPerSecond)
  const openings = byKey(roomsPerMinute, roomsPerMinute / 60)
  const exports = byKey(roomsPerMinute, roomsPerMinute / 60)
  const erasures = byKey(roomsPerMinute, roomsPerMinute / 60)
  const guesses = byKey(guessesPerMinute, guessesPerMinute / 60)
  const connected = new Map<string, number>()
  let connections = 0

  /** @param own this connection's bucket `of` that size */
  const counted = (allowance: Allowance, of: Buckets, own: Bucket): Counted => {
    const at = now()
    const wait = of.take(own, at)
    if (wait !== undefined) {
      allowance.refusals += 1
      return { refused: tooMany(wait), cutOff: allowance.refusals > PATIENCE }
    }
    const waitAll = addresses.take(allowance.address, at)
    return waitAll === undefined ? MAY_GO_ON : { refused: tooMany(waitAll), cutOff: false }
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
    allow: (address) => {
      const at = now()
      return { address, messages: messages.full(at), reviews: reviews.full(at), refusals: 0 }
    },
    message: (allowance) => counted(allowance, messages, allowance.messages),
    review: (allowance) => counted(allowance, reviews, allowance.reviews),
    acting: (code) => taken(rooms, code),
    opening: (address) => taken(openings, address),
    exporting: (address) => taken(exports, address),
    erasing: (address) => taken(erasures, address),
    mayGuess: (address) => {
      const wait = guesses.look(address)
      return wait === undefined ? undefined : tooMany(wait)
    },
    wrongGuess: (address) => taken(guesses, address),
  }
}

const MAY_GO_ON: Counted = { refused: undefined, cutOff: false }

const taken = (buckets: KeyedBuckets, key: string): RefusedAnswer | undefined => {
  const wait = buckets.take(key)
  return wait === undefined ? undefined : tooMany(wait)
}

const tooMany = (retryAfterMs: number): RefusedAnswer => ({
  ok: false,
  code: 'message/too-many',
  retryAfterMs,
})
