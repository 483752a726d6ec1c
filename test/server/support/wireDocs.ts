import { sealLink } from '../../../server/replays/link.ts'
import type { ReviewCode } from '../../../shared/replay/review/review.ts'
import type { HttpCode } from '../../../shared/wire/answers.ts'
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  LIMITS,
  WHOLE_VIEWS_VERSION,
  WIRE_VERSION,
} from '../../../shared/wire/limits.ts'
import {
  actMessage,
  createMessage,
  eraseMessage,
  joinMessage,
  moveSchema,
  resumeMessage,
  settingsSchema,
  watchMessage,
} from '../../../shared/wire/messages.ts'
import { REVIEW_LIMITS, reviewMessage, reviewPosition } from '../../../shared/wire/review.ts'
import {
  answerSchemas,
  checkBody,
  eventSchemas,
  refusedAnswer,
  reviewTold,
  roomBody,
} from '../../../shared/wire/outgoing/answers.ts'
import { levelSchema, scriptCall } from '../../../shared/wire/level.ts'
import * as parts from '../../../shared/wire/outgoing/parts.ts'
import { linkBody, replayBody, replayEvent } from '../../../shared/wire/outgoing/replay.ts'
import { endpointView, seatView, step, toldStep, viewSchema } from '../../../shared/wire/outgoing/view.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import { CLASS_NAMES, classDocs } from './classDocs.ts'
import { typeText } from './typeText.ts'
import { CODE, TOKEN, playExamples } from './wireExamples.ts'

type Schema = Parameters<typeof typeText>[0]

const NAMES = new Map<Schema, string>([
  [viewSchema, 'View'],
  [endpointView, 'EndpointView'],
  [step, 'Step'],
  [toldStep, 'ToldStep'],
  [parts.plainWordsId, 'PlainWordsId'],
  [seatView, 'SeatView'],
  [settingsSchema, 'Settings'],
  [moveSchema, 'Move'],
  [reviewPosition, 'ReviewPosition'],
  [reviewTold, 'ReviewTold'],
  [parts.flags, 'Flags'],
  [parts.segment, 'Segment'],
  [parts.draft, 'Draft'],
  [parts.verdict, 'Verdict'],
  [parts.fault, 'Fault'],
  [parts.diagnosis, 'Diagnosis'],
  [parts.field, 'Field'],
  [parts.depth, 'Depth'],
  [scriptCall, 'Call'],
  [levelSchema, 'Level'],
  [parts.score, 'Score'],
  [parts.mark, 'Mark'],
  [parts.lamps, 'Lamps'],
  [parts.evidence, 'Evidence'],
  [parts.question, 'QuestionId'],
  [parts.tick, 'TickId'],
  [parts.state, 'State'],
  [parts.kind, 'Kind'],
  [parts.seat, 'Seat'],
  [parts.level, 'LevelId'],
  [replayEvent, 'ReplayEvent'],
  ...CLASS_NAMES,
])

interface Example {
  readonly title?: string
  readonly value: unknown
  /** What the example must conform to; its very schema */
  readonly schema: { readonly parse: (value: unknown) => unknown }
}

const code = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``

/** As it goes over the wire; a view inside an answer is shown once, elsewhere. */
const shown = ({ title, value, schema }: Example): string => {
  const sent: unknown = JSON.parse(JSON.stringify(value))
  schema.parse(sent)
  const text = JSON.stringify(sent, (key, part: unknown) => (key === 'view' ? { '...': 'a View' } : part), 2)
  return `${title === undefined ? '' : `${title}:\n\n`}${code('json', text)}`
}

const typed = (name: string, schema: Schema): string =>
  code('ts', `type ${name} = ${typeText(schema, NAMES)}`)

const CODES: { readonly [C in HttpCode | ReviewCode]: string } = {
  'seat/taken': 'Somebody sits there.',
  'seat/empty': 'No bot sits there that could be sent away.',
  'seat/none': 'The seat of this connection was given up.',
  'seat/token': 'The token holds no seat in this room.',
  'room/full': 'Both seats are taken.',
  'room/closed': 'The room has ended.',
  'room/hosted': 'The room belongs to a class: that is its host’s to say.',
  'room/paused': 'The host of the class has all stand still.',
  'room/playing': 'Not while a round is being played.',
  'room/unknown': 'No room has this code.',
  'room/not-joined': 'This connection has no seat: `create`, `join` or `resume` first.',
  'round/none': 'No round is being played.',
  'round/over': 'The round is over.',
  'round/not-over': 'The round is not over.',
  'move/stale': 'Something reached this endpoint after the version that the move has `seen`.',
  'move/claim-missing': 'The room asks for the state after sending, and the draft claims none.',
  'move/unchanged': 'The very draft that was refused last; not judged and not charged again.',
  'move/not-offered': 'This call or timer is not the player’s now.',
  'hint/nothing-due': 'Nothing is due, so there is nothing to hint at.',
  'question/unknown': 'The level does not ask this question.',
  'question/answered': 'It has been answered from this seat.',
  'ticks/not-asked': 'The level does not ask this seat now what it can prove.',
  'review/none': 'Nobody leads a shared review in this room.',
  'review/led': 'Somebody else leads the review, and is here.',
  'review/not-leading': 'Only who leads the review may do that.',
  'review/nobody-there': 'No person who is here sits on that seat.',
  'review/other-round': 'That is not the round that has just been played in this room.',
  'message/malformed':
    'The message does not fit its schema; `field` is the path of the first field that does not.',
  'message/too-large': `A message of more than ${LIMITS.messageBytes} bytes.`,
  'message/too-many': 'Too fast; `retryAfterMs` says when to come back.',
  'message/unknown': 'There is no such event.',
  'wire/version': `The page named another version of the messages than ${WIRE_VERSION} or ${WHOLE_VIEWS_VERSION}: load it again.`,
  'name/unkind': 'A nickname not fit for everybody’s eyes.',
  'server/draining': 'The server is about to stop; nothing was done. `retryAfterMs` says when to come back.',
  'server/internal': 'A fault of the server.',
  'store/unavailable': 'The store does not answer; ask again. A move counts once under its id.',
  'api/unknown': 'HTTP: there is no such address.',
  'replay/unknown': 'HTTP: no round has this id.',
  'replay/unknown-format': 'HTTP: a round cannot be taken away in this format.',
  'replay/not-over': 'HTTP: the round is still being played, or was given up.',
}

/** `create` is described by a type Create, `GET /api/room/CODE` by a RoomBody. */
const nameOf = (event: string): string => {
  if (event.includes('/room/')) return 'RoomBody'
  if (event.includes('/class/')) return 'ClassBody'
  if (event.startsWith('GET')) return 'ReplayBody'
  return event.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** The text of docs/wire.md. Every example in it has been held against its schema. */
export const wireDocs = (): string => {
  const play = playExamples()
  const say = (value: unknown): Example => ({ value, schema: actMessage })
  const flags = { syn: true, ack: false, fin: false, rst: false, psh: false }
  const REVIEW = {
    replayId: play.overView.round?.outcome?.replayId,
    leader: { name: 'Mei', isHere: true, isMe: false },
    at: { step: 5, lens: 'all', zoom: 'normal', point: { step: 5, part: 'ack' } },
    followers: 2,
  }
  const LINK = { replayId: 'f3a1c07de9', shown: { names: true, drafts: false } }

  const question = (event: string, what: string, schema: Schema, ...examples: readonly Example[]): string =>
    [`### \`${event}\``, what, typed(nameOf(event), schema), ...examples.map(shown)].join('\n\n')
  const answer = (name: string, schema: Schema, ...examples: readonly Example[]): string =>
    ['Answer:', typed(name, schema), ...examples.map(shown)].join('\n\n')

  return [
    '# Live wire',
    'This file is written by `npm run docs:wire` from the schemas in `shared/wire`; a test compares it.',
    `Pages talk to the server over Socket.IO 4. Every message that a page sends is answered by its
acknowledgement, with \`ok: true\` or with a refusal that carries a stable code; a message without an
acknowledgement callback is not done. A message may have ${LIMITS.messageBytes} bytes; a frame of more than
64 kB ends the connection. One connection may send ${LIMITS.messagesPerSecond} messages a second, and
${LIMITS.messageBurst} at once, and apart from these ${REVIEW_LIMITS.perSecond} and ${REVIEW_LIMITS.burst} of \`review\`. A page may name the version of the messages that it speaks in the handshake:
\`auth: { wire: ${WIRE_VERSION} }\`. Who names ${WHOLE_VIEWS_VERSION}, the version before, is told whole views and no \`change\`. A server that has no place for one more connection answers it with a \`connect_error\` whose
\`data\` is \`{ "ok": false, "code": "server/full", "retryAfterMs": 10000 }\`.`,
    `A room code has ${CODE_LENGTH} letters of \`${CODE_ALPHABET}\`; case, spaces and hyphens do not matter. The
token in the answer to \`create\` and \`join\` is the seat's secret: whoever sends it with \`resume\` is that
player, on any device, and the newest connection wins. A move carries an id made by the page: submitted again, it
gets its first outcome again and happens once. A move is answered only after it is durable. Views are ordered by
\`version\`, never by arrival.`,
    '## What a page says',
    question('create', 'Opens a room and sits down in it.', createMessage, {
      value: { name: 'Mei', seat: 'client', settings: DEFAULT_SETTINGS },
      schema: createMessage,
    }),
    answer('Seated', answerSchemas.create, {
      value: { ok: true, code: CODE, seat: 'client', token: TOKEN, view: play.openedView },
      schema: answerSchemas.create,
    }),
    question('join', 'Sits down in a room: on the named seat, or on the first free one.', joinMessage, {
      value: { code: CODE, name: 'Jonas' },
      schema: joinMessage,
    }),
    answer('Seated', answerSchemas.join, {
      value: { ok: true, code: CODE, seat: 'server', token: TOKEN, view: play.joinedView },
      schema: answerSchemas.join,
    }),
    question(
      'resume',
      'Is again who holds this token. `version` is that of the last view seen, 0 for none; the newest is not sent again.',
      resumeMessage,
      { value: { code: CODE, token: TOKEN, version: play.version }, schema: resumeMessage },
    ),
    answer('Resumed', answerSchemas.resume, {
      value: { ok: true, seat: 'client' },
      schema: answerSchemas.resume,
    }),
    question('watch', 'Looks on without a seat.', watchMessage, {
      value: { code: CODE },
      schema: watchMessage,
    }),
    answer('Watched', answerSchemas.watch, {
      value: { ok: true, view: play.spectatorView },
      schema: answerSchemas.watch,
    }),
    question(
      'erase',
      'Forgets a room and everything played in it, at once: whoever is in it is told that it is closed, its rounds and links are unknown. ' +
        'The token is that of a seat which one holds, or has held there. Rooms of a class are erased with it, by its host.',
      eraseMessage,
      { value: { code: CODE, token: TOKEN }, schema: eraseMessage },
    ),
    answer('Erased', answerSchemas.erase, { value: { ok: true, erased: true }, schema: answerSchemas.erase }),
    question(
      'act',
      'What the holder of a seat does in its room. No message names the seat that acts: it is that of the token.',
      actMessage,
      {
        title: 'A move',
        ...say({
          kind: 'submit-move',
          moveId: '5b1d7a40-syn-sent',
          seen: play.version,
          move: { kind: 'segment', draft: { flags, seq: play.x, len: 0, claim: 'SYN-SENT' } },
        }),
      },
      {
        title: 'An application call that the level hands over',
        ...say({
          kind: 'submit-move',
          moveId: 'd7c3b2a1-close',
          seen: play.version,
          move: { kind: 'call', call: 'CLOSE' },
        }),
      },
      { title: 'A hint', ...say({ kind: 'take-hint', depth: 'pointer' }) },
      { title: 'Ready', ...say({ kind: 'set-ready', ready: true }) },
    ),
    answer(
      'Acted',
      answerSchemas.act,
      {
        title: 'The segment is on the wire',
        value: { ok: true, version: play.sent.version, outcome: play.sent },
        schema: answerSchemas.act,
      },
      {
        title: 'The draft was refused before the wire (what would be right is not told)',
        value: { ok: true, version: play.refused.version, outcome: play.refused },
        schema: answerSchemas.act,
      },
    ),
    question(
      'review',
      'Looks at the finished round together with everybody in the room. `look` asks what there is, `follow` says that one ' +
        'goes along; a spectator may say no more. `lead` begins a review, or takes the lead when the leader has gone; `point` moves it; `hand` ' +
        'gives the lead to the other player; `end` ends it, as the next round does. Nothing of it is stored.',
      reviewMessage,
      {
        title: 'Who leads points at the acknowledgement number of step 5',
        value: {
          kind: 'point',
          at: { step: 5, lens: 'all', zoom: 'normal', point: { step: 5, part: 'ack' } },
        },
        schema: reviewMessage,
      },
      { title: 'The other player leads on', value: { kind: 'hand', to: 'server' }, schema: reviewMessage },
    ),
    answer('Reviewed', answerSchemas.review, {
      value: { ok: true, review: REVIEW },
      schema: answerSchemas.review,
    }),
    '### Refusals',
    'To any message:',
    typed('Refused', refusedAnswer),
    shown({
      value: { ok: false, code: 'message/too-many', retryAfterMs: 1_200 },
      schema: refusedAnswer,
    }),
    [
      '| code | meaning |',
      '| --- | --- |',
      ...Object.entries(CODES).map(([id, text]) => `| \`${id}\` | ${text} |`),
    ].join('\n'),
    '## What the server says unasked',
    question('view', 'The room has changed: all that this viewer may know of it.', eventSchemas.view, {
      title: 'The server’s player, when the SYN has arrived',
      value: play.serverView,
      schema: eventSchemas.view,
    }),
    question(
      'change',
      'The room has changed since a round began: what is new to whoever has the view of version `since`. Fields in `set` have a ' +
        'new value, those in `gone` have none any more: of the view itself, of its `round`, and of `round.me`, whose `variables` ' +
        'and `lamps` are told one by one. `marks` stand behind those of `me.score`. `steps` follow those that were seen, or take ' +
        'their place where `anew` is set: a step’s `n` is its place from 1. Of a segment’s step, absent `data` are none, it is ' +
        'typical unless it says otherwise, not said again unless it says so, its `plain` words have the octets of `data` and ' +
        'the `ack` of an ACK, else 0. `segments` counts the segments that were not `made` by the wire. `arrived` is the ' +
        'number of the step with the segment that is `me.arrived` now. It says nothing to whoever does not have the view of ' +
        '`since`: `resume` (or `watch`) brings the whole of it.',
      eventSchemas.change,
      {
        title: 'The same moment, told to the server’s player who has seen the round begin',
        value: play.serverChange,
        schema: eventSchemas.change,
      },
    ),
    question('presence', 'Whether the person of each seat is connected now.', eventSchemas.presence, {
      value: { client: 'here', server: 'away' },
      schema: eventSchemas.presence,
    }),
    question(
      'review',
      'The shared review of the room, each time that it changes; `null` when it has ended.',
      eventSchemas.review,
      {
        value: REVIEW,
        schema: eventSchemas.review,
      },
    ),
    '### `superseded`\n\nAnother connection has taken this seat with the same token. It carries nothing.',
    question(
      'draining',
      'The server is about to stop: come back after so many milliseconds.',
      eventSchemas.draining,
      {
        value: 1_000,
        schema: eventSchemas.draining,
      },
    ),
    ...classDocs({ question, answer }),
    '## HTTP',
    'Bodies are JSON. A refusal is `{ "ok": false, "code": ... }` with the status that fits it.',
    '* `GET /healthz`: `{ "ok": true }` while the process is alive.\n* `GET /readyz`: the same while the store answers, otherwise 503.',
    question('GET /api/room/CODE', 'Whether a room can be joined.', roomBody, {
      value: {
        code: CODE,
        phase: play.joinedView.phase,
        level: play.joinedView.settings.level,
        seats: play.joinedView.seats,
      },
      schema: roomBody,
    }),
    question('GET /api/check', 'The server’s clock: what the page `/check` asks five times.', checkBody, {
      value: { ok: true, at: 1_760_000_000_000 },
      schema: checkBody,
    }),
    question(
      'GET /api/replays/ID',
      'A finished round, to whoever knows its id: the events from its start to its end. `GET /api/replays/ID.FORMAT` gives it as a file ([exports.md](exports.md)).',
      replayBody,
      { value: play.replay, schema: replayBody },
    ),
    question(
      'GET /api/replays/ID/link?names=1&drafts=1',
      'An id that shows the same round to others: without the names where `names` is not 1; without what was refused, what help ' +
        'was taken and what drafts reveal where `drafts` is not 1. A link made from a link never shows more than that one.',
      linkBody,
      { value: { ok: true, id: sealLink(new Uint8Array(32), LINK) }, schema: linkBody },
    ),
    '## Types',
    code(
      'ts',
      [...NAMES]
        .filter(([schema]) => schema !== viewSchema)
        .map(([schema, name]) => `type ${name} = ${typeText(schema, NAMES)}`)
        .join('\n\n'),
    ),
  ].join('\n\n')
}
