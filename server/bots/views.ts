import type { View } from '../../shared/game/room/view.ts'
import { viewAfter } from '../../shared/game/room/viewChange.ts'
import type { ViewChange } from '../../shared/game/room/viewChange.ts'

/** What one bot has been told of its room: kept as it came, and read only when somebody asks for it. */
export interface Views {
  /** Version of the newest view, 0 before the first */
  readonly version: () => number
  readonly view: () => View | undefined
  /** An event that came, of whatever kind */
  readonly hear: (packet: Buffer) => void
  /** A view that came with an answer */
  readonly shown: (view: View) => void
  /** The room is another one from now on */
  readonly forget: () => void
}

/** @param onView called after each newer view */
export const createViews = (onView: () => void): Views => {
  let read: View | undefined
  let unread: string[] = []
  let version = 0
  return {
    version: () => version,
    view: () => {
      for (const packet of unread) read = viewWith(read, packet)
      unread = []
      return read
    },
    hear: (packet) => {
      const kind = kindOf(packet)
      const at = kind === undefined ? 0 : versionOf(packet)
      if (kind === undefined || at <= version) return
      if (kind === 'view') unread = []
      unread.push(packet.toString())
      version = at
      onView()
    },
    shown: (view) => {
      if (view.version < version) return
      read = view
      unread = []
      version = view.version
      onView()
    },
    forget: () => {
      read = undefined
      unread = []
      version = 0
    },
  }
}

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
