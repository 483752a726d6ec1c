import type { Logger } from 'pino'
import type { RefusedAnswer } from '../../../shared/wire/answers.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { tried } from '../../../shared/wire/tried.ts'
import type { Meters } from '../../ops/meters.ts'
import { failureOf } from '../failure.ts'
import type { Guard } from '../guard.ts'
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

/** Takes a message in. Without `answer` it has nobody to answer and is not done, but counts. */
export type TakeIn = (message: unknown, answer: ((json: string) => void) | undefined) => void

export interface Reply {
  readonly ok: boolean
  readonly code?: string
}

/**
 * Makes what takes the messages of one connection in. Each goes the same way: rate, what holds for every message now
 * (`closed`), size and schema, service. Whatever happens, it is answered, with a stable code where it was not done.
 */
export const receiver = (options: {
  readonly line: Line
  /** What one more message from this line costs */
  readonly count: Guard['message']
  readonly log: Logger
  readonly meters: Meters
  readonly closed: () => RefusedAnswer | undefined
}): (<T, A extends Reply>(schema: Schema<T>, serve: (message: T) => Promise<A>) => TakeIn) => {
  const { line, count, log, meters, closed } = options
  let messages = 0
  /** Of the message that came last; made only where it is written down */
  const requestId = (n: number): string => `${line.id}/${n}`

  /** What is refused before anybody reads it. */
  const turnedAway = (): RefusedAnswer | undefined => {
    const flood = count(line.id, line.data.address)
    if (flood.cutOff) {
      log.warn({ line: line.id, address: line.data.address }, 'a flood was cut off')
      line.disconnect(true)
    }
    return flood.refused ?? closed()
  }

  return (schema, serve) => (message, answer) => {
    const n = (messages += 1)
    meters.heard()
    const reply = (value: Reply): void => {
      if (!value.ok) {
        meters.refused(value.code ?? '')
        if (log.isLevelEnabled('debug')) log.debug({ request: requestId(n), code: value.code }, 'refused')
      }
      answer?.(JSON.stringify(value))
    }
    const failed = (error: unknown): void => {
      log.error({ err: error, request: requestId(n) }, 'message failed')
      reply(failureOf(error))
    }
    const away = turnedAway()
    if (away !== undefined) {
      reply(away)
      return
    }
    const parsed = tried(schema, message)
    if (!parsed.success || answer === undefined) {
      reply(parsed.success ? refused('message/malformed') : misfit(message, parsed.error.issues))
      return
    }
    serve(parsed.data).then(reply, failed)
  }
}

/** The same as a handler of Socket.IO, to which an acknowledgement is a function. */
export const handler =
  (line: Line, takeIn: TakeIn): ((message: unknown, acknowledge: unknown) => void) =>
  (message, acknowledge) =>
    takeIn(
      message,
      typeof acknowledge === 'function'
        ? (json) => void acknowledge(new DirectReply(line.data.direct, json))
        : undefined,
    )

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
