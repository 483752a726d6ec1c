/**
 * How much may still be tried with one connection; it is counted down as things are tried. Ordinary recordings need a
 * small part of it. It is there for the others: what nobody can make sense of must not take for
 * ever.
 */
export interface Effort {
  left: number
}

/**
 * Trials for any connection, and for each of its segments. With a fifth as many the captures of the tests, and all their
 * alterations, get the same verdicts; but of 1,066 others, made by chance of loss, copies and jitter, four did not.
 */
const TRIALS = { connection: 100_000, segment: 60 } as const

export const effortFor = (segments: number): Effort => ({
  left: TRIALS.connection + TRIALS.segment * segments,
})

/** From now on only what is plainly so is looked for. */
export const isSpent = ({ left }: Effort): boolean => left <= 0
