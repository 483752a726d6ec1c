import * as z from 'zod/mini'
import { PREDICTIONS } from '../class/class.ts'
import { NAME_LANGUAGES } from '../class/names.ts'
import { DEPTHS } from '../game/judging/verdict.ts'
import { LEVEL_IDS } from '../game/levels/level.ts'
import { MODES } from '../game/room/room.ts'
import { SEATS } from '../game/seat.ts'
import { CLASS_CODE, CLASS_LIMITS } from './classCode.ts'
import { nickname } from './messages.ts'
import { MOST_TYPED, plainCode } from './typed.ts'

/** Messages of a class. A file of its own: a page that only plays never loads it. */

/** A class code as typed: case and spaces do not matter. */
export const classCode = z.pipe(
  z.string().check(z.maxLength(MOST_TYPED.code)),
  z.pipe(z.transform(plainCode), z.string().check(z.regex(CLASS_CODE))),
)

const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))
const whole = z.int().check(z.minimum(0), z.maximum(99_999))
const tableNumber = z.int().check(z.minimum(1), z.maximum(9_999))
const minutes = z.int().check(z.minimum(1), z.maximum(180))
const student = z.string().check(z.regex(/^s[1-9]\d{0,5}$/))

/** One student, or two who share a device and a seat. */
const names = z.array(nickname).check(z.minLength(1), z.maxLength(2))

const title = z.pipe(
  z.string().check(z.maxLength(MOST_TYPED.name)),
  z.pipe(
    z.transform((text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
    z.string().check(z.maxLength(CLASS_LIMITS.titleChars), z.regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]*$/u)),
  ),
)

export const planSchema = z.strictObject({
  title,
  levels: z.array(z.enum(LEVEL_IDS)).check(z.minLength(1), z.maxLength(CLASS_LIMITS.levels)),
  settings: z.strictObject({
    mode: z.optional(z.enum(MODES)),
    guidance: z.enum(['guided', 'free']),
    isns: z.enum(['small', 'any']),
    asksState: z.boolean(),
    passesBareFin: z.boolean(),
  }),
  pairing: z.enum(['automatic', 'by-hand']),
  pace: z.enum(['together', 'own']),
  names: z.enum(['free', 'generated']),
  oddOne: z.enum(['bot', 'watches', 'shares']),
  keptDays: z.int().check(z.minimum(1), z.maximum(365)),
})

/** Event `class-create`: a class, and its first host. `opens`: the doors too, now; otherwise it is prepared for later. */
export const createClassMessage = z.strictObject({
  name: nickname,
  plan: planSchema,
  opens: z.boolean(),
})

/**
 * Event `class-join`: come in as a student. `names`: not needed where they are generated. `token`: of an earlier time in this
 * class, to be the same student again.
 */
export const joinClassMessage = z.strictObject({
  code: classCode,
  names: z.optional(names),
  /** Of a generated name */
  language: z.optional(z.enum(NAME_LANGUAGES)),
  token: z.optional(token),
})

export const CLASS_ROLES = ['host', 'screen', 'student'] as const

/** Event `class-enter`: be again who holds this secret, on any device. `version`: the last view seen, 0 for none. */
export const enterClassMessage = z.strictObject({
  code: classCode,
  token,
  as: z.enum(CLASS_ROLES),
  version: z.int().check(z.minimum(0)),
})

/** A table by its number, or all of them. */
const where = z.union([tableNumber, z.literal('all')])

/** Event `class-host`: what a host does. */
export const hostMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('change-plan'), plan: planSchema }),
  /** Answered with the secret of a co-host, once */
  z.strictObject({ kind: z.literal('add-host'), name: nickname }),
  z.strictObject({ kind: z.literal('dismiss-host'), id: z.string().check(z.regex(/^h[1-9]\d{0,6}$/)) }),
  /** Answered with a secret with which a projector looks on, once */
  z.strictObject({ kind: z.literal('open-screen') }),
  z.strictObject({ kind: z.literal('open-doors') }),
  z.strictObject({ kind: z.literal('set-lock'), locked: z.boolean() }),
  z.strictObject({ kind: z.literal('rename'), student, names }),
  z.strictObject({ kind: z.literal('remove'), student, ban: z.boolean() }),
  z.strictObject({ kind: z.literal('deal'), by: z.enum(['automatic', 'lots']) }),
  z.strictObject({ kind: z.literal('seat'), student, table: tableNumber, seat: z.enum(SEATS) }),
  z.strictObject({ kind: z.literal('begin-level'), level: whole, minutes: z.optional(minutes) }),
  z.strictObject({ kind: z.literal('give-time'), minutes }),
  z.strictObject({ kind: z.literal('set-pause'), paused: z.boolean() }),
  z.strictObject({ kind: z.literal('answer-call'), table: tableNumber }),
  z.strictObject({ kind: z.literal('freeze') }),
  z.strictObject({ kind: z.literal('show-predictions') }),
  z.strictObject({ kind: z.literal('thaw') }),
  /** A hint to one table or to all, at no cost to them */
  z.strictObject({ kind: z.literal('give-hint'), table: where, depth: z.enum(DEPTHS) }),
  /** An old duplicate SYN reaches this end */
  z.strictObject({ kind: z.literal('send-stray'), table: where, to: z.enum(SEATS) }),
  /** Forged SYNs fill the backlogs of the servers, where the level has one */
  z.strictObject({ kind: z.literal('send-flood'), table: where }),
  /** Look into a table's room from now on; `class-look` tells it. Without a table: no more */
  z.strictObject({ kind: z.literal('look'), table: z.optional(tableNumber) }),
  z.strictObject({ kind: z.literal('end-class') }),
  /** Everything of the class and its rooms, at once and for good */
  z.strictObject({ kind: z.literal('erase') }),
  z.strictObject({ kind: z.literal('report') }),
])

/** Event `class-student`: what a student does. Moves go to the room of the table (`act`). */
export const studentMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('leave') }),
  z.strictObject({ kind: z.literal('call-teacher') }),
  z.strictObject({ kind: z.literal('predict'), prediction: z.enum(PREDICTIONS) }),
])

export type CreateClassMessage = z.infer<typeof createClassMessage>
export type JoinClassMessage = z.infer<typeof joinClassMessage>
export type EnterClassMessage = z.infer<typeof enterClassMessage>
export type HostMessage = z.infer<typeof hostMessage>
export type StudentMessage = z.infer<typeof studentMessage>
