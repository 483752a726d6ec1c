import { useCallback, useEffect, useState } from 'react'

export interface Steps {
  /** From 1 to the number of steps */
  readonly at: number
  readonly go: (n: number) => void
  readonly isPlaying: boolean
  readonly play: (isPlaying: boolean) => void
}

/** Milliseconds between two steps at speed 1. */
const STEP_MS = 1_200

const stepInAddress = (): number | undefined => {
  const match = /^#step=(\d{1,5})$/.exec(location.hash)
  return match === null ? undefined : Number(match[1])
}

/** The step that is looked at: in the address, by the arrow keys, and by playing. */
export const useSteps = (count: number, speed: number): Steps => {
  const [at, setAt] = useState(() => clamp(stepInAddress() ?? count, count))
  const [isPlaying, setPlaying] = useState(false)

  const go = useCallback((n: number) => setAt(clamp(n, count)), [count])
  const play = useCallback(
    (wanted: boolean): void => {
      // Playing from the end begins again.
      if (wanted) setAt((old) => (old >= count ? 1 : old))
      setPlaying(wanted)
    },
    [count],
  )

  useEffect(() => {
    history.replaceState(history.state, '', `#step=${at}`)
  }, [at])
  useEffect(() => {
    const onHash = (): void => setAt((old) => clamp(stepInAddress() ?? old, count))
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [count])
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(() => setAt((old) => clamp(old + 1, count)), STEP_MS / speed)
    return () => clearInterval(timer)
  }, [isPlaying, speed, count])
  useEffect(() => {
    if (isPlaying && at >= count) setPlaying(false)
  }, [isPlaying, at, count])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return
      const moved = moveOf(event.key, count)
      if (moved !== undefined && !(event.target instanceof HTMLInputElement)) {
        event.preventDefault()
        setAt((old) => clamp(moved(old), count))
      } else if (
        event.key === ' ' &&
        !(event.target instanceof HTMLElement && event.target.closest('button, a, label'))
      ) {
        event.preventDefault()
        play(!isPlaying)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [count, isPlaying, play])

  return { at, go, isPlaying, play }
}

const moveOf = (key: string, count: number): ((at: number) => number) | undefined => {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at) => at + 1
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at) => at - 1
    case 'Home':
      return () => 1
    case 'End':
      return () => count
    default:
      return undefined
  }
}

const clamp = (n: number, count: number): number => Math.min(Math.max(1, n), Math.max(1, count))
