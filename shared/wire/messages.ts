import * as z from 'zod/mini'
import { PLAYER_CALLS } from '../game/draft.ts'
import { TICKS } from '../game/coach/tickId.ts'
import { QUESTION_IDS } from '../game/coach/questionId.ts'
import { DEPTHS } from '../game/judging/verdict.ts'
import { LEVEL_IDS } from '../game/levels/level.ts'
import { FAULT_SEED_CHARS } from '../game/room/faultSeed.ts'
import { MODES, PHRASES } from '../game/room/room.ts'
import { SEATS } from '../game/seat.ts'
import { STATES } from '../tcp/state.ts'
import { LIMITS } from './limits.ts'
import { MOST_TYPED, NICKNAME, ROOM_CODE, plainCode, plainName } from './typed.ts'

/** What a page may say to the server. Each message is answered by an acknowledgement (answers.ts). */

const seat = z.enum(SEATS)
export const MOST_TYPED_NUMBER = 99_999_999_999
/** Ids that a page makes, and tokens that it was given. */
export const PLAIN_ID = /^[A-Za-z0-9_-]{8,64}$/
/** Any number that a person can type; the judge says what is wrong with one that 32 bits cannot hold. */
const typedNumber = z.int().check(z.minimum(0), z.maximum(MOST_TYPED_NUMBER))
const id = z.string().check(z.regex(PLAIN_ID))

/** A room code as typed: case and spaces do not matter. */
export const roomCode = z.pipe(
  z.string().check(z.maxLength(MOST_TYPED.code)),
  z.pipe(z.transform(plainCode), z.string().check(z.regex(ROOM_CODE))),
)

/** A nickname: trimmed, 1 to 24 characters, no control or direction-changing characters. */
export const nickname = z.pipe(
  z.string().check(z.maxLength(MOST_TYPED.name)),
  z.pipe(
    z.transform(plainName),
    z.string().check(z.minLength(1), z.maxLength(LIMITS.nameChars), z.regex(NICKNAME)),
  ),
)

export const faultSeed = z.string().check(z.regex(new RegExp(`^[A-Z0-9]{1,${FAULT_SEED_CHARS}}$`)))

export const settingsSchema = z.strictObject({
  level: z.enum(LEVEL_IDS),
  /** What becomes of a draft that does not conform; coached unless told */
  mode: z.optional(z.enum(MODES)),
  guidance: z.enum(['guided', 'free']),
  isns: z.enum(['small', 'any']),
  asksState: z.boolean(),
  passesBareFin: z.boolean(),
  /** What faults are drawn from, in levels that leave them to chance */
  faultSeed: z.optional(faultSeed),
})

const draftSchema = z.strictObject({
  flags: z.strictObject({
    syn: z.boolean(),
    ack: z.boolean(),
    fin: z.boolean(),
    rst: z.boolean(),
    psh: z.boolean(),
  }),
  seq: typedNumber,
  ack: z.optional(typedNumber),
  len: z.int().check(z.minimum(0), z.maximum(65_535)),
  claim: z.optional(z.enum(STATES)),
})

export const moveSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('segment'), draft: draftSchema }),
  z.strictObject({ kind: z.literal('call'), call: z.enum(PLAYER_CALLS) }),
  z.strictObject({ kind: z.literal('wait') }),
  z.strictObject({ kind: z.literal('timer'), timer: z.enum(['retransmission', 'time-wait']) }),
])

/** Event `create`: open a room and sit down in it. */
export const createMessage = z.strictObject({
  name: nickname,
  seat: z.optional(seat),
  settings: z.optional(settingsSchema),
})

/** Event `join`: sit down in a room, on the named seat or on the first free one. */
export const joinMessage = z.strictObject({ code: roomCode, name: nickname, seat: z.optional(seat) })

/** Event `resume`: be again who holds this token. `version`: the last view seen, 0 for none. */
export const resumeMessage = z.strictObject({
  code: roomCode,
  token: id,
  version: z.int().check(z.minimum(0)),
})

/** Event `watch`: look on without a seat. */
export const watchMessage = z.strictObject({ code: roomCode })

/** Event `act`: what the holder of a seat does in its room. */
export const actMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choose-settings'), settings: settingsSchema }),
  z.strictObject({ kind: z.literal('swap-seats') }),
  z.strictObject({ kind: z.literal('seat-bot'), seat }),
  /** Send a bot away from the seat, so that a person can take it */
  z.strictObject({ kind: z.literal('unseat-bot'), seat }),
  z.strictObject({ kind: z.literal('set-ready'), ready: z.boolean() }),
  z.strictObject({
    kind: z.literal('submit-move'),
    moveId: id,
    seen: z.int().check(z.minimum(0)),
    move: moveSchema,
  }),
  z.strictObject({ kind: z.literal('take-hint'), depth: z.enum(DEPTHS) }),
  z.strictObject({ kind: z.literal('say-phrase'), phrase: z.enum(PHRASES) }),
  z.strictObject({
    kind: z.literal('answer-question'),
    question: z.enum(QUESTION_IDS),
    option: z.int().check(z.minimum(0), z.maximum(9)),
  }),
  z.strictObject({
    kind: z.literal('give-ticks'),
    ticks: z.array(z.enum(TICKS)).check(z.maxLength(TICKS.length)),
  }),
  z.strictObject({ kind: z.literal('end-round') }),
  z.strictObject({ kind: z.literal('leave') }),
])

/** Event `erase`: forget a room and everything played in it. `token`: of a seat that one holds or has held there. */
export const eraseMessage = z.strictObject({ code: roomCode, token: id })

export type CreateMessage = z.infer<typeof createMessage>
export type JoinMessage = z.infer<typeof joinMessage>
export type ResumeMessage = z.infer<typeof resumeMessage>
export type EraseMessage = z.infer<typeof eraseMessage>
export type WatchMessage = z.infer<typeof watchMessage>
export type ActMessage = z.infer<typeof actMessage>
