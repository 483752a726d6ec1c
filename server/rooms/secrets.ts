import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Room } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/wire/limits.ts'
import { RESERVED_CODE } from '../../shared/wire/typed.ts'

/** A secret of 160 bits that is safe in a message and in an address. */
export const newSecret = (): string => randomBytes(20).toString('base64url')

/** What the server keeps of a seat's token: who reads the store cannot sit down with it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A code drawn from the letters that cannot be mistaken for each other; never the word that is a page's address. */
export const newCode = (length: number = CODE_LENGTH): string => {
  const code = Array.from({ length }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('')
  return code === RESERVED_CODE ? newCode(length) : code
}

/**
 * The seat whose holder has this token. Ends may be swapped, so this is asked anew for each message; undefined when the
 * seat was given up, or the token was never given. Hashes are compared, so how long it takes tells nothing of a token.
 */
export const seatHeldWith = (room: Room, tokenHash: string): Seat | undefined => {
  for (const seat of SEATS) {
    const holder = room.seats[seat]
    if (holder.kind !== 'person') continue
    if (holder.tokenHash === tokenHash || holder.guestHash === tokenHash) return seat
  }
  return undefined
}
