import { DEFAULT_PLAN } from '../../../shared/class/class.ts'
import type { Class } from '../../../shared/class/class.ts'
import type { ClassCommand } from '../../../shared/class/command.ts'
import { decideClass } from '../../../shared/class/decide.ts'
import { classView, hostClassView, studentView } from '../../../shared/class/viewOf.ts'
import { CLASS_CODE_LENGTH } from '../../../shared/wire/classCode.ts'
import type { ClassCode } from '../../../shared/wire/classAnswers.ts'
import {
  createClassMessage,
  enterClassMessage,
  hostMessage,
  joinClassMessage,
  planSchema,
  studentMessage,
} from '../../../shared/wire/classMessages.ts'
import {
  boardRow,
  classAnswerSchemas,
  classBody,
  classEventSchemas,
  classReport,
  classTold,
  classView as classViewSchema,
  hostClassView as hostClassViewSchema,
  studentClassView as studentClassViewSchema,
} from '../../../shared/wire/outgoing/class.ts'
import type { typeText } from './typeText.ts'
import { TOKEN } from './wireExamples.ts'

type Schema = Parameters<typeof typeText>[0]
interface Example {
  readonly title?: string
  readonly value: unknown
  readonly schema: { readonly parse: (value: unknown) => unknown }
}
type Section = (name: string, schema: Schema, ...examples: readonly Example[]) => string
type Titled = (name: string, what: string, schema: Schema, ...examples: readonly Example[]) => string

/** Types of a class that the documentation names. */
export const CLASS_NAMES: readonly (readonly [Schema, string])[] = [
  [planSchema, 'Plan'],
  [classViewSchema, 'ClassView'],
  [studentClassViewSchema, 'StudentClassView'],
  [hostClassViewSchema, 'HostClassView'],
  [classTold, 'ClassTold'],
  [boardRow, 'BoardRow'],
  [classReport, 'ClassReport'],
]

const CODES: { readonly [C in ClassCode]: string } = {
  'class/unknown': 'No class has this code.',
  'class/token': 'The secret is none of this class, or of another role.',
  'class/not-entered': 'This connection is in no class: `class-create`, `class-join` or `class-enter` first.',
  'class/not-host': 'Only a host may do that.',
  'class/ended': 'The class has ended: nothing is played any more, the report stands.',
  'class/locked': 'The doors are locked: nobody else comes in.',
  'class/not-open': 'The class is prepared, and its doors are not open yet.',
  'class/full': 'As many students are here as a class can hold.',
  'class/empty': 'Nobody is here.',
  'class/playing': 'Not while the class plays.',
  'class/not-playing': 'The class does not play yet.',
  'class/not-frozen': 'Nobody is asked for a prediction now.',
  'class/last-host': 'The last host cannot be sent away.',
  'student/unknown': 'No such student is here.',
  'student/banned': 'This student was banned by the host.',
  'student/name-taken': 'Somebody in the class has this name.',
  'table/unknown': 'There is no such table.',
  'table/no-level': 'The plan has no such level.',
  'prediction/given': 'This student has predicted something else already.',
}

const CODE = 'K7PQM4'

/** Four students, in the middle of the first level. */
const exampleClass = (): Class => {
  let group: Class | undefined
  let now = 1_760_000_000_000
  const run = (command: ClassCommand): Class => {
    const decision = decideClass(group, command, { now: (now += 2_000) })
    if (!decision.ok) throw new Error(decision.code)
    group = decision.group
    return group
  }
  run({
    kind: 'open-class',
    code: CODE,
    seed: 'example',
    plan: { ...DEFAULT_PLAN, title: 'Networks, Tuesday' },
    name: 'Ms Li',
    tokenHash: 'h',
  })
  run({ kind: 'open-doors' })
  for (const name of ['Ada', 'Tom', 'Mei', '小林'])
    run({ kind: 'join', names: [name], tokenHash: name, room: 'UNUSED' })
  return run({ kind: 'begin-level', level: 0, minutes: 8, rooms: ['B7KQ2', 'W4MPX'] })
}

const ROW = {
  n: 1,
  turn: 1,
  level: 'handshake',
  phase: 'playing',
  isPaused: false,
  states: { client: 'SYN-SENT', server: 'LISTEN' },
  segments: 1,
  par: 3,
  since: 1_760_000_020_000,
  tries: 1,
  shown: [{ id: 'M01', seat: 'server', at: 1_760_000_024_000 }],
  now: ['M01'],
  replayId: 'r4V9cTzL0mWkXyS2aHbPqNd7uEg',
}

/** The part of docs/wire.md that tells of classes. */
export const classDocs = ({
  question,
  answer,
}: {
  readonly question: Titled
  readonly answer: Section
}): readonly string[] => {
  const group = exampleClass()
  const shared = classView(group, { done: 0, flood: undefined })
  const host = {
    role: 'host',
    view: hostClassView(group, shared, 'h1', { isOnline: () => true }),
    now: group.at,
    n: 0,
  }
  const student = { role: 'student', view: studentView(group, shared, 's1'), now: group.at, n: 0 }
  const screen = { role: 'screen', view: shared, now: group.at, n: 0 }
  return [
    '## Classes',
    `A class is many rooms under a host. Its code has ${CLASS_CODE_LENGTH} letters, one more than a room's, so that what somebody types
says what it is. There are three secrets, and only their hashes are stored: a host's, a screen's (a projector: it sees and can do nothing), a student's.
A student's token is also the secret of the seat in the room of the table: \`resume {code: me.table.room, token}\` on the same connection
or another; who looks on (\`seat\` is absent) sends \`watch\`. Where two students share a seat (\`beside\`), each resumes it with the own token, and either may
act on it. One connection can be in a class and in a room at once. In a room of a class \`hosted\` is set in
every \`View\`, and players cannot change settings, seats or end a round (\`room/hosted\`); \`set-ready\` after a round says that they would go on.`,
    question(
      'class-create',
      'Opens a class. The answer is the only one that names the host’s secret.',
      createClassMessage,
      {
        value: { name: 'Ms Li', plan: { ...DEFAULT_PLAN, title: 'Networks, Tuesday' }, opens: true },
        schema: createClassMessage,
      },
    ),
    answer('ClassCreated', classAnswerSchemas['class-create'], {
      value: { ok: true, code: CODE, secret: TOKEN, told: host },
      schema: classAnswerSchemas['class-create'],
    }),
    question(
      'class-join',
      'Comes in as a student; two names where two share a device and a seat.',
      joinClassMessage,
      {
        value: { code: CODE, names: ['Ada'] },
        schema: joinClassMessage,
      },
    ),
    answer('ClassJoined', classAnswerSchemas['class-join'], {
      value: { ok: true, token: TOKEN, told: student },
      schema: classAnswerSchemas['class-join'],
    }),
    question(
      'class-enter',
      'Is again who holds this secret, on any device. A student who had left gets the seat back. Of a student the newest connection counts; hosts and screens may have many.',
      enterClassMessage,
      {
        value: { code: CODE, token: TOKEN, as: 'screen', version: 0 },
        schema: enterClassMessage,
      },
    ),
    answer('ClassEntered', classAnswerSchemas['class-enter'], {
      value: { ok: true, told: screen },
      schema: classAnswerSchemas['class-enter'],
    }),
    question(
      'class-host',
      'What a host does. `unreached` names the tables whose rooms have not followed within a second. What the class itself remembers is tried again until they do; a hint, an old duplicate or a flood is not: say it again for those tables.',
      hostMessage,
      {
        title: 'Everybody to the second level, with eight minutes for it',
        value: { kind: 'begin-level', level: 1, minutes: 8 },
        schema: hostMessage,
      },
      {
        title: 'A hint for everybody',
        value: { kind: 'give-hint', table: 'all', depth: 'pointer' },
        schema: hostMessage,
      },
    ),
    answer('Hosted', classAnswerSchemas['class-host'], {
      value: { ok: true, version: group.version, unreached: [] },
      schema: classAnswerSchemas['class-host'],
    }),
    question('class-student', 'What a student does in class. Moves go to the room (`act`).', studentMessage, {
      value: { kind: 'predict', prediction: 'syn-ack' },
      schema: studentMessage,
    }),
    answer('StudentDone', classAnswerSchemas['class-student'], {
      value: { ok: true, version: group.version },
      schema: classAnswerSchemas['class-student'],
    }),
    '### Refusals of classes',
    [
      '| code | meaning |',
      '| --- | --- |',
      ...Object.entries(CODES).map(([id, text]) => `| \`${id}\` | ${text} |`),
    ].join('\n'),
    '### What those in a class are told unasked',
    question(
      'class',
      'The class has changed: all that this one may know of it. Order by `view.version`; with the same version the later one counts. `now` is the server’s clock: the time that is left (`until`, while all stands still from `stillSince`) is counted by it.',
      classEventSchemas.class,
    ),
    question(
      'class-change',
      'To hosts, instead of the whole view where that was told as `since`: fields with new values (`set`), fields that have none any more (`gone`), students and tables that have changed or are new. Who has been told another number asks for the whole again (`class-enter`).',
      classEventSchemas['class-change'],
    ),
    question(
      'class-board',
      'To hosts: how the tables stand. Rows are replaced by their number `n`.',
      classEventSchemas['class-board'],
      {
        value: { isWhole: false, rows: [ROW], now: 1_760_000_030_000 },
        schema: classEventSchemas['class-board'],
      },
    ),
    question(
      'class-look',
      'To a host who looks into a room: both ends, as a spectator’s view whose `round.steps` are the whole record.',
      classEventSchemas['class-look'],
    ),
    question(
      'class-gone',
      'This connection is in the class no more: removed, banned, dismissed as a host, erased with the class, or another connection of the same student has come.',
      classEventSchemas['class-gone'],
      { value: 'superseded', schema: classEventSchemas['class-gone'] },
    ),
    question('GET /api/class/CODE', 'Whether a class can be joined.', classBody, {
      value: { code: CODE, title: 'Networks, Tuesday', phase: 'gathering', isLocked: false, names: 'free' },
      schema: classBody,
    }),
  ]
}
