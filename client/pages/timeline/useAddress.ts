import { useEffect, useRef } from 'react'

/** Browsers bear only so many changes of the address in a while: Safari throws at 100 in 30 seconds. */
const MOST = 40
const WHILE_MS = 15_000
const REST_MS = 400

/** Keeps the step in the address (`#step=10`): at once, and while one scrubs fast only where one comes to rest. */
export const useAddress = (selected: number): void => {
  const written = useRef<readonly number[]>([])
  const first = useRef(selected)
  useEffect(() => {
    if (first.current === selected) return undefined
    first.current = Number.NaN
    const write = (): void => {
      written.current = [...recent(), performance.now()]
      history.replaceState(history.state, '', `#step=${selected}`)
    }
    const recent = (): readonly number[] => written.current.filter((at) => at > performance.now() - WHILE_MS)
    if (recent().length < MOST) {
      write()
      return undefined
    }
    const timer = setTimeout(write, REST_MS)
    return () => clearTimeout(timer)
  }, [selected])
}
