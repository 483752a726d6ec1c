import type { View } from '../../shared/game/room/view.ts'
import type { Seat } from '../../shared/game/seat.ts'
import type { RefusedAnswer, ResumedAnswer } from '../../shared/wire/answers.ts'
import { openLine } from './line.ts'
import type { BotLine } from './line.ts'
import { createViews } from './views.ts'

/** One bot: its connection, its seat, and the newest view that it has been sent. */
export interface BotPlayer {
  /** Version of the newest view, 0 before the first */
  readonly version: () => number
  /** The newest view, read only when somebody asks for it */
  readonly view: () => View | undefined
  readonly seat: () => Seat
  readonly code: () => string
  readonly connect: () => Promise<void>
  readonly sitDown: (event: 'create' | 'join', message: object) => Promise<RefusedAnswer | undefined>
  /** The answer to an `act` message as JSON text. Rejects when the line goes first. */
  readonly act: (message: object) => Promise<string>
  readonly hangUp: () => void
}

const REFUSED = '{"ok":false'
const AGAIN_AFTER_MS = 500

/** What an answer refuses, or undefined when it was done. */
export const refusalIn = (answer: string): RefusedAnswer | undefined => {
  if (!answer.startsWith(REFUSED)) return undefined
  const refused: RefusedAnswer = JSON.parse(answer)
  return refused
}

/**
 * @param onView called after each newer view
 * @param onCut  called when the line has gone although nobody hung up; the bot comes back by itself
 */
export const createPlayer = (options: {
  readonly server: URL
  readonly onView: () => void
  readonly onCut: (why: string) => void
  /** Called with the octets of each event that comes */
  readonly onPacket: (octets: number) => void
}): BotPlayer => {
  const { server, onView, onCut, onPacket } = options
  let line: BotLine | undefined
  const views = createViews(onView)
  let known: { readonly seat: Seat; readonly code: string; readonly token: string } | undefined
  let hungUp = false
  let again: NodeJS.Timeout | undefined

  const connect = async (): Promise<void> => {
    line = await openLine(server, {
      event: (packet) => {
        onPacket(packet.length)
        views.hear(packet)
      },
      closed: (why) => {
        line = undefined
        if (hungUp || known === undefined) return
        onCut(why)
        later(AGAIN_AFTER_MS)
      },
    })
  }

  const comeBack = async (): Promise<void> => {
    again = undefined
    if (hungUp || known === undefined) return
    try {
      if (line === undefined) await connect()
      const { code, token } = known
      const answer: ResumedAnswer = JSON.parse((await line?.ask('resume', { code, token, version: 0 })) ?? '')
      if (!answer.ok) later(answer.retryAfterMs ?? AGAIN_AFTER_MS)
      else if (answer.view !== undefined) views.shown(answer.view)
    } catch {
      // The line has told its owner already, or never opened: try again.
      if (line === undefined) later(AGAIN_AFTER_MS)
    }
  }
  /** Comes back after a while; one attempt at a time, whoever asks for it. */
  const later = (ms: number): void => {
    again ??= setTimeout(() => void comeBack(), ms)
  }

  return {
    version: views.version,
    view: views.view,
    seat: () => known?.seat ?? 'client',
    code: () => known?.code ?? '',
    connect,
    sitDown: async (event, message) => {
      const text = await ask(line, event, message)
      const refused = refusalIn(text)
      if (refused !== undefined) return refused
      const seated: { seat: Seat; code: string; token: string; view: View } = JSON.parse(text)
      known = seated
      views.shown(seated.view)
      return undefined
    },
    act: (message) => ask(line, 'act', message),
    hangUp: () => {
      hungUp = true
      clearTimeout(again)
      line?.close()
    },
  }
}

const ask = (line: BotLine | undefined, event: string, message: object): Promise<string> =>
  line === undefined ? Promise.reject(new Error('not connected')) : line.ask(event, message)
