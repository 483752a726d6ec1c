import { useCallback, useEffect, useRef, useState } from 'react'

const KINDS = ['retry', 'play', 'beside'] as const

/** What is opened over a timeline at one of its steps: a table, or the perfect play beside the round. */
export interface TakenUp {
  readonly kind: (typeof KINDS)[number]
  readonly n: number
}

/** The table that an address names: `#retry=5`, `#play=5`, `#beside=5`. */
const takenUpIn = (hash: string): TakenUp | undefined => {
  const [, name, n] = /^#([a-z]+)=(\d{1,6})$/.exec(hash) ?? []
  const kind = KINDS.find((one) => one === name)
  return kind === undefined ? undefined : { kind, n: Number(n) }
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
