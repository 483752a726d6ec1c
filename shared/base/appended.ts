/**
 * The list with one more at its end; the list itself stays as it is. It is made exactly as long as it has to be, where
 * `[...all, one]` makes room to grow that nobody will ever use: three times the memory of a short list.
 */
export const appended = <T>(all: readonly T[], one: T): readonly T[] =>
  all.length === 0 ? [one] : all.toSpliced(all.length, 0, one)

/** One list after the other; the very same where the other is empty. */
export const both = <T>(first: readonly T[], second: readonly T[]): readonly T[] => {
  if (first.length === 0) return second
  return second.length === 0 ? first : first.concat(second)
}
