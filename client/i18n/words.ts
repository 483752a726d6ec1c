/**
 * The shape that a translation must have: the same keys, and functions with the same parameters. English defines
 * it; a key that is missing or has other parameters elsewhere does not compile.
 */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer Values) => infer Answer
      ? (...values: Values) => Answer extends string ? string : Words<Answer>
      : T[K] extends readonly string[]
        ? readonly string[]
        : Words<T[K]>
}
