import { drawn } from '../../base/random.ts'

/** Characters of a fault seed at most; what is drawn has five. */
export const FAULT_SEED_CHARS = 12

const DRAWN_CHARS = 5

/** No I, O, 0 or 1: a seed is read aloud, and written on a board. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * The seed that somebody has typed: case and spaces do not matter. Undefined unless it is 1 to 12 letters of the
 * English alphabet or digits.
 */
export const parseFaultSeed = (typed: string): string | undefined => {
  const seed = typed.replace(/\s/g, '').toUpperCase()
  return seed.length <= FAULT_SEED_CHARS && /^[A-Z0-9]+$/.test(seed) ? seed : undefined
}

/** A short seed for a round in which nobody has chosen one; `id` is any text that was never used before. */
export const newFaultSeed = (id: string): string =>
  Array.from({ length: DRAWN_CHARS }, (_, at) =>
    ALPHABET.charAt(drawn(id, `fault seed/${at}`, ALPHABET.length)),
  ).join('')
