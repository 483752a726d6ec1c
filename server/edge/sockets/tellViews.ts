import type { Room } from '../../../shared/game/room/room.ts'
import type { View } from '../../../shared/game/room/view.ts'
import { changeOf } from '../../../shared/game/room/changeOf.ts'
import { viewOf } from '../../../shared/game/room/viewOf.ts'
import type { Seat, Viewer } from '../../../shared/game/seat.ts'
import { seatHeldWith } from '../../rooms/secrets.ts'
import type { DirectLine } from './directLine.ts'
import type { Packet } from './frames.ts'
import type { Line, Place } from './line.ts'

/** Tells those who are in a room what it is now, to each what its viewer may know. */
export type TellViews = (room: Room, ears: Iterable<Ear>) => void

/** As much of a connection as telling it something needs. */
export interface Ear {
  readonly data: Pick<Line['data'], 'place' | 'seen' | 'seenAs' | 'takesChanges'> & {
    readonly direct: Pick<DirectLine, 'send'>
  }
}

/** What a seat, or the spectators, were shown last, and what they are shown now, written once for all of them. */
interface Telling {
  readonly view: View
  /** The view before it, if what is new can be told instead of all of it */
  readonly since: number | undefined
  readonly change: Packet | undefined
  whole: Packet | undefined
}

/**
 * For one room. From the first view of a round on, and until the next begins, a connection that has the view before hears
 * only what is new; everybody else gets the whole view. In a lobby nothing is kept.
 */
export const tellViews = (): TellViews => {
  let shown: Shown = NOTHING_SHOWN
  return (room, ears) => {
    const { client, server, spectator } = shown
    let toClient: Telling | undefined
    let toServer: Telling | undefined
    let toSpectators: Telling | undefined
    for (const { data } of ears) {
      if (data.place === undefined) continue
      switch (seatOf(room, data.place)) {
        case 'client':
          tell(data, 'client', room.version, (toClient ??= telling(room, CLIENT, client)))
          break
        case 'server':
          tell(data, 'server', room.version, (toServer ??= telling(room, SERVER, server)))
          break
        case undefined:
          tell(data, 'spectator', room.version, (toSpectators ??= telling(room, SPECTATOR, spectator)))
      }
    }
    const goesOn = room.round !== undefined && room.phase !== 'closed'
    shown = goesOn
      ? { client: toClient?.view, server: toServer?.view, spectator: toSpectators?.view }
      : NOTHING_SHOWN
  }
}

/** What each was shown last. Fields by name, here and above: this runs with every move, and a key in a variable is dear. */
interface Shown {
  readonly client: View | undefined
  readonly server: View | undefined
  readonly spectator: View | undefined
}

const NOTHING_SHOWN: Shown = { client: undefined, server: undefined, spectator: undefined }

const telling = (room: Room, viewer: Viewer, before: View | undefined): Telling => {
  const view = viewOf(room, viewer, room.at, before)
  const change = before && changeOf(before, view)
  return {
    view,
    since: change?.since,
    change: change && { head: '2["change",', json: JSON.stringify(change) },
    whole: undefined,
  }
}

const tell = (data: Ear['data'], who: Seat | 'spectator', version: number, told: Telling): void => {
  // In a room of a class seats change hands while it is played: who sat elsewhere has seen another view.
  const isNext = data.takesChanges && data.seen === told.since && data.seenAs === who
  const change = isNext ? told.change : undefined
  data.direct.send(change ?? (told.whole ??= { head: '2["view",', json: JSON.stringify(told.view) }))
  data.seen = version
  data.seenAs = who
}

/**
 * What the room looks like to this connection, which has just come to it, and from which seat: a token that holds none any
 * more looks on. The view goes with an answer; what is new from here on can be told as a change of it.
 *
 * @param now a timer may be running in a room in which nothing has just happened
 */
export const showTo = (
  line: Line,
  room: Room,
  place: Place,
  now: number,
): { readonly seat: Seat | undefined; readonly view: View } => {
  const seat = seatOf(room, place)
  line.data.seen = room.version
  line.data.seenAs = seat ?? 'spectator'
  // A clock that was set back must not show hours on a timer of seconds.
  return { seat, view: viewOf(room, viewerOn(seat), Math.max(now ?? room.at, room.at)) }
}

const seatOf = (room: Room, { tokenHash }: Place): Seat | undefined =>
  tokenHash === undefined ? undefined : seatHeldWith(room, tokenHash)

const CLIENT: Viewer = { kind: 'seat', seat: 'client' }
const SERVER: Viewer = { kind: 'seat', seat: 'server' }
const SPECTATOR: Viewer = { kind: 'spectator' }

const viewerOn = (seat: Seat | undefined): Viewer => {
  if (seat === undefined) return SPECTATOR
  return seat === 'client' ? CLIENT : SERVER
}
