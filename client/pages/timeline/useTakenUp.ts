import { useCallback, useEffect, useRef, useState } from 'react'

/** A table that is opened over a timeline at one of its steps. */
export interface TakenUp {
  readonly kind: 'retry' | 'play'
  readonly n: number
}

/** The table that an address names: `#retry=5`, `#play=5`. */
const takenUpIn = (hash: string): TakenUp | undefined => {
  const [, kind, n] = /^#(retry|play)=(\d{1,6})$/.exec(hash) ?? []
  return kind === undefined ? undefined : { kind: kind === 'retry' ? 'retry' : 'play', n: Number(n) }
}

/**
 * Which table is open over the timeline, by the address: so the browser's own way back leads from it to the step, and a
 * reload stays at it.
 */
export const useTakenUp = (): {
  readonly open: TakenUp | undefined
  readonly take: (kind: TakenUp['kind'], n: number) => void
  readonly leave: () => void
} => {
  const [open, setOpen] = useState(() => takenUpIn(location.hash))
  const cameFrom = useRef(false)
  useEffect(() => {
    const follow = (): void => {
      const next = takenUpIn(location.hash)
      if (next === undefined) cameFrom.current = false
      setOpen(next)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const take = useCallback((kind: TakenUp['kind'], n: number): void => {
    cameFrom.current = true
    location.hash = `${kind}=${n}`
  }, [])
  return {
    open,
    take,
    leave: () => {
      if (cameFrom.current) history.back()
      else location.replace(`#step=${open?.n ?? 1}`)
    },
  }
}
