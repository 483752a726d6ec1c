import type { Logger } from 'pino'
import type { RefusedAnswer } from '../../../shared/wire/answers.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { tried } from '../../../shared/wire/tried.ts'
import type { Meters } from '../../ops/meters.ts'
import { failureOf } from '../failure.ts'
import type { Allowance, Guard } from '../guard.ts'
import type { Line } from './line.ts'
import { DirectReply } from './parser.ts'
import { refused } from './refused.ts'

/** A schema, as far as the edge needs one. */
export interface Schema<T> {
  readonly safeParse: (value: unknown) =>
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
      }
}

/** A connection whose messages are taken in. */
export interface Caller {
  readonly line: Line
  /** What it may still say */
  readonly allowance: Allowance
  /** Why none of its messages is taken now, if so */
  readonly closed: () => RefusedAnswer | undefined
  /** How many have come */
  messages: number
  /** It has gone on although it was told many times to wait, and is about to be cut */
  isCut: boolean
}

/** Takes a message in. Without `answer` it has nobody to answer and is not done, but counts. */
export type TakeIn = (caller: Caller, message: unknown, answer: ((json: string) => void) | undefined) => void

interface Reply {
  readonly ok: boolean
  readonly code?: string
}

/**
 * Makes what takes messages in, for all connections. Each goes the same way: rate (`count`), what holds for every message
 * now (`closed`), size and schema, service. Whatever happens, it is answered, with a stable code where it was not done.
 */
export const receiver = (options: {
  readonly log: Logger
  readonly meters: Meters
}): (<T, A extends Reply>(
  /** What one more message from a line costs */
  count: Guard['message'],
  schema: Schema<T>,
  serve: (line: Line, message: T) => Promise<A>,
) => TakeIn) => {
  const { log, meters } = options

  return (count, schema, serve) => (caller, message, answer) => {
    const { line } = caller
    const n = (caller.messages += 1)
    meters.heard()
    const reply = (value: Reply): void => {
      if (!value.ok) {
        meters.refused(value.code ?? '')
        if (log.isLevelEnabled('debug'))
          log.debug({ request: requestId(line, n), code: value.code }, 'refused')
      }
      answer?.(JSON.stringify(value))
    }
    const flood = count(caller.allowance)
    if (flood.cutOff && !caller.isCut) {
      caller.isCut = true
      log.warn({ line: line.id, address: line.data.address }, 'a flood was cut off')
      // What it was told in this turn goes out first.
      setImmediate(() => line.disconnect(true))
    }
    const away = flood.refused ?? caller.closed()
    if (away !== undefined) {
      reply(away)
      return
    }
    const parsed = tried(schema, message)
    if (!parsed.success || answer === undefined) {
      reply(parsed.success ? refused('message/malformed') : misfit(message, parsed.error.issues))
      return
    }
    serve(line, parsed.data).then(reply, (error: unknown) => {
      log.error({ err: error, request: requestId(line, n) }, 'message failed')
      reply(failureOf(error))
    })
  }
}

/** Made only where it is written down */
const requestId = (line: Line, n: number): string => `${line.id}/${n}`

/** What answers as an acknowledgement of Socket.IO; undefined where it was not asked for. */
export const answerBy = (line: Line, acknowledge: unknown): ((json: string) => void) | undefined =>
  typeof acknowledge === 'function'
    ? (json) => void acknowledge(new DirectReply(line.data.direct, json))
    : undefined

/** Why a message does not fit. Every message that does fit is small: its fields are bounded one by one. */
const misfit = (
  message: unknown,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): RefusedAnswer => {
  if (sizeOf(message) > LIMITS.messageBytes) return refused('message/too-large')
  const field = issues[0]?.path.map(String).join('.') ?? ''
  return { ...refused('message/malformed'), ...(field === '' ? {} : { field }) }
}

/** Bytes of a message as JSON; what cannot be written as JSON is larger than everything. */
const sizeOf = (message: unknown): number => {
  try {
    return Buffer.byteLength(JSON.stringify(message) ?? '')
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
