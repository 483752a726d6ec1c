import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RefusedAnswer } from '../../../shared/wire/answers.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'

/** A schema, as far as the edge needs one. */
export interface Schema<T> {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
      }
}

/** What the messages of one connection may cost: a steady rate with room for a burst. */
export const messageLimiter = (): RateLimiterMemory =>
  new RateLimiterMemory({
    points: LIMITS.messageBurst,
    duration: LIMITS.messageBurst / LIMITS.messagesPerSecond,
  })

/** Takes from a limiter: undefined while there is some left, otherwise the refusal that says when to come back. */
export const spend = async (limiter: RateLimiterMemory, key: string): Promise<RefusedAnswer | undefined> => {
  try {
    await limiter.consume(key)
    return undefined
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected
    return { ok: false, code: 'message/too-many', retryAfterMs: rejected.msBeforeNext }
  }
}

/**
 * Takes one message in: size, rate, schema, then the service. Whatever happens, it is answered, with a stable code
 * where it was not done. A message without an acknowledgement callback has nobody to answer and is not done.
 */
export const receiver =
  (options: { readonly limiter: RateLimiterMemory; readonly key: string; readonly log: Logger }) =>
  <T, A extends { readonly ok: true }>(
    schema: Schema<T>,
    serve: (message: T) => Promise<A | RefusedAnswer>,
  ) =>
  (message: unknown, answer: unknown): void => {
    const { limiter, key, log } = options
    if (typeof answer !== 'function') return
    const reply = (value: A | RefusedAnswer): void => {
      if (!value.ok) log.debug({ code: value.code }, 'refused')
      answer(value)
    }
    take(message, schema, limiter, key, serve).then(reply, (error: unknown) => {
      log.error({ err: error }, 'message failed')
      reply({ ok: false, code: 'server/internal' })
    })
  }

const take = async <T, A extends { readonly ok: true }>(
  message: unknown,
  schema: Schema<T>,
  limiter: RateLimiterMemory,
  key: string,
  serve: (message: T) => Promise<A | RefusedAnswer>,
): Promise<A | RefusedAnswer> => {
  if (sizeOf(message) > LIMITS.messageBytes) return { ok: false, code: 'message/too-large' }
  const flood = await spend(limiter, key)
  if (flood !== undefined) return flood
  const parsed = schema.safeParse(message)
  if (parsed.success) return serve(parsed.data)
  const field = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  return { ok: false, code: 'message/malformed', ...(field === '' ? {} : { field }) }
}

/** Bytes of a message as JSON; what cannot be written as JSON is larger than everything. */
const sizeOf = (message: unknown): number => {
  try {
    return Buffer.byteLength(JSON.stringify(message) ?? '')
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
