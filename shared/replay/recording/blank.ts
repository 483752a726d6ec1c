import type { Octets } from '../../tcp/segment.ts'

/** Flat from the start: asking for a character makes one string of what `repeat` glues together. */
const flat = (octets: number): Octets => ((zeros) => (zeros.endsWith('\0') ? zeros : ''))('\0'.repeat(octets))

/** The longest that was asked for so far: the most is a hole in a recording, 16 MB. */
let zeros = flat(2 ** 20)

/** So many zeros, for octets whose content is not known or not compared. Cut from one string, which costs nothing. */
export const blank = (octets: number): Octets => {
  if (octets > zeros.length) zeros = flat(2 ** Math.ceil(Math.log2(octets)))
  return zeros.slice(0, octets)
}
