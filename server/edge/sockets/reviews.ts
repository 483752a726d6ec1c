import type { Room } from '../../../shared/game/room/room.ts'
import { decideReview } from '../../../shared/replay/review/review.ts'
import type { Review, ReviewRoom, Reviewer } from '../../../shared/replay/review/review.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { ReviewAnswer, ReviewTold } from '../../../shared/wire/answers.ts'
import type { ReviewMessage } from '../../../shared/wire/review.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { seatHeldWith } from '../../rooms/secrets.ts'
import type { Line } from './line.ts'
import type { Places } from './places.ts'
import { refused } from './refused.ts'

/** Shared reviews of finished rounds: who leads in each room, and where. */
export interface Reviews {
  /** Asks about the review of the room in which this connection is, or does something in it. */
  readonly serve: (line: Line, message: ReviewMessage) => Promise<ReviewAnswer>
}

interface Held {
  readonly review: Review
  /** The connections that said that they follow; some may have gone */
  readonly following: ReadonlySet<string>
  /** As they were told last */
  readonly isLeaderHere: boolean
  readonly followers: number
}

/**
 * Keeps the reviews of all rooms in memory and tells each change to everybody in the room.
 *
 * Nothing of a review is stored. Where its leader is changes many times a second and is worth nothing afterwards. Who
 * leads is known by the seat's token, so that it outlives a lost line and a reload; a restart of the server it outlives
 * too, since the page that led says so again when it is back (`useReview`). A room's next round ends its review.
 */
export const createReviews = ({
  rooms,
  places,
}: {
  readonly rooms: Rooms
  readonly places: Places
}): Reviews => {
  const held = new Map<string, Held>()

  const isHere = (code: string, id: string): boolean =>
    places.linesOf(code).some((line) => line.data.place?.tokenHash === id)

  const tellAll = (code: string): void => {
    for (const line of places.linesOf(code)) line.emit('review', toldTo(line, held.get(code)))
  }

  const keep = (
    code: string,
    review: Review | undefined,
    following: ReadonlySet<string> = new Set(),
  ): void => {
    if (review === undefined) held.delete(code)
    else {
      const isLeaderHere = isHere(code, review.leader.id)
      const here = places.linesOf(code).filter(({ id, data }) => {
        return following.has(id) && data.place?.tokenHash !== review.leader.id
      })
      held.set(code, { review, following, isLeaderHere, followers: here.length })
    }
    tellAll(code)
  }

  places.onPresence((code) => {
    const now = held.get(code)
    if (now === undefined) return
    const hasGone = [...now.following].some((id) => places.linesOf(code).every((line) => line.id !== id))
    const isLeaderHere = isHere(code, now.review.leader.id)
    if (hasGone || isLeaderHere !== now.isLeaderHere) {
      const here = places.linesOf(code).map(({ id }) => id)
      keep(code, now.review, new Set(here.filter((id) => now.following.has(id))))
    }
  })

  const follow = (line: Line, code: string, follows: boolean): void => {
    const now = held.get(code)
    if (now === undefined || now.following.has(line.id) === follows) return
    const others = [...now.following].filter((id) => id !== line.id)
    keep(code, now.review, new Set(follows ? [...others, line.id] : others))
  }

  rooms.onChange(({ code, phase }) => {
    if ((phase === 'playing' || phase === 'closed') && held.has(code)) keep(code, undefined)
  })

  /** Rooms that everybody has left are forgotten when the next review begins anywhere. */
  const sweep = (): void => {
    for (const code of held.keys()) if (rooms.peek(code) === undefined) held.delete(code)
  }

  const serve: Reviews['serve'] = async (line, message) => {
    const { place } = line.data
    if (place === undefined) return refused('room/not-joined')
    const { code, tokenHash } = place
    if (message.kind === 'look' || message.kind === 'follow') {
      if (message.kind === 'follow') follow(line, code, message.follows)
      return { ok: true, review: toldTo(line, held.get(code)) }
    }
    // The room may have rested since its last round; whoever holds a seat wakes it.
    const room = await rooms.find(code)
    const seat = room === undefined || tokenHash === undefined ? undefined : seatHeldWith(room, tokenHash)
    const by = room === undefined || seat === undefined ? undefined : reviewerOn(room, seat)
    if (room === undefined || by === undefined) return refused('room/not-joined')
    const decided = decideReview(held.get(code)?.review, by, message, aboutRoom(room))
    if (!decided.ok) return { ok: false, code: decided.error }
    if (message.kind === 'lead') sweep()
    keep(code, decided.value, held.get(code)?.following)
    return { ok: true, review: toldTo(line, held.get(code)) }
  }

  const aboutRoom = (room: Room): ReviewRoom => ({
    replayId: room.phase === 'over' ? room.round?.replayId : undefined,
    isHere: (id) => isHere(room.code, id),
    seated: (seat) => reviewerOn(room, seat),
  })

  return { serve }
}

/** The person on a seat, known by the hash of its token. */
const reviewerOn = (room: Room, seat: Seat): Reviewer | undefined => {
  const holder = room.seats[seat]
  return holder.kind === 'person' ? { id: holder.tokenHash, name: holder.name } : undefined
}

/** A review as this connection may know it: nobody's token, whatever its hash, is in it. */
const toldTo = (line: Line, held: Held | undefined): ReviewTold | null => {
  if (held === undefined) return null
  const { review, isLeaderHere, followers } = held
  const { id, name } = review.leader
  const isMe = line.data.place?.tokenHash === id
  return { replayId: review.replayId, leader: { name, isHere: isLeaderHere, isMe }, at: review.at, followers }
}
