import * as z from 'zod/mini'
import { TICK_MOMENTS } from '../game/coach/tickId.ts'
import { QUESTION_IDS } from '../game/coach/questionId.ts'
import { CHAPTERS, LEVEL_STARTS, SEGMENT_SORTS } from '../game/levels/level.ts'
import { SEATS } from '../game/seat.ts'
import { FLAG_NAMES } from '../tcp/segment.ts'
import { STATES } from '../tcp/state.ts'

/** The parts of a level, as it is written in a file. */
const listOf = <T extends z.ZodMiniType>(schema: T) => z.readonly(z.array(schema).check(z.maxLength(64)))
const seat = z.enum(SEATS)
const state = z.enum(STATES)
const nth = z.int().check(z.minimum(1), z.maximum(99))
const sort = z.enum(SEGMENT_SORTS)

const mark = z.strictObject({ kind: z.enum(['sent', 'arrived']), from: seat, what: sort, nth })

export const wireFate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lost') }),
  z.strictObject({ kind: z.literal('doubled'), afterMs: z.int().check(z.minimum(0), z.maximum(60_000)) }),
  z.strictObject({ kind: z.literal('held'), until: mark }),
])

export const wireFault = z.strictObject({
  from: seat,
  what: sort,
  nth: z.union([nth, z.literal('every')]),
  fate: wireFate,
})

const number = z.strictObject({
  of: seat,
  plus: z.int().check(z.minimum(-(2 ** 31)), z.maximum(2 ** 31 - 1)),
})

export const stray = z.strictObject({
  to: seat,
  when: z.union([z.literal('start'), mark]),
  flags: listOf(z.enum(FLAG_NAMES)),
  seq: number,
  ack: z.optional(number),
  data: z.optional(z.string().check(z.maxLength(1460))),
})

export const scriptCall = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('OPEN'), mode: z.enum(['active', 'passive']) }),
  z.strictObject({ kind: z.literal('SEND'), data: z.string().check(z.maxLength(1460)) }),
  z.strictObject({ kind: z.literal('CLOSE'), deaf: z.optional(z.literal(true)) }),
  z.strictObject({ kind: z.literal('ABORT') }),
  z.strictObject({ kind: z.literal('COOKIES') }),
])

const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.enum(['state', 'answered', 'sent', 'acknowledged']), state }),
  z.strictObject({ kind: z.literal('passed'), mark }),
  z.strictObject({ kind: z.literal('received'), octets: z.int().check(z.minimum(1), z.maximum(65_535)) }),
])

const clockMs = z.int().check(z.minimum(1_000), z.maximum(600_000))

const script = listOf(
  z.strictObject({ when: condition, call: scriptCall, handedOver: z.optional(z.literal(true)) }),
)

/** A level. What it says must also make sense (`problemsOf`), and it must be possible to win it. */
export const levelSchema = z.strictObject({
  id: z
    .string()
    .check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes, at most 40')),
  chapter: z.enum(CHAPTERS),
  start: z.enum(LEVEL_STARTS),
  script: z.strictObject({ client: script, server: script }),
  wire: z.strictObject({
    delayMs: z.int().check(z.minimum(0), z.maximum(10_000)),
    faults: z.optional(listOf(wireFault)),
    strays: z.optional(listOf(stray)),
    drawn: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  }),
  clocks: z.optional(z.strictObject({ rtoMs: clockMs, twoMslMs: clockMs })),
  isns: z.optional(z.literal('near-wrap')),
  leavesUnread: z.optional(seat),
  backlog: z.optional(
    z.strictObject({
      size: z.int().check(z.minimum(1), z.maximum(16)),
      forged: z.int().check(z.minimum(0), z.maximum(32)),
    }),
  ),
  crowd: z.optional(
    z.strictObject({
      descriptors: z.int().check(z.minimum(2), z.maximum(64)),
      before: z.int().check(z.minimum(0), z.maximum(63)),
    }),
  ),
  goal: z.strictObject({ client: state, server: state }),
  par: nth,
  minutes: nth,
  ticks: z.optional(listOf(z.enum(TICK_MOMENTS))),
  between: z.optional(
    listOf(
      z.strictObject({
        question: z.enum(QUESTION_IDS),
        when: z.strictObject({ client: state, server: state }),
      }),
    ),
  ),
  questions: listOf(z.enum(QUESTION_IDS)),
})
