import type { Octets } from '../../tcp/segment.ts'

/** Flat from the start: asking for a character makes one string of what `repeat` glues together. */
const ZEROS = ((zeros) => (zeros.endsWith('\0') ? zeros : ''))('\0'.repeat(2 ** 22))

/** So many zeros, for octets whose content is not known or not compared. Cut from one string, which costs nothing. */
export const blank = (octets: number): Octets =>
  octets <= ZEROS.length ? ZEROS.slice(0, octets) : '\0'.repeat(octets)
