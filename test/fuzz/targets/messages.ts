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
import { answerSchemas, refusedAnswer } from '../../../shared/wire/outgoing/answers.ts'
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
} as const
type Event = keyof typeof SCHEMAS

/** What is done in a room is most of what there is. */
const OFTEN: readonly Event[] = [
  ...Array<Event>(24).fill('act'),
  'create',
  'join',
  'resume',
  'watch',
  'review',
  'review',
  'erase',
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

/** Every message: right in shape, altered in one place, or anything at all; from people with seats, and from others. */
export const messages: Target = {
  name: 'messages',
  share: 0.45,
  open: async () => {
    const server = await startFuzzedServer()
    let closed = 0
    const speak = async (): Promise<Speaker> => {
      const line = await openLine(server.url, { event: () => undefined, closed: () => (closed += 1) })
      const speaker = { line, known: [] }
      await sitDown(speaker)
      return speaker
    }
    const speakers = await Promise.all(Array.from({ length: LINES }, speak))
    return {
      atOnce: LINES,
      run: async (random) => {
        const speaker = oneOf(random, speakers)
        const event = oneOf(random, OFTEN)
        const message = messageOf(event, random, speaker.known)
        const name = random() < 0.02 ? oneOf(random, ['admin', '', 'tick', '__proto__', 'toString']) : event
        const asked = Promise.race([speaker.line.ask(name, message), server.lives])
        const answer: unknown = JSON.parse(await answered(asked, message))
        if (closed > 0) throw new Error(`a line was cut by ${event} ${JSON.stringify(message).slice(0, 300)}`)
        const refusal = refusedAnswer.safeParse(answer)
        if (!refusal.success) {
          keep(speaker, answer)
          if (event === 'act' || random() < READ) answerSchemas[event].parse(answer)
          return 'done'
        }
        const code = described(refusal.data.code, WIRE_CODES)
        if (LOST.includes(code) && random() < COMES_BACK) await sitDown(speaker)
        return code
      },
      heap: server.heap,
      close: async () => {
        for (const { line } of speakers) line.close()
        await server.close()
      },
    }
  },
}

const LOST = ['room/not-joined', 'seat/none', 'room/closed']

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

/** What an answer names is what later messages are made from. */
const keep = (speaker: Speaker, answer: unknown): void => {
  if (typeof answer !== 'object' || answer === null) return
  const told = ['code', 'token'].flatMap((key) => {
    const value: unknown = Object.entries(answer).find(([name]) => name === key)?.[1]
    return typeof value === 'string' ? [value] : []
  })
  if (told.length === 2) speaker.known = [...told, 'move-0001', 'move-0002', 'Ada']
}
