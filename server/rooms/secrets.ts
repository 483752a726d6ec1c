import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Room } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/wire/limits.ts'

/** A secret of 160 bits that is safe in a message and in an address. */
export const newSecret = (): string => randomBytes(20).toString('base64url')

/** What the server keeps of a seat's token: who reads the store cannot sit down with it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A room code drawn from the letters that cannot be mistaken for each other. */
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('')

/**
 * The seat whose holder has this token, compared in constant time. Ends may be swapped, so this is asked anew for
 * each message; undefined when the seat was given up, or the token was never given.
 */
export const seatHeldWith = (room: Room, tokenHash: string): Seat | undefined =>
  SEATS.filter((seat) => {
    const holder = room.seats[seat]
    return holder.kind === 'person' && isSame(holder.tokenHash, tokenHash)
  })[0]

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
