import type { EndpointPlay, Holder, MoveOutcome, Room } from './room.ts'
import { SEATS } from '../seat.ts'
import type { Seat } from '../seat.ts'

/** The seat whose holder has this token; ends may be swapped, so ask again for each message. */
export const seatOfToken = (room: Room, tokenHash: string): Seat | undefined =>
  SEATS.find((seat) => tokensOf(room.seats[seat]).includes(tokenHash))

/** Hashes of the tokens with which a seat may be played: two where it is shared, none where nobody holds it. */
export const tokensOf = (holder: Holder): readonly string[] => {
  if (holder.kind !== 'person') return []
  const { tokenHash, guestHash } = holder
  return guestHash === undefined ? [tokenHash] : [tokenHash, guestHash]
}

/** What became of a move, once it has been applied; undefined for an id never seen in this round. */
export const outcomeOf = (room: Room, seat: Seat, moveId: string): MoveOutcome | undefined =>
  room.round === undefined ? undefined : outcomeIn(room.round.play[seat], moveId)

/** The same for a play: the newest moves are asked for most. */
export const outcomeIn = ({ moves }: EndpointPlay, moveId: string): MoveOutcome | undefined =>
  moves.findLast((move) => move.moveId === moveId)?.outcome
