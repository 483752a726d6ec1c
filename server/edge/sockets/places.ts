import type { Room } from '../../../shared/game/room/room.ts'
import type { View } from '../../../shared/game/room/view.ts'
import { viewOf } from '../../../shared/game/room/viewOf.ts'
import { bySeat } from '../../../shared/game/seat.ts'
import type { Seat, Viewer } from '../../../shared/game/seat.ts'
import type { Presence } from '../../../shared/wire/answers.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { seatHeldWith } from '../../rooms/secrets.ts'
import type { Nodes } from '../../store/nodes.ts'
import { hearElsewhere } from './elsewhere.ts'
import type { Line, Place } from './line.ts'
import { toldView } from './toldView.ts'

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

/** Tells every change of a room to its connections, to each what its viewer may know. */
export const createPlaces = (rooms: Rooms, nodes: Nodes): Places => {
  const lines = new Map<string, Set<Line>>()
  const listeners: ((code: string) => void)[] = []
  const linesOf = (code: string): readonly Line[] => [...(lines.get(code) ?? [])]
  const tokensOf = (code: string): readonly string[] => [
    ...new Set(linesOf(code).flatMap((line) => line.data.place?.tokenHash ?? [])),
  ]

  const presenceIn = (room: Room): Presence =>
    bySeat((seat) => {
      const holder = room.seats[seat]
      if (holder.kind === 'empty') return 'none'
      if (holder.kind === 'bot') return 'here'
      const { tokenHash } = holder
      const isHere =
        linesOf(room.code).some((line) => line.data.place?.tokenHash === tokenHash) ||
        elsewhere.isHere(room.code, tokenHash)
      return isHere ? 'here' : 'away'
    })

  const tellPresence = (code: string): void => {
    for (const listener of listeners) listener(code)
    const room = rooms.peek(code)
    if (room === undefined) return
    const presence = presenceIn(room)
    for (const line of linesOf(code)) line.emit('presence', presence)
  }

  const elsewhere = hearElsewhere(
    nodes,
    (code) => (lines.has(code) ? tokensOf(code) : undefined),
    tellPresence,
  )
  /** @param asks to be told who is there at other nodes */
  const announce = (code: string, asks = false): void =>
    nodes.tell({ kind: 'here', room: code, tokens: tokensOf(code), asks })

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
    const here = lines.get(room.code)
    if (here === undefined) return
    // Whoever sees the same is sent the same text.
    const texts: { [W in Seat | 'spectator']?: string } = {}
    for (const { data } of here) {
      if (data.place === undefined) continue
      const seat = seatOf(room, data.place)
      data.direct.send((texts[seat ?? 'spectator'] ??= viewPacket(viewOf(room, viewerOn(seat)))))
    }
    // Nobody sits down, stands up or changes ends while a round is being played.
    if (room.phase !== 'playing') tellPresence(room.code)
  })

  const remove = (line: Line): Place | undefined => {
    const { place } = line.data
    line.data.place = undefined
    line.data.isKnown = false
    if (place === undefined) return undefined
    const here = lines.get(place.code)
    here?.delete(line)
    if (here?.size === 0) {
      lines.delete(place.code)
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
      const isFirst = !lines.has(place.code)
      lines.set(place.code, (lines.get(place.code) ?? new Set()).add(line))
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
    isWatched: (code) => lines.has(code),
    count: () => lines.size,
    linesOf,
    onPresence: (listener) => {
      listeners.push(listener)
    },
  }
}

/**
 * What the room looks like from this place, and from which seat: a token that holds none any more looks on.
 *
 * @param now for whoever comes to a room in which nothing has just happened: a timer may be running there
 */
export const viewFor = (
  room: Room,
  place: Place,
  now?: number,
): { readonly seat: Seat | undefined; readonly view: View } => {
  const seat = seatOf(room, place)
  return { seat, view: viewOf(room, viewerOn(seat), now) }
}

const seatOf = (room: Room, { tokenHash }: Place): Seat | undefined =>
  tokenHash === undefined ? undefined : seatHeldWith(room, tokenHash)

const viewerOn = (seat: Seat | undefined): Viewer =>
  seat === undefined ? { kind: 'spectator' } : { kind: 'seat', seat }

/** The event as a Socket.IO packet. */
const viewPacket = (view: View): string => `2["view",${toldView(view)}]`
