import { useEffect, useRef, useState } from 'react'

/** Changes closer together than this are one movement, in milliseconds. */
const REST_MS = 110

/**
 * A value as it comes to rest: a change after a pause is followed at once, changes in quick succession when they end.
 * For what is much to draw beside what must follow the hand.
 */
export const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value)
  const changedAt = useRef(0)
  useEffect(() => {
    const now = performance.now()
    const pause = now - changedAt.current
    changedAt.current = now
    const timer = setTimeout(() => setSettled(value), pause > REST_MS ? 0 : REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
