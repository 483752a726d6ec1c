import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Room } from '../../shared/game/room/room.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/wire/limits.ts'
import { RESERVED_CODE } from '../../shared/wire/typed.ts'

const SECRET_OCTETS = 20
/** Random octets are had for so many secrets at once: having them costs nearly the same for one. */
const HAD_AT_ONCE = 256
let octets = Buffer.alloc(0)
let used = 0

/** A secret of 160 bits that is safe in a message and in an address. */
export const newSecret = (): string => {
  if (used === octets.length) {
    octets = randomBytes(HAD_AT_ONCE * SECRET_OCTETS)
    used = 0
  }
  const end = used + SECRET_OCTETS
  const secret = octets.toString('base64url', used, end)
  // What has been given out is known to its owner only.
  octets.fill(0, used, end)
  used = end
  return secret
}

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
