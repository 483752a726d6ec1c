/** The two clocks are compared anew only when they seem further apart: a busy line makes each message look a little late. */
const DRIFT_MS = 1_500

/**
 * How far the server's clock is ahead of this page's, in milliseconds, after the server has said what time it is.
 *
 * @param before what was known of it so far
 */
export const aheadAfter = (before: number, serverNow: number, pageNow: number = Date.now()): number => {
  const ahead = serverNow - pageNow
  return Math.abs(ahead - before) > DRIFT_MS ? ahead : before
}

/** What is left of the time for a level, in milliseconds, at this moment of the server's clock; below 0 when it is over. */
export const leftMs = (until: number, stillSince: number | undefined, serverNow: number): number =>
  until - (stillSince ?? serverNow)
