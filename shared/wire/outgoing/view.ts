import * as z from 'zod/mini'
import { TICK_MOMENTS } from '../../game/coach/tickId.ts'
import { CONSEQUENCE_OUTCOMES } from '../../game/judging/consequence.ts'
import { LEVEL_STARTS } from '../../game/levels/level.ts'
import { LOSSES, PHASES, PHRASES } from '../../game/room/room.ts'
import { scriptCall } from '../level.ts'
import { faultSeed, settingsSchema } from '../messages.ts'
import {
  bySeatOf,
  depth,
  draft,
  field,
  flags,
  kind,
  lamps,
  level,
  listOf,
  plainWords,
  plainWordsId,
  playerCall,
  question,
  score,
  seat,
  segment,
  stars,
  state,
  tick,
  timer,
  verdict,
  whole,
} from './parts.ts'

const callStep = z.strictObject({
  kind: z.literal('call'),
  n: whole,
  at: whole,
  seat,
  call: scriptCall,
  state,
})

const segmentStep = z.strictObject({
  kind: z.literal('segment'),
  n: whole,
  at: whole,
  seat,
  flight: whole,
  segment,
  plain: plainWords,
  as: z.optional(kind),
  typical: z.boolean(),
  reveals: z.optional(z.string()),
  wrong: z.optional(listOf(field)),
  lost: z.optional(z.literal(true)),
  dropped: z.optional(z.literal(true)),
  made: z.optional(z.enum(['copy', 'stray'])),
  again: z.boolean(),
  senderState: z.optional(state),
  arrivedAfter: z.optional(whole),
  arrivedAt: z.optional(whole),
  receiverState: z.optional(state),
})

const refusedStep = z.strictObject({
  kind: z.literal('refused'),
  n: whole,
  at: whole,
  seat,
  draft,
  fields: listOf(field),
  tries: whole,
})

const timerStep = z.strictObject({
  kind: z.literal('timer'),
  n: whole,
  at: whole,
  seat,
  timer: z.enum(['retransmission', 'time-wait', 'wait']),
  state,
})

const forgedStep = z.strictObject({
  kind: z.literal('forged'),
  n: whole,
  at: whole,
  seat,
  address: z.string(),
  seq: whole,
  fate: z.enum(['kept', 'dropped', 'cookie']),
})

export const step = z.discriminatedUnion('kind', [callStep, segmentStep, refusedStep, timerStep, forgedStep])

const variables = z.strictObject({
  iss: whole,
  sndUna: whole,
  sndNxt: whole,
  sndWnd: whole,
  irs: z.optional(whole),
  rcvNxt: z.optional(whole),
  rcvWnd: whole,
})

const octets = whole
const situation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum([
      'closed',
      'was-reset',
      'listening',
      'open-called',
      'syn-arrived',
      'syn-arrived-cookie',
      'close-called',
      'fin-arrived',
      'fin-arrived-close-called',
      'reply-due',
      'timer-ran-out',
      'sent',
      'established',
      'application-works',
      'peer-may-talk',
      'time-wait',
    ]),
  }),
  z.strictObject({ kind: z.enum(['syn-ack-arrived', 'data-queued']), octets }),
  z.strictObject({ kind: z.literal('data-arrived'), octets, replyOctets: octets }),
  z.strictObject({ kind: z.literal('call-offered'), call: playerCall }),
])

const consequence = z.strictObject({
  outcome: z.enum(CONSEQUENCE_OUTCOMES),
  isIsnMadeUp: z.boolean(),
  rows: listOf(
    z.strictObject({
      from: z.enum(['me', 'peer']),
      segment: z.optional(
        z.strictObject({ flags, seq: z.optional(whole), ack: z.optional(whole), len: whole }),
      ),
      me: z.optional(state),
      peer: state,
    }),
  ),
})

export const endpointView = z.strictObject({
  seat,
  state,
  variables,
  stale: listOf(z.enum(['iss', 'sndUna', 'sndNxt', 'sndWnd', 'irs', 'rcvNxt', 'rcvWnd'])),
  situation,
  arrived: z.optional(segment),
  queue: z.string(),
  finQueued: z.boolean(),
  stateChoices: listOf(state),
  refused: z.optional(
    z.strictObject({
      draft,
      verdict,
      tries: whole,
      depth,
      consequence: z.optional(consequence),
      flight: z.optional(whole),
    }),
  ),
  hint: z.optional(
    z.strictObject({
      depth,
      because: z.string(),
      answer: z.optional(z.strictObject({ kind, segment, state })),
    }),
  ),
  lamps,
  ticks: z.strictObject({
    asked: z.optional(z.enum(TICK_MOMENTS)),
    given: z.optional(
      z.strictObject({ moment: z.enum(TICK_MOMENTS), ticks: listOf(tick), proved: listOf(tick) }),
    ),
  }),
  allowed: listOf(z.strictObject({ kind, typical: z.boolean(), rfc: z.string() })),
  score,
  clock: z.optional(
    z.strictObject({
      kind: z.enum(['retransmission', 'time-wait']),
      isMine: z.boolean(),
      totalMs: whole,
      leftMs: whole,
      runs: whole,
      asked: z.boolean(),
      otherAsked: z.boolean(),
    }),
  ),
  mayCall: listOf(playerCall),
  mayWait: z.boolean(),
  mayExpire: listOf(timer),
})

const host = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('backlog'),
    size: whole,
    places: listOf(z.strictObject({ address: z.string(), repeats: whole })),
    holdsMine: z.boolean(),
    dropped: whole,
    forgotten: whole,
    isForgetful: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('netstat'),
    rows: listOf(z.strictObject({ address: z.string(), state, isMine: z.boolean() })),
    descriptors: z.optional(whole),
    turnedAway: whole,
  }),
])

const outcome = z.strictObject({
  stars,
  lost: z.optional(z.enum(LOSSES)),
  scores: bySeatOf(score),
  replayId: z.string(),
  faultSeed: z.optional(faultSeed),
  final: bySeatOf(state),
  practise: listOf(z.strictObject({ level, seat, because: z.enum(['other-end', 'next-level', 'again']) })),
  revealed: listOf(z.string()),
})

export const seatView = z.strictObject({
  held: z.enum(['empty', 'person', 'bot']),
  name: z.string(),
  ready: z.boolean(),
})

const questionView = z.strictObject({
  id: question,
  order: listOf(whole),
  shared: z.boolean(),
  mine: z.optional(whole),
  reveal: z.optional(
    z.strictObject({
      right: whole,
      rfc: z.optional(z.string()),
      answers: z.strictObject({ client: z.optional(whole), server: z.optional(whole) }),
    }),
  ),
})

const roundFields = z.strictObject({
  n: whole,
  level,
  start: z.enum(LEVEL_STARTS),
  host: z.optional(host),
  par: whole,
  segments: whole,
  questions: listOf(questionView),
  outcome: z.optional(outcome),
})

const viewFields = z.strictObject({
  code: z.string(),
  viewer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('seat'), seat }),
    z.strictObject({ kind: z.literal('spectator') }),
  ]),
  phase: z.enum(PHASES),
  settings: settingsSchema,
  facts: z.strictObject({ par: whole, minutes: whole }),
  seats: bySeatOf(seatView),
  phrase: z.optional(z.strictObject({ seat, phrase: z.enum(PHRASES), version: whole })),
  hosted: z.optional(z.strictObject({ by: z.string(), isPaused: z.boolean() })),
})

/** Event `view`, and the view in answers: all that one viewer may know of a room. */
export const viewSchema = z.strictObject({
  ...viewFields.shape,
  version: whole,
  round: z.optional(
    z.strictObject({ ...roundFields.shape, steps: listOf(step), me: z.optional(endpointView) }),
  ),
})

const { segment: _whole, plain: _words, n: _place, ...segmentFields } = segmentStep.shape
const toldSegment = z.strictObject({
  ...segmentFields,
  flags: z.string().check(z.regex(/^(?:[A-Z]{3}(?:,[A-Z]{3})*)?$/)),
  seq: segment.shape.seq,
  ack: segment.shape.ack,
  wnd: segment.shape.wnd,
  data: z.optional(z.string()),
  plain: plainWordsId,
  typical: z.optional(z.literal(false)),
  again: z.optional(z.literal(true)),
})

/** A step as a change tells it: its number is its place, and what is absent of a segment is as it mostly is. */
export const toldStep = z.discriminatedUnion('kind', [
  callStep,
  toldSegment,
  refusedStep,
  timerStep,
  forgedStep,
])

/** Fields with new values, and those that have none any more. */
const changesOf = <T extends z.core.$ZodLooseShape>(fields: z.ZodMiniObject<T, z.core.$strict>) =>
  z.optional(
    z.strictObject({ set: z.optional(z.partial(fields)), gone: z.optional(listOf(z.keyof(fields))) }),
  )

/** Event `change`: what is new in a view since the one at version `since`; fields in `gone` have no value any more. */
export const viewChange = z.strictObject({
  since: whole,
  version: whole,
  view: changesOf(viewFields),
  round: changesOf(z.omit(roundFields, { segments: true })),
  me: changesOf(z.omit(endpointView, { variables: true, lamps: true })),
  variables: changesOf(variables),
  lamps: changesOf(lamps),
  marks: z.optional(z.partial(score.shape.marks)),
  steps: z.optional(listOf(toldStep)),
  anew: z.optional(z.literal(true)),
  arrived: z.optional(whole),
})
