import * as z from 'zod/mini'
import { LAMPS } from '../../game/coach/lamps.ts'
import { TICKS } from '../../game/coach/tickId.ts'
import { QUESTION_IDS } from '../../game/coach/questionId.ts'
import { PLAIN_WORDS } from '../../game/coach/plainWords.ts'
import { PLAYER_CALLS } from '../../game/draft.ts'
import { MISCONCEPTION_IDS } from '../../game/judging/misconceptions.ts'
import { COLUMNS } from '../../game/judging/score.ts'
import { DEPTHS, DRAFT_FIELDS } from '../../game/judging/verdict.ts'
import { LEVEL_IDS } from '../../game/levels/level.ts'
import { SEATS } from '../../game/seat.ts'
import { FAULT_CODES, KINDS } from '../../tcp/permission.ts'
import { STATES } from '../../tcp/state.ts'

/**
 * Schemas of what the server says. The page trusts its own server and does not carry them: they are for the
 * documentation and the tests, which hold every message against them. What JSON leaves out is optional here.
 */
export const listOf = <T extends z.ZodMiniType>(schema: T) => z.readonly(z.array(schema))

export const seat = z.enum(SEATS)
export const state = z.enum(STATES)
export const kind = z.enum(KINDS)
export const field = z.enum(DRAFT_FIELDS)
export const whole = z.int().check(z.minimum(0))
const seq = z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1))
export const timer = z.enum(['retransmission', 'time-wait'])
export const playerCall = z.enum(PLAYER_CALLS)

export const bySeatOf = <T extends z.ZodMiniType>(schema: T) =>
  z.strictObject({ client: schema, server: schema })

/** None for a round that was lost */
export const stars = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])

export const flags = z.strictObject({
  syn: z.boolean(),
  ack: z.boolean(),
  fin: z.boolean(),
  rst: z.boolean(),
  psh: z.boolean(),
})

export const segment = z.strictObject({ flags, seq, ack: seq, wnd: whole, data: z.string() })

export const draft = z.strictObject({
  flags,
  seq: whole,
  ack: z.optional(whole),
  len: whole,
  claim: z.optional(state),
})

const isOneOf =
  (list: readonly string[]) =>
  (value: string): boolean =>
    list.includes(value)

const faultCode = z
  .string()
  .check(z.refine(isOneOf([...FAULT_CODES, 'state-wrong', 'state-not-kept', 'number-too-large'])))
const misconception = z.string().check(z.refine(isOneOf(MISCONCEPTION_IDS)))

export const fault = z.strictObject({
  field,
  code: faultCode,
  found: z.string(),
  expected: z.string(),
  rfc: z.string(),
})

export const diagnosis = z.strictObject({
  field,
  code: faultCode,
  misconception: z.optional(misconception),
  params: z.strictObject({
    found: z.string(),
    due: z.string(),
    variable: z.string(),
    state,
    octets: whole,
  }),
  rfc: z.string(),
})

export const verdict = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('conforming'),
    as: kind,
    typical: z.boolean(),
    reveals: z.optional(misconception),
  }),
  z.strictObject({ kind: z.literal('as-drawn'), faults: listOf(fault), diagnosis }),
  z.strictObject({ kind: z.literal('nonconforming'), faults: listOf(fault), diagnosis }),
])

export const mark = z.enum(['first', 'later', 'helped', 'missed'])
const marks = listOf(mark)
const [flagsColumn, numbersColumn, stateColumn, reasonColumn] = COLUMNS
export const score = z.strictObject({
  marks: z.strictObject({
    [flagsColumn]: marks,
    [numbersColumn]: marks,
    [stateColumn]: marks,
    [reasonColumn]: marks,
  }),
  hintsPaid: whole,
})

const [canSend, canReceive, theyCanSend, theyCanReceive] = LAMPS
export const evidence = z.enum([
  'none',
  'given',
  'syn-came',
  'syn-ack-came',
  'syn-acked',
  'data-came',
  'data-acked',
  'fin-came',
  'fin-acked',
])
export const lamps = z.strictObject({
  [canSend]: evidence,
  [canReceive]: evidence,
  [theyCanSend]: evidence,
  [theyCanReceive]: evidence,
})

export const plainWordsId = z.enum(PLAIN_WORDS)
export const plainWords = z.strictObject({ id: plainWordsId, octets: whole, below: whole })

export const level = z.enum(LEVEL_IDS)
export const tick = z.enum(TICKS)
export const question = z.enum(QUESTION_IDS)
export const depth = z.enum(DEPTHS)
