/** How long a clock that was set forwards must have stood there before anything is thrown away by it, in milliseconds. */
const BELIEVED_AFTER_MS = 24 * 3_600_000

/**
 * The clock by which things are old enough to be closed or erased. It is never ahead of the wall clock; where that was
 * set forwards (a machine that came up with the time of its last shutdown, a hand that slipped) it follows a day later,
 * so that what is being played in has long had new events by then.
 *
 * @param wall   milliseconds of the events' epoch; may jump
 * @param steady milliseconds that never jump
 */
export const patientClock = (
  wall: () => number = Date.now,
  steady: () => number = () => performance.now(),
): (() => number) => {
  /** How far the wall clock was ahead of the steady one, rising; the first is the least of the last day */
  const offsets: { readonly at: number; readonly offset: number }[] = []
  return () => {
    const at = steady()
    const offset = wall() - at
    while ((offsets.at(-1)?.offset ?? -Infinity) >= offset) offsets.pop()
    offsets.push({ at, offset })
    while ((offsets[0]?.at ?? at) < at - BELIEVED_AFTER_MS) offsets.shift()
    return at + (offsets[0]?.offset ?? offset)
  }
}
