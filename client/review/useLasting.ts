import { useEffect, useState } from 'react'

/** True once something has been true without a break for so many milliseconds. */
export const useLasting = (isTrue: boolean, ms: number): boolean => {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!isTrue) return undefined
    const timer = setTimeout(() => setLasts(true), ms)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [isTrue, ms])
  return isTrue && lasts
}
