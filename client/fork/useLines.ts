import { useEffect, useEffectEvent, useState } from 'react'
import type { Abreast } from '../../shared/replay/beside.ts'

/** Which line of two plays is looked at: by keys, and by whoever points at a step. */
export const useLines = (
  lines: readonly Abreast[],
  first: number,
): {
  readonly at: number
  readonly show: (at: number) => void
  /** The lines of the differences before and after this one; undefined where there is none */
  readonly previous: number | undefined
  readonly next: number | undefined
} => {
  const [wanted, setWanted] = useState(first)
  const at = Math.min(Math.max(0, wanted), lines.length - 1)
  const isApart = (line: Abreast | undefined): boolean => line !== undefined && line.kind !== 'both'
  const next = lines.findIndex((line, index) => index > at && isApart(line))
  const previous = lines.findLastIndex((line, index) => index < at && isApart(line))
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    if (target instanceof Element && target.closest('input, dialog') !== null) return
    const to = destination(event.key)
    if (to === undefined) return
    event.preventDefault()
    setWanted(to)
  })
  const destination = (key: string): number | undefined => {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowRight':
        return at + 1
      case 'ArrowUp':
      case 'ArrowLeft':
        return at - 1
      case 'Home':
        return 0
      case 'End':
        return lines.length - 1
      case 'n':
        return next < 0 ? undefined : next
      case 'p':
        return previous < 0 ? undefined : previous
      default:
        return undefined
    }
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return {
    at,
    show: setWanted,
    previous: previous < 0 ? undefined : previous,
    next: next < 0 ? undefined : next,
  }
}
