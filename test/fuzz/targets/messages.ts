import { openLine } from '../../../server/bots/line.ts'
import type { BotLine } from '../../../server/bots/line.ts'
import {
  actMessage,
  createMessage,
  eraseMessage,
  joinMessage,
  resumeMessage,
  watchMessage,
} from '../../../shared/wire/messages.ts'
import { DEFAULT_PLAN } from '../../../shared/class/class.ts'
import {
  createClassMessage,
  enterClassMessage,
  hostMessage,
  joinClassMessage,
  studentMessage,
} from '../../../shared/wire/classMessages.ts'
import { answerSchemas, refusedAnswer } from '../../../shared/wire/outgoing/answers.ts'
import { classAnswerSchemas } from '../../../shared/wire/outgoing/class.ts'
import { reviewMessage } from '../../../shared/wire/review.ts'
import { WIRE_CODES, described } from '../codes.ts'
import { startFuzzedServer } from '../server.ts'
import type { Target } from '../target.ts'
import { altered, junk, oneOf, valueOf } from '../values.ts'
import type { Random } from '../values.ts'

const SCHEMAS = {
  create: createMessage,
  join: joinMessage,
  resume: resumeMessage,
  watch: watchMessage,
  act: actMessage,
  review: reviewMessage,
  erase: eraseMessage,
  'class-create': createClassMessage,
  'class-join': joinClassMessage,
  'class-enter': enterClassMessage,
  'class-host': hostMessage,
  'class-student': studentMessage,
} as const
const ANSWERS = { ...answerSchemas, ...classAnswerSchemas }
type Event = keyof typeof SCHEMAS

/** What is done in a room is most of what there is. */
const IN_ROOMS: readonly Event[] = [
  ...Array<Event>(60).fill('act'),
  'create',
  'join',
  'resume',
  'watch',
  'review',
  'review',
  'erase',
]
/** A host, students who answer, and now and then somebody who plays. */
const IN_CLASSES: readonly Event[] = [
  ...Array<Event>(12).fill('class-host'),
  ...Array<Event>(6).fill('class-student'),
  ...Array<Event>(6).fill('act'),
  'class-create',
  'class-join',
  'class-join',
  'class-enter',
]
const LINES = 24
/** Whoever has lost its place soon opens a room again, so that messages go on meaning something. */
const COMES_BACK = 0.8
/** An answer with a whole view is read by its schema so often */
const READ = 0.1
const ANSWERED_WITHIN_MS = 20_000

/** A connection that has, or had, a seat. */
interface Speaker {
  readonly line: BotLine
  known: readonly string[]
}

/** Messages: right in shape, altered in one place, or anything at all; from people with seats, and from others. */
const speaking = (options: {
  readonly name: string
  readonly share: number
  readonly often: readonly Event[]
  /** Brings a speaker to where its messages mean something. */
  readonly settle: (speaker: Speaker, known: readonly string[]) => Promise<void>
}): Target => ({
  name: options.name,
  share: options.share,
  open: async () => {
    const server = await startFuzzedServer()
    let closed = 0
    const speakers: Speaker[] = []
    /** What anybody has been told last: codes to join by */
    const told = (): readonly string[] => speakers.flatMap(({ known }) => known.slice(0, 1))
    for (let line = 0; line < LINES; line += 1) {
      const speaker: Speaker = {
        line: await openLine(server.url, { event: () => undefined, closed: () => (closed += 1) }),
        known: [],
      }
      await options.settle(speaker, told())
      speakers.push(speaker)
    }
    return {
      atOnce: LINES,
      run: async (random) => {
        const speaker = oneOf(random, speakers)
        const event = oneOf(random, options.often)
        const message = messageOf(event, random, [...speaker.known, ...told().slice(0, 3)])
        const name = random() < 0.02 ? oneOf(random, ['admin', '', 'tick', '__proto__', 'toString']) : event
        const asked = Promise.race([speaker.line.ask(name, message), server.lives])
        const answer: unknown = JSON.parse(await answered(asked, message))
        if (closed > 0) throw new Error(`a line was cut by ${event} ${JSON.stringify(message).slice(0, 300)}`)
        const refusal = refusedAnswer.safeParse(answer)
        if (!refusal.success) {
          keep(speaker, answer)
          if (event === 'act' || random() < READ) ANSWERS[event].parse(answer)
          return 'done'
        }
        const code = described(refusal.data.code, WIRE_CODES)
        if (LOST.includes(code) && random() < COMES_BACK) await options.settle(speaker, told())
        return code
      },
      heap: server.heap,
      close: async () => {
        for (const { line } of speakers) line.close()
        await server.close()
      },
    }
  },
})

const LOST = ['room/not-joined', 'seat/none', 'room/closed', 'class/not-entered', 'class/ended']

const messageOf = (event: Event, random: Random, known: readonly string[]): unknown => {
  const kind = random()
  if (kind < 0.05) return junk(random)
  const message = valueOf(SCHEMAS[event], random, known)
  return kind < 0.3 ? altered(message, random) : message
}

const answered = async (answer: Promise<string>, message: unknown): Promise<string> => {
  let late: NodeJS.Timeout | undefined
  const never = new Promise<never>((_, reject) => {
    late = setTimeout(
      () => reject(new Error(`never answered: ${JSON.stringify(message).slice(0, 300)}`)),
      ANSWERED_WITHIN_MS,
    )
  })
  try {
    return await Promise.race([answer, never])
  } finally {
    clearTimeout(late)
  }
}

/** The own seat again, or a room with a bot at the other end, and the round begun. */
const sitDown = async (speaker: Speaker): Promise<void> => {
  const [code, token] = speaker.known
  const back = await speaker.line.ask('resume', {
    code: code ?? 'AAAAA',
    token: token ?? 'none-yet',
    version: 0,
  })
  if (!back.startsWith('{"ok":true'))
    keep(speaker, JSON.parse(await speaker.line.ask('create', { name: 'Ada' })))
  await speaker.line.ask('act', { kind: 'seat-bot', seat: 'server' })
  await speaker.line.ask('act', { kind: 'set-ready', ready: true })
}

let comers = 0

/** Its own class again, somebody else's, or a new one. */
const comeToClass = async (speaker: Speaker, codes: readonly string[]): Promise<void> => {
  const [own, secret] = speaker.known
  const code = codes.find((one) => one.length === 6)
  if (own !== undefined && secret !== undefined)
    for (const as of ['host', 'student'])
      if (
        (await speaker.line.ask('class-enter', { code: own, token: secret, as, version: 0 })).startsWith(
          '{"ok":true',
        )
      )
        return
  const joined =
    code === undefined ? '' : await speaker.line.ask('class-join', { code, names: [`Ada ${(comers += 1)}`] })
  if (joined.startsWith('{"ok":true')) {
    const answer: { readonly token: string } = JSON.parse(joined)
    keep(speaker, { code, token: answer.token })
    return
  }
  const plan = { ...DEFAULT_PLAN }
  keep(speaker, JSON.parse(await speaker.line.ask('class-create', { name: 'Class', plan, opens: true })))
}

/** What an answer names is what later messages are made from. */
const keep = (speaker: Speaker, answer: unknown): void => {
  if (typeof answer !== 'object' || answer === null) return
  const told = ['code', 'token', 'secret'].flatMap((key) => {
    const value: unknown = Object.entries(answer).find(([name]) => name === key)?.[1]
    return typeof value === 'string' ? [value] : []
  })
  if (told.length === 2) speaker.known = [...told, 'move-0001', 'move-0002', 'Ada']
}

export const messages = speaking({ name: 'messages', share: 0.35, often: IN_ROOMS, settle: sitDown })
export const classMessages = speaking({
  name: 'messages of classes',
  share: 0.1,
  often: IN_CLASSES,
  settle: comeToClass,
})
