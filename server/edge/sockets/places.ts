import type { Room } from '../../../shared/game/room/room.ts'
import { sameData } from '../../../shared/base/sameData.ts'
import { tokensOf } from '../../../shared/game/room/seatOf.ts'
import { bySeat } from '../../../shared/game/seat.ts'
import type { Presence } from '../../../shared/wire/answers.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Nodes } from '../../store/nodes.ts'
import { hearElsewhere } from './elsewhere.ts'
import type { Line, Place } from './line.ts'
import { tellViews } from './tellViews.ts'
import type { TellViews } from './tellViews.ts'

/** Who is connected to which room, and what each of them is told. */
export interface Places {
  /** Puts a connection in its place. The newest with a token is its player; an older one is told and let go. */
  readonly enter: (line: Line, place: Place) => void
  readonly leave: (line: Line) => void
  readonly isWatched: (code: string) => boolean
  /** How many rooms have somebody in them */
  readonly count: () => number
  /** The connections that are in a room now. */
  readonly linesOf: (code: string) => readonly Line[]
  /** Calls back each time that somebody may have come or gone. */
  readonly onPresence: (listener: (code: string) => void) => void
}

/** Those who are in one room, and what they have been told. */
interface Audience {
  readonly lines: Set<Line>
  readonly tell: TellViews
  presence: Presence | undefined
}

/** Tells every change of a room to its connections, to each what its viewer may know. */
export const createPlaces = (rooms: Rooms, nodes: Nodes): Places => {
  const audiences = new Map<string, Audience>()
  const listeners: ((code: string) => void)[] = []
  const linesOf = (code: string): readonly Line[] => [...(audiences.get(code)?.lines ?? [])]
  const tokensIn = (code: string): readonly string[] => [
    ...new Set(linesOf(code).flatMap((line) => line.data.place?.tokenHash ?? [])),
  ]

  const presenceIn = (room: Room): Presence =>
    bySeat((seat) => {
      const holder = room.seats[seat]
      if (holder.kind === 'empty') return 'none'
      if (holder.kind === 'bot') return 'here'
      const isHere = tokensOf(holder).some(
        (tokenHash) =>
          linesOf(room.code).some((line) => line.data.place?.tokenHash === tokenHash) ||
          elsewhere.isHere(room.code, tokenHash),
      )
      return isHere ? 'here' : 'away'
    })

  const tellPresence = (code: string): void => {
    for (const listener of listeners) listener(code)
    const [room, audience] = [rooms.peek(code), audiences.get(code)]
    if (room === undefined || audience === undefined) return
    audience.presence = presenceIn(room)
    for (const line of audience.lines) line.emit('presence', audience.presence)
  }

  const elsewhere = hearElsewhere(
    nodes,
    (code) => (audiences.has(code) ? tokensIn(code) : undefined),
    tellPresence,
  )
  /** @param asks to be told who is there at other nodes */
  const announce = (code: string, asks = false): void =>
    nodes.tell({ kind: 'here', room: code, tokens: tokensIn(code), asks })

  nodes.onNews((news, { isSelf }) => {
    if (news.kind !== 'took') return
    for (const line of linesOf(news.room)) {
      if (line.data.place?.tokenHash !== news.token) continue
      if (isSelf && line.id === news.line) line.data.isKnown = true
      else if (!isSelf && line.data.isKnown) {
        remove(line)
        line.emit('superseded')
        announce(news.room)
      }
    }
  })

  rooms.onChange((room) => {
    const audience = audiences.get(room.code)
    if (audience === undefined) return
    audience.tell(room, audience.lines)
    // Nobody sits down, stands up or changes ends while a round is being played, but in a class.
    const mayChange = room.phase !== 'playing' || room.hosted !== undefined
    if (mayChange && !sameData(audience.presence, presenceIn(room))) tellPresence(room.code)
  })

  const remove = (line: Line): Place | undefined => {
    const { place } = line.data
    line.data.place = undefined
    line.data.isKnown = false
    line.data.seen = undefined
    if (place === undefined) return undefined
    const here = audiences.get(place.code)?.lines
    here?.delete(line)
    if (here?.size === 0) {
      audiences.delete(place.code)
      elsewhere.forget(place.code)
    }
    return place
  }

  return {
    enter: (line, place) => {
      const before = remove(line)
      for (const other of linesOf(place.code)) {
        if (place.tokenHash === undefined || other.data.place?.tokenHash !== place.tokenHash) continue
        remove(other)
        other.emit('superseded')
      }
      line.data.place = place
      const isFirst = !audiences.has(place.code)
      const audience = audiences.get(place.code) ?? {
        lines: new Set(),
        tell: tellViews(),
        presence: undefined,
      }
      audience.lines.add(line)
      audiences.set(place.code, audience)
      if (place.tokenHash !== undefined)
        nodes.tell({ kind: 'took', room: place.code, token: place.tokenHash, line: line.id })
      announce(place.code, isFirst)
      tellPresence(place.code)
      if (before !== undefined && before.code !== place.code) {
        announce(before.code)
        tellPresence(before.code)
      }
    },
    leave: (line) => {
      const place = remove(line)
      if (place === undefined) return
      announce(place.code)
      tellPresence(place.code)
    },
    isWatched: (code) => audiences.has(code),
    count: () => audiences.size,
    linesOf,
    onPresence: (listener) => {
      listeners.push(listener)
    },
  }
}
