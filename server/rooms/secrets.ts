import { createHash, randomBytes, randomInt } from 'node:crypto'
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/wire/limits.ts'

/** A secret of 160 bits that is safe in a message and in an address. */
export const newSecret = (): string => randomBytes(20).toString('base64url')

/** What the server keeps of a seat's token: who reads the store cannot sit down with it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A room code drawn from the letters that cannot be mistaken for each other. */
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('')
