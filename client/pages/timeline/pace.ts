/** Two leaps of at least so many pixels, so close together, are fast; it is over when none came for so long. */
const LEAP_PX = 160
const WITHIN_MS = 250
const REST_MS = 120

/** Whether a board is sent on faster than anybody reads: where what is read need not be drawn. */
export interface Pace {
  readonly isFast: () => boolean
  /** The board is sent on by so many pixels, either way */
  readonly moved: (px: number) => void
  /** Nobody is told any more */
  readonly end: () => void
}

/**
 * @param now in milliseconds
 * @param changed told when it becomes fast, and when it has come to rest
 */
export const paceOf = (now: () => number, changed: () => void): Pace => {
  let isFast = false
  let leaptAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  // One timer for a whole movement: a new one for each leap would cost more than the leap.
  const look = (): void => {
    const left = leaptAt + REST_MS - now()
    isFast = left > 0
    timer = isFast ? setTimeout(look, left) : undefined
    if (!isFast) changed()
  }
  return {
    isFast: () => isFast,
    moved: (px) => {
      if (Math.abs(px) < LEAP_PX) return
      const pause = now() - leaptAt
      leaptAt = now()
      if (isFast || pause > WITHIN_MS) return
      isFast = true
      timer = setTimeout(look, REST_MS)
      changed()
    },
    end: () => clearTimeout(timer),
  }
}
