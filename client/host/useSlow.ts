import { useEffect, useRef, useState } from 'react'

/** A value as it was a moment ago: it follows once in so many milliseconds. */
export const useSlow = <T>(value: T, everyMs: number): T => {
  const [slow, setSlow] = useState(value)
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  useEffect(() => {
    const timer = setInterval(() => setSlow(latest.current), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return slow
}
