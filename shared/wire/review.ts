import * as z from 'zod/mini'
import { SEATS } from '../game/seat.ts'
import { REVIEW_PARTS, REVIEW_ZOOMS } from '../replay/review/review.ts'

/** A shared review on the wire. A file of its own: a page that only plays never loads it. */

/**
 * Messages of a shared review that one connection may send a second for long, and how many at once. Counted apart: whoever
 * leads and scrubs sends many small ones.
 */
export const REVIEW_LIMITS = { perSecond: 20, burst: 40 } as const

const step = z.int().check(z.minimum(1), z.maximum(99_999))

export const reviewPosition = z.strictObject({
  step,
  lens: z.enum([...SEATS, 'all']),
  zoom: z.enum(REVIEW_ZOOMS),
  point: z.optional(z.strictObject({ step, part: z.enum(REVIEW_PARTS) })),
})

/** Event `review`: looking at a finished round together. Only `look` and `follow` are a spectator's to say. */
export const reviewMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('look') }),
  /** Whether this page goes where the leader goes: it is counted, so that the leader knows to whom they talk */
  z.strictObject({ kind: z.literal('follow'), follows: z.boolean() }),
  z.strictObject({
    kind: z.literal('lead'),
    replayId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
    at: reviewPosition,
  }),
  z.strictObject({ kind: z.literal('point'), at: reviewPosition }),
  z.strictObject({ kind: z.literal('hand'), to: z.enum(SEATS) }),
  z.strictObject({ kind: z.literal('end') }),
])

export type ReviewMessage = z.infer<typeof reviewMessage>
