import type { Room } from '../../../shared/game/room/room.ts'
import type { View } from '../../../shared/game/room/view.ts'
import { changeOf } from '../../../shared/game/room/changeOf.ts'
import { viewOf } from '../../../shared/game/room/viewOf.ts'
import type { Seat, Viewer } from '../../../shared/game/seat.ts'
import { seatHeldWith } from '../../rooms/secrets.ts'
import type { Line, Place } from './line.ts'

/** Tells those who are in a room what it is now, to each what its viewer may know. */
export type TellViews = (room: Room, ears: Iterable<Ear>) => void

/** As much of a connection as telling it something needs. */
export interface Ear {
  readonly data: Pick<Line['data'], 'place' | 'seen' | 'seenAs' | 'takesChanges' | 'direct'>
}

/** What a seat, or the spectators, were shown last, and what they are shown now, written once for all of them. */
interface Telling {
  readonly view: View
  /** The view before it, if what is new can be told instead of all of it */
  readonly since: number | undefined
  readonly change: string
  whole: string | undefined
}

/**
 * For one room. From the first view of a round on, and until the next begins, a connection that has the view before hears
 * only what is new; everybody else gets the whole view. In a lobby nothing is kept.
 */
export const tellViews = (): TellViews => {
  let shown: { readonly [W in Seat | 'spectator']?: View | undefined } = {}

  const telling = (view: View, before: View | undefined): Telling => {
    const change = before && changeOf(before, view)
    return {
      view,
      since: change?.since,
      change: change === undefined ? '' : `2["change",${JSON.stringify(change)}]`,
      whole: undefined,
    }
  }

  return (room, ears) => {
    const told: { [W in Seat | 'spectator']?: Telling } = {}
    for (const { data } of ears) {
      if (data.place === undefined) continue
      const seat = seatOf(room, data.place)
      const who = seat ?? 'spectator'
      const one = (told[who] ??= telling(viewOf(room, viewerOn(seat), room.at, shown[who]), shown[who]))
      // In a room of a class seats change hands while it is played: who sat elsewhere has seen another view.
      const isNext =
        data.takesChanges && one.since !== undefined && data.seen === one.since && data.seenAs === who
      data.direct.send(isNext ? one.change : (one.whole ??= `2["view",${JSON.stringify(one.view)}]`))
      data.seen = room.version
      data.seenAs = who
    }
    const goesOn = room.round !== undefined && room.phase !== 'closed'
    shown = goesOn
      ? { client: told.client?.view, server: told.server?.view, spectator: told.spectator?.view }
      : {}
  }
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

const viewerOn = (seat: Seat | undefined): Viewer => VIEWERS[seat ?? 'spectator']

const VIEWERS: { readonly [W in Seat | 'spectator']: Viewer } = {
  client: { kind: 'seat', seat: 'client' },
  server: { kind: 'seat', seat: 'server' },
  spectator: { kind: 'spectator' },
}
