import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RefusedAnswer } from '../../shared/wire/answers.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { REVIEW_LIMITS } from '../../shared/wire/review.ts'
import type { Config } from '../config.ts'

/** What each connection and each address may cost. One guard for sockets and HTTP: codes are tried through both. */
export interface Guard {
  /** One more message. `cutOff`: this connection goes on although it was told many times to wait. */
  readonly message: (
    line: string,
    address: string,
  ) => Promise<{ readonly refused: RefusedAnswer | undefined; readonly cutOff: boolean }>
  /** One more message of a shared review: counted apart from moves, so that neither can starve the other. */
  readonly review: Guard['message']
  /** One more room opened from this address. */
  readonly opening: (address: string) => Promise<RefusedAnswer | undefined>
  /** One more round taken away as a file by this address: as dear as a room. */
  readonly exporting: (address: string) => Promise<RefusedAnswer | undefined>
  /** Whether this address may still try codes; costs nothing. */
  readonly mayGuess: (address: string) => Promise<RefusedAnswer | undefined>
  /** One wrong code or token: room codes are short and must not be found by trying. */
  readonly wrongGuess: (address: string) => Promise<RefusedAnswer | undefined>
  /** The connection has gone. */
  readonly forget: (line: string) => void
}

/** So many bursts beyond what is allowed, and the connection is cut. */
const PATIENCE = 20

export const createGuard = (
  config: Pick<Config, 'roomsPerMinute' | 'guessesPerMinute' | 'messagesPerSecond'>,
): Guard => {
  const ofLine = new RateLimiterMemory({
    points: LIMITS.messageBurst,
    duration: LIMITS.messageBurst / LIMITS.messagesPerSecond,
  })
  const reviews = new RateLimiterMemory({
    points: REVIEW_LIMITS.burst,
    duration: REVIEW_LIMITS.burst / REVIEW_LIMITS.perSecond,
  })
  const ofAddress = new RateLimiterMemory({ points: config.messagesPerSecond, duration: 1 })
  const openings = new RateLimiterMemory({ points: config.roomsPerMinute, duration: 60 })
  const exports = new RateLimiterMemory({ points: config.roomsPerMinute, duration: 60 })
  const guesses = new RateLimiterMemory({ points: config.guessesPerMinute, duration: 60 })

  const counted =
    (limiter: RateLimiterMemory): Guard['message'] =>
    async (line, address) => {
      const spent = await spend(limiter, line)
      if (spent !== undefined)
        return { refused: tooMany(spent), cutOff: spent.consumedPoints > PATIENCE * limiter.points }
      const shared = await spend(ofAddress, address)
      return { refused: shared && tooMany(shared), cutOff: false }
    }

  return {
    message: counted(ofLine),
    review: counted(reviews),
    opening: async (address) => {
      const spent = await spend(openings, address)
      return spent && tooMany(spent)
    },
    exporting: async (address) => {
      const spent = await spend(exports, address)
      return spent && tooMany(spent)
    },
    mayGuess: async (address) => {
      const spent = await guesses.get(address)
      return spent !== null && spent.remainingPoints <= 0 ? tooMany(spent) : undefined
    },
    wrongGuess: async (address) => {
      const spent = await spend(guesses, address)
      return spent && tooMany(spent)
    },
    forget: (line) => {
      void ofLine.delete(line)
      void reviews.delete(line)
    },
  }
}

/** Takes one from a limiter: undefined while there is some left. */
const spend = async (limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes | undefined> => {
  try {
    await limiter.consume(key)
    return undefined
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) return rejected
    throw rejected
  }
}

const tooMany = (spent: RateLimiterRes): RefusedAnswer => ({
  ok: false,
  code: 'message/too-many',
  retryAfterMs: spent.msBeforeNext,
})
