import { useEffect, useRef } from 'react'

/** Browsers bear only so many changes of the address in a while: Safari throws at 100 in 30 seconds. */
const MOST = 40
const WHILE_MS = 15_000
const REST_MS = 400
/** Changes closer together than this are one movement: its end is written, for each writing costs half a frame. */
const MOVING_MS = 150

/** Keeps the step in the address (`#step=10`): at once, and while one scrubs only where one comes to rest. */
export const useAddress = (selected: number): void => {
  const written = useRef<readonly number[]>([])
  const first = useRef(selected)
  const changedAt = useRef(0)
  useEffect(() => {
    if (first.current === selected) return undefined
    first.current = Number.NaN
    const now = performance.now()
    const pause = now - changedAt.current
    changedAt.current = now
    const { hash } = location
    const write = (): void => {
      // Somebody has gone elsewhere meanwhile.
      if (location.hash !== hash) return
      written.current = [...recent(), performance.now()]
      history.replaceState(history.state, '', `#step=${selected}`)
    }
    const recent = (): readonly number[] => written.current.filter((at) => at > performance.now() - WHILE_MS)
    const wait = recent().length >= MOST ? REST_MS : pause > MOVING_MS ? 0 : MOVING_MS
    const timer = setTimeout(write, wait)
    return () => clearTimeout(timer)
  }, [selected])
}
