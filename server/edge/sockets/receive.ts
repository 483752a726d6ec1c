import type { Logger } from 'pino'
import type { RefusedAnswer } from '../../../shared/wire/answers.ts'
import { LIMITS } from '../../../shared/wire/limits.ts'
import { failureOf } from '../failure.ts'
import type { Guard } from '../guard.ts'
import { refused } from './refused.ts'
import type { Line } from './line.ts'

/** A schema, as far as the edge needs one. */
export interface Schema<T> {
  readonly safeParse: (value: unknown) =>
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
      }
}

type Handler = (message: unknown, answer: unknown) => void

interface Reply {
  readonly ok: boolean
  readonly code?: string
}

/**
 * Makes the handlers of one connection. Each message goes the same way: rate, size, what holds for every message
 * now (`closed`), schema, service. Whatever happens, it is answered, with a stable code where it was not done. A
 * message without an acknowledgement callback has nobody to answer and is not done, but counts.
 */
export const receiver = (options: {
  readonly line: Line
  /** What one more message from this line costs */
  readonly count: Guard['message']
  readonly log: Logger
  readonly closed: () => RefusedAnswer | undefined
}): (<T, A extends Reply>(schema: Schema<T>, serve: (message: T) => Promise<A>) => Handler) => {
  const { line, count, log, closed } = options

  const take = async <T, A extends Reply>(
    message: unknown,
    schema: Schema<T>,
    serve: (message: T) => Promise<A>,
  ): Promise<A | RefusedAnswer> => {
    const flood = await count(line.id, line.data.address)
    if (flood.cutOff) line.disconnect(true)
    if (flood.refused !== undefined) return flood.refused
    if (sizeOf(message) > LIMITS.messageBytes) return refused('message/too-large')
    const shut = closed()
    if (shut !== undefined) return shut
    const parsed = schema.safeParse(message)
    if (parsed.success) return serve(parsed.data)
    const field = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
    return { ...refused('message/malformed'), ...(field === '' ? {} : { field }) }
  }

  return (schema, serve) => (message, answer) => {
    const reply = (value: Reply): void => {
      if (!value.ok) log.debug({ line: line.id, code: value.code }, 'refused')
      if (typeof answer === 'function') answer(value)
    }
    const done =
      typeof answer === 'function'
        ? take(message, schema, serve)
        : take(message, schema, () => Promise.resolve(refused('message/malformed')))
    done.then(reply, (error: unknown) => {
      log.error({ err: error }, 'message failed')
      reply(failureOf(error))
    })
  }
}

/** Bytes of a message as JSON; what cannot be written as JSON is larger than everything. */
const sizeOf = (message: unknown): number => {
  try {
    return Buffer.byteLength(JSON.stringify(message) ?? '')
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
