import type { View } from '../../shared/game/room/view.ts'
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
  let newest: View | undefined
  /** The newest view as it came, until somebody reads it */
  let unread: Buffer | undefined
  let version = 0
  let known: { readonly seat: Seat; readonly code: string; readonly token: string } | undefined
  let hungUp = false

  const see = (at: number, { view, packet }: { readonly view?: View; readonly packet?: Buffer }): void => {
    if (at < version) return
    version = at
    newest = view
    unread = packet
    onView()
  }

  const connect = async (): Promise<void> => {
    line = await openLine(server, {
      event: (packet) => {
        onPacket(packet.length)
        if (isView(packet)) see(versionOf(packet), { packet })
      },
      closed: (why) => {
        line = undefined
        if (hungUp || known === undefined) return
        onCut(why)
        setTimeout(() => void comeBack(), AGAIN_AFTER_MS)
      },
    })
  }

  const comeBack = async (): Promise<void> => {
    if (hungUp || known === undefined) return
    try {
      await connect()
      const { code, token } = known
      const answer: ResumedAnswer = JSON.parse((await line?.ask('resume', { code, token, version: 0 })) ?? '')
      if (answer.ok && answer.view !== undefined) see(answer.view.version, { view: answer.view })
    } catch {
      // The line has told its owner already, or never opened: try again.
      if (line === undefined) setTimeout(() => void comeBack(), AGAIN_AFTER_MS)
    }
  }

  return {
    version: () => version,
    view: () => {
      if (unread !== undefined) newest = viewIn(unread)
      unread = undefined
      return newest
    },
    seat: () => known?.seat ?? 'client',
    code: () => known?.code ?? '',
    connect,
    sitDown: async (event, message) => {
      const text = await ask(line, event, message)
      const refused = refusalIn(text)
      if (refused !== undefined) return refused
      const seated: { seat: Seat; code: string; token: string; view: View } = JSON.parse(text)
      known = seated
      see(seated.view.version, { view: seated.view })
      return undefined
    },
    act: (message) => ask(line, 'act', message),
    hangUp: () => {
      hungUp = true
      line?.close()
    },
  }
}

const ask = (line: BotLine | undefined, event: string, message: object): Promise<string> =>
  line === undefined ? Promise.reject(new Error('not connected')) : line.ask(event, message)

const VIEW = Buffer.from('42["view",')
const VERSION = '"version":'

const isView = (packet: Buffer): boolean => packet.subarray(0, VIEW.length).equals(VIEW)

/** Read from the packet's text: most views are counted and never looked at. */
const versionOf = (packet: Buffer): number => {
  const at = packet.indexOf(VERSION)
  return at < 0 ? 0 : Number.parseInt(packet.toString('latin1', at + VERSION.length, at + 20), 10)
}

const viewIn = (packet: Buffer): View => {
  const view: View = JSON.parse(packet.toString('utf8', VIEW.length, packet.length - 1))
  return view
}
