import * as z from 'zod/mini'
import { FLAG_NAMES } from '../../../shared/tcp/segment.ts'
import { tried } from '../../../shared/wire/tried.ts'

/** A number of the 32-bit sequence space. */
const seq = z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1))
const window = z.int().check(z.minimum(0), z.maximum(2 ** 30))
const octets = z.string().check(
  z.maxLength(2 ** 20),
  z.refine(
    (text) => Array.from(text).every((one) => (one.codePointAt(0) ?? 256) < 256),
    'one octet a character',
  ),
)

const segment = z.object({
  flags: z.array(z.enum(FLAG_NAMES)),
  seq,
  ack: z.optional(z.nullable(seq)),
  data: z.optional(octets),
  win: z.optional(window),
})

/** One line of input of `wavehand endpoint`. */
const line = z.union([
  z.strictObject({ call: z.literal('send'), data: octets }),
  z.strictObject({ call: z.literal('close'), deaf: z.optional(z.boolean()) }),
  z.strictObject({ call: z.enum(['listen', 'connect', 'receive', 'abort']) }),
  z.strictObject({ arrive: segment }),
  z.strictObject({ transmit: segment }),
  z.strictObject({ expire: z.enum(['retransmission', 'time-wait']) }),
  z.strictObject({
    set: z.strictObject({
      iss: z.optional(seq),
      mss: z.optional(z.int().check(z.minimum(1), z.maximum(65_535))),
      win: z.optional(window),
    }),
  }),
  z.strictObject({ new: z.literal(true) }),
  z.strictObject({ auto: z.boolean() }),
])

export type Line = z.infer<typeof line>
export type LineSegment = z.infer<typeof segment>

/** Reads one line of input: what it says, or why it says nothing. */
export const parseLine = (text: string): Line | 'line-not-json' | 'line-unknown' => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'line-not-json'
  }
  const parsed = tried(line, value)
  return parsed.success ? parsed.data : 'line-unknown'
}
