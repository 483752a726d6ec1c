import * as z from 'zod/mini'
import { PHASES } from '../../game/room/room.ts'
import { reviewPosition } from '../review.ts'
import { bySeatOf, level, seat, verdict, whole } from './parts.ts'
import { seatView, viewChange, viewSchema } from './view.ts'

/** Any message or request that was not done. */
export const refusedAnswer = z.strictObject({
  ok: z.literal(false),
  code: z.string().check(z.regex(/^[a-z]+\/[a-z-]+$/)),
  retryAfterMs: z.optional(whole),
  field: z.optional(z.string()),
})

const ok = z.literal(true)

const outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sent'), version: whole, flight: whole, verdict }),
  z.strictObject({ kind: z.literal('refused'), version: whole, verdict }),
  z.strictObject({ kind: z.literal('done'), version: whole }),
])

const seated = z.strictObject({ ok, code: z.string(), seat, token: z.string(), view: viewSchema })

/** A shared review as it is told to one of those in the room. */
export const reviewTold = z.strictObject({
  replayId: z.string(),
  leader: z.strictObject({ name: z.string(), isHere: z.boolean(), isMe: z.boolean() }),
  at: reviewPosition,
  followers: whole,
})

/** What each message of a page is answered with when it was done. */
export const answerSchemas = {
  create: seated,
  join: seated,
  resume: z.strictObject({ ok, seat, view: z.optional(viewSchema) }),
  watch: z.strictObject({ ok, view: viewSchema }),
  act: z.strictObject({ ok, version: whole, outcome: z.optional(outcome) }),
  review: z.strictObject({ ok, review: z.nullable(reviewTold) }),
  erase: z.strictObject({ ok, erased: z.literal(true) }),
} as const

/** What the server says unasked; `superseded` carries nothing. */
export const eventSchemas = {
  view: viewSchema,
  change: viewChange,
  presence: bySeatOf(z.enum(['here', 'away', 'none'])),
  review: z.nullable(reviewTold),
  draining: whole,
} as const

/** `GET /api/room/CODE` */
export const roomBody = z.strictObject({
  code: z.string(),
  phase: z.enum(PHASES),
  level,
  seats: bySeatOf(seatView),
})

/** `GET /api/check` */
export const checkBody = z.strictObject({ ok, at: whole })
