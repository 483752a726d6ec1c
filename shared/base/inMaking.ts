/**
 * A value in the making: a fresh copy that its maker still writes to. What is handed out is read-only, as every value
 * of ours is, and is never written to again.
 */
export type InMaking<T> = { -readonly [K in keyof T]: T[K] }
