import type { View } from '../../shared/game/room/view.ts'
import { viewAfter } from '../../shared/game/room/viewChange.ts'
import type { ViewChange } from '../../shared/game/room/viewChange.ts'
import type { Seat } from '../../shared/game/seat.ts'
import type { RefusedAnswer, ResumedAnswer } from '../../shared/wire/answers.ts'
import { openLine } from './line.ts'
import type { BotLine } from './line.ts'

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
  /** The newest view that was read, and what has come since as it came, until somebody reads it */
  let read: View | undefined
  let unread: string[] = []
  let version = 0
  let known: { readonly seat: Seat; readonly code: string; readonly token: string } | undefined
  let hungUp = false
  let again: NodeJS.Timeout | undefined

  const shown = (view: View): void => {
    if (view.version < version) return
    read = view
    unread = []
    version = view.version
    onView()
  }
  const hear = (packet: Buffer): void => {
    const kind = kindOf(packet)
    const at = kind === undefined ? 0 : versionOf(packet)
    if (kind === undefined || at <= version) return
    if (kind === 'view') unread = []
    unread.push(packet.toString())
    version = at
    onView()
  }
  const readAll = (): View | undefined => {
    for (const packet of unread) read = viewWith(read, packet)
    unread = []
    return read
  }

  const connect = async (): Promise<void> => {
    line = await openLine(server, {
      event: (packet) => {
        onPacket(packet.length)
        hear(packet)
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
      else if (answer.view !== undefined) shown(answer.view)
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
    version: () => version,
    view: readAll,
    seat: () => known?.seat ?? 'client',
    code: () => known?.code ?? '',
    connect,
    sitDown: async (event, message) => {
      const text = await ask(line, event, message)
      const refused = refusalIn(text)
      if (refused !== undefined) return refused
      const seated: { seat: Seat; code: string; token: string; view: View } = JSON.parse(text)
      known = seated
      shown(seated.view)
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

const VIEW = '42["view",'
const CHANGE = '42["change",'
const VERSION = '"version":'

const kindOf = (packet: Buffer): 'view' | 'change' | undefined => {
  const head = packet.toString('latin1', 0, CHANGE.length)
  return head === CHANGE ? 'change' : head.startsWith(VIEW) ? 'view' : undefined
}

/** Read from the packet's text: most views are counted and never looked at. */
const versionOf = (packet: Buffer): number => {
  const at = packet.indexOf(VERSION)
  return at < 0 ? 0 : Number.parseInt(packet.toString('latin1', at + VERSION.length, at + 20), 10)
}

/** Throws when what is told does not follow what was seen: the server has promised that it does. */
const viewWith = (before: View | undefined, packet: string): View => {
  if (packet.startsWith(VIEW)) {
    const view: View = JSON.parse(packet.slice(VIEW.length, -1))
    return view
  }
  const change: ViewChange = JSON.parse(packet.slice(CHANGE.length, -1))
  const after = before && viewAfter(before, change)
  if (after === undefined) throw new Error(`told of a change of version ${change.since}`)
  return after
}
