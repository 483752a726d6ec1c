import * as z from 'zod/mini'
import { LEVEL_IDS } from '../../game/levels/level.ts'
import { levelSchema, scriptCall, stray, wireFate, wireFault } from '../level.ts'
import { LOSSES } from '../../game/room/room.ts'
import { faultSeed, settingsSchema } from '../messages.ts'
import {
  bySeatOf,
  depth,
  draft,
  listOf,
  question,
  seat,
  segment,
  tick,
  timer,
  verdict,
  whole,
} from './parts.ts'

const at = whole
export const replayEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('round-started'),
    at,
    round: whole,
    settings: settingsSchema,
    names: bySeatOf(z.string()),
    replayId: z.string(),
    iss: bySeatOf(whole),
    level: z.optional(levelSchema),
    faults: z.optional(listOf(wireFault)),
    strays: z.optional(listOf(stray)),
    faultSeed: z.optional(faultSeed),
  }),
  z.strictObject({
    kind: z.literal('call-made'),
    at,
    seat,
    call: scriptCall,
    by: z.enum(['application', 'player']),
    moveId: z.optional(z.string()),
  }),
  z.strictObject({ kind: z.literal('draft-refused'), at, seat, moveId: z.string(), draft, verdict }),
  z.strictObject({
    kind: z.literal('segment-sent'),
    at,
    seat,
    moveId: z.string(),
    flight: whole,
    segment,
    draft,
    verdict,
    dueAt: whole,
    fate: z.optional(wireFate),
  }),
  z.strictObject({ kind: z.literal('segment-lost'), at, flight: whole }),
  z.strictObject({ kind: z.literal('segment-released'), at, flight: whole, dueAt: whole }),
  z.strictObject({
    kind: z.literal('stray-sent'),
    at,
    from: seat,
    flight: whole,
    segment,
    dueAt: whole,
    by: z.optional(z.literal('host')),
  }),
  z.strictObject({ kind: z.literal('forged-syn'), at, seat, address: z.string(), seq: whole }),
  z.strictObject({ kind: z.literal('waited'), at, seat, moveId: z.string() }),
  z.strictObject({ kind: z.literal('skip-asked'), at, seat, moveId: z.string() }),
  z.strictObject({ kind: z.literal('segment-arrived'), at, seat, flight: whole }),
  z.strictObject({ kind: z.literal('timer-expired'), at, seat, timer, moveId: z.string() }),
  z.strictObject({ kind: z.literal('hint-taken'), at, seat, depth, cost: whole }),
  z.strictObject({ kind: z.literal('round-won'), at }),
  z.strictObject({ kind: z.literal('round-lost'), at, how: z.enum(LOSSES) }),
  z.strictObject({ kind: z.literal('ticks-given'), at, seat, ticks: listOf(tick) }),
  z.strictObject({
    kind: z.literal('question-answered'),
    at,
    seat,
    question,
    option: whole,
  }),
])

/** The frame of a replay file: everything but what its events are. */
export const replayFrame = z.strictObject({
  format: z.literal('wavehand-replay'),
  rules: whole,
  id: z.string(),
  level: z.union([z.enum(LEVEL_IDS), levelSchema]),
  names: bySeatOf(z.string()),
  events: z.readonly(z.array(z.unknown())),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})

/** `GET /api/replays/ID`: a finished round, from its start to its end. */
export const replayBody = z.strictObject({
  ...replayFrame.shape,
  events: listOf(replayEvent),
  shown: z.optional(z.strictObject({ names: z.boolean(), drafts: z.boolean() })),
})

/** `GET /api/replays/ID/link`: the id that shows so much of a round. */
export const linkBody = z.strictObject({ ok: z.literal(true), id: z.string() })
