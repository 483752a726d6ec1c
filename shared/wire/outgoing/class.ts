import * as z from 'zod/mini'
import { CLASS_PHASES, PREDICTIONS } from '../../class/class.ts'
import { MISCONCEPTION_IDS } from '../../game/judging/misconceptions.ts'
import { CLASS_GONE } from '../classAnswers.ts'
import { planSchema } from '../classMessages.ts'
import { bySeatOf, level, listOf, seat, stars, state, whole } from './parts.ts'
import { viewSchema } from './view.ts'

/** Schemas of what the server says about a class. */

const id = z.string()
const namesOf = listOf(z.string())
const misconception = z
  .string()
  .check(z.refine((value) => MISCONCEPTION_IDS.some((known) => known === value)))
const prediction = z.enum(PREDICTIONS)

const frozen = z.strictObject({
  n: whole,
  given: whole,
  of: whole,
  counts: z.optional(
    z.strictObject({
      syn: whole,
      'syn-ack': whole,
      ack: whole,
      data: whole,
      fin: whole,
      rst: whole,
      nothing: whole,
    }),
  ),
})

/** What everybody in a class may know. */
export const classView = z.strictObject({
  code: z.string(),
  version: whole,
  title: z.string(),
  phase: z.enum(CLASS_PHASES),
  levels: listOf(level),
  levelAt: whole,
  pace: z.enum(['together', 'own']),
  names: z.enum(['free', 'generated']),
  isLocked: z.boolean(),
  isPaused: z.boolean(),
  until: z.optional(whole),
  stillSince: z.optional(whole),
  here: z.strictObject({ count: whole, names: namesOf }),
  tables: z.strictObject({ pairs: whole, withBot: whole, watching: whole, sharing: whole }),
  done: whole,
  frozen: z.optional(frozen),
  flood: z.optional(z.strictObject({ of: whole, full: whole, cookies: whole, dropped: whole })),
})

export const studentClassView = z.strictObject({
  ...classView.shape,
  me: z.strictObject({
    id,
    names: namesOf,
    table: z.optional(
      z.strictObject({
        n: whole,
        room: z.string(),
        seat: z.optional(seat),
        turn: whole,
        levelAt: whole,
        beside: namesOf,
        partner: namesOf,
        keptFor: namesOf,
        calls: z.boolean(),
      }),
    ),
    prediction: z.optional(prediction),
  }),
})

const tableView = z.strictObject({
  n: whole,
  room: z.string(),
  levelAt: whole,
  turn: whole,
  repeats: whole,
  calls: z.boolean(),
  seats: bySeatOf(z.strictObject({ student: z.optional(id), guest: z.optional(id), isBot: z.boolean() })),
  watchers: listOf(id),
})

export const hostClassView = z.strictObject({
  ...classView.shape,
  plan: z.strictObject({ ...planSchema.shape, levels: listOf(level) }),
  hosts: listOf(z.strictObject({ id, name: z.string(), isMe: z.boolean() })),
  students: listOf(
    z.strictObject({
      id,
      names: namesOf,
      standing: z.enum(['here', 'left', 'removed', 'banned']),
      isOnline: z.boolean(),
      table: z.optional(whole),
    }),
  ),
  rows: listOf(tableView),
})

const { students: hostStudents, rows: hostRows } = hostClassView.shape

/** Event `class-change`. */
const hostChangeTold = z.strictObject({
  since: whole,
  n: whole,
  now: whole,
  view: z.optional(
    z.strictObject({
      set: z.optional(z.partial(z.omit(hostClassView, { students: true, rows: true }))),
      gone: z.optional(listOf(z.string())),
    }),
  ),
  students: hostStudents,
  rows: hostRows,
})

/** Event `class`, and in answers. */
export const classTold = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('host'), view: hostClassView, now: whole, n: whole }),
  z.strictObject({ role: z.literal('screen'), view: classView, now: whole, n: whole }),
  z.strictObject({ role: z.literal('student'), view: studentClassView, now: whole, n: whole }),
])

export const boardRow = z.strictObject({
  n: whole,
  turn: whole,
  level,
  phase: z.enum(['waiting', 'playing', 'over']),
  isPaused: z.boolean(),
  states: bySeatOf(state),
  segments: whole,
  par: whole,
  since: whole,
  tries: whole,
  shown: listOf(z.strictObject({ id: misconception, seat, at: whole })),
  now: listOf(misconception),
  stars: z.optional(stars),
  backlog: z.optional(
    z.strictObject({ size: whole, taken: whole, dropped: whole, isForgetful: z.boolean() }),
  ),
  replayId: z.optional(z.string()),
})

const share = z.strictObject({ right: whole, of: whole })
const columns = z.strictObject({ flags: share, numbers: share, state: share, reason: share })
const shows = z.strictObject({ table: whole, replayId: z.string(), step: whole })

/** Answer to `report`. */
export const classReport = z.strictObject({
  code: z.string(),
  title: z.string(),
  openedAt: whole,
  erasedAt: whole,
  counts: z.strictObject({ students: whole, tables: whole, levels: whole, judged: whole }),
  findings: listOf(
    z.strictObject({ id: misconception, level, tables: whole, of: whole, show: z.optional(shows) }),
  ),
  heat: z.strictObject({
    ids: listOf(misconception),
    rows: listOf(z.strictObject({ level, of: whole, tables: listOf(whole) })),
  }),
  learned: listOf(z.strictObject({ id: misconception, students: whole, learned: whole, until: level })),
  students: listOf(
    z.strictObject({
      id,
      names: namesOf,
      columns,
      rounds: whole,
      shown: listOf(z.strictObject({ id: misconception, rounds: whole })),
      practise: z.optional(level),
    }),
  ),
  tables: listOf(
    z.strictObject({
      n: whole,
      students: listOf(id),
      columns,
      rounds: listOf(
        z.strictObject({
          turn: whole,
          level,
          replayId: z.string(),
          isWon: z.boolean(),
          seats: bySeatOf(listOf(id)),
          segments: whole,
          refused: whole,
        }),
      ),
    }),
  ),
  map: z.strictObject({
    states: listOf(z.strictObject({ state, students: whole })),
    arrows: listOf(z.strictObject({ from: state, to: state, students: whole })),
  }),
  overlays: listOf(
    z.strictObject({
      level,
      rounds: listOf(z.strictObject({ table: whole, replayId: z.string(), line: listOf(z.string()) })),
      apart: z.optional(z.strictObject({ one: whole, other: whole })),
    }),
  ),
})

const ok = z.literal(true)

/** What each message of a class is answered with when it was done. */
export const classAnswerSchemas = {
  'class-create': z.strictObject({ ok, code: z.string(), secret: z.string(), told: classTold }),
  'class-join': z.strictObject({ ok, token: z.string(), told: classTold }),
  'class-enter': z.strictObject({ ok, told: z.optional(classTold) }),
  'class-host': z.strictObject({
    ok,
    version: whole,
    unreached: listOf(whole),
    secret: z.optional(z.string()),
    look: z.optional(viewSchema),
    report: z.optional(classReport),
  }),
  'class-student': z.strictObject({ ok, version: whole }),
} as const

/** What the server says unasked to those in a class. */
export const classEventSchemas = {
  class: classTold,
  'class-change': hostChangeTold,
  'class-board': z.strictObject({ isWhole: z.boolean(), rows: listOf(boardRow), now: whole }),
  'class-look': z.strictObject({ table: whole, view: viewSchema }),
  'class-gone': z.enum(CLASS_GONE),
} as const

/** `GET /api/class/CODE` */
export const classBody = z.strictObject({
  code: z.string(),
  title: z.string(),
  phase: z.enum(CLASS_PHASES),
  isLocked: z.boolean(),
  names: z.enum(['free', 'generated']),
})
