import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Step } from '../../../shared/game/room/step.ts'
import { isMistake } from '../../../shared/replay/mistakes.ts'
import { useAddress } from './useAddress.ts'

/** Milliseconds that a step stands while the timeline plays at speed 1. */
const STEP_MS = 1400

export interface Stepping {
  /** The n of the step shown; one of the given steps */
  readonly selected: number
  readonly select: (n: number) => void
  /** By so many steps, or to an end with ±Infinity */
  readonly move: (by: number) => void
  /** The n of the next and the previous mistake seen from here; undefined where there is none */
  readonly mistakes: { readonly next: number | undefined; readonly previous: number | undefined }
  readonly isPlaying: boolean
  readonly togglePlaying: () => void
  readonly speed: Speed
  readonly setSpeed: (speed: Speed) => void
}

export const SPEEDS = ['0.5', '1', '4'] as const
export type Speed = (typeof SPEEDS)[number]

/**
 * Which step is looked at: by the address (`#step=10`), by keys, by the clock while it plays. Steps that the
 * present lens does not see are passed over.
 *
 * @param steps as the lens sees them; at least one
 */
export const useStepping = (steps: readonly Step[]): Stepping => {
  const [wanted, setWanted] = useState(() => stepOfHash(location.hash) ?? steps[0]?.n ?? 1)
  const [isPlaying, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<Speed>('1')
  const at = placeOf(steps, wanted)
  const selected = steps[at]?.n ?? 1
  const isAtEnd = at >= steps.length - 1
  useAddress(selected)
  const places = useMemo(() => steps.flatMap((step, place) => (isMistake(step) ? [place] : [])), [steps])
  const next = places.find((place) => place > at)
  const previous = places.findLast((place) => place < at)
  // These stay the same while one steps, and so does what shows them.
  const select = useCallback((n: number) => {
    setPlaying(false)
    setWanted(n)
  }, [])
  const move = useCallback(
    (by: number): void => {
      setPlaying(false)
      setWanted((now) => shifted(steps, now, by))
    },
    [steps],
  )
  const togglePlaying = useCallback((): void => {
    if (!isPlaying) setWanted((now) => (placeOf(steps, now) >= steps.length - 1 ? (steps[0]?.n ?? now) : now))
    setPlaying(!isPlaying)
  }, [steps, isPlaying])

  const tick = useEffectEvent(() => {
    if (isAtEnd) setPlaying(false)
    else setWanted((now) => shifted(steps, now, 1))
  })
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(tick, STEP_MS / Number(speed))
    return () => clearInterval(timer)
  }, [isPlaying, speed])

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
    const mistake = event.key === 'n' ? next : event.key === 'p' ? previous : undefined
    if (mistake !== undefined) {
      move(mistake - at)
      return
    }
    const deed = DEEDS[event.key]
    if (deed === undefined && event.key !== ' ') return
    event.preventDefault()
    if (deed === undefined) togglePlaying()
    else move(deed)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event)
    const follow = (): void => {
      const asked = stepOfHash(location.hash)
      if (asked !== undefined) setWanted(asked)
    }
    addEventListener('keydown', listen)
    addEventListener('hashchange', follow)
    return () => {
      removeEventListener('keydown', listen)
      removeEventListener('hashchange', follow)
    }
  }, [])

  return {
    selected,
    select,
    move,
    mistakes: {
      next: next === undefined ? undefined : steps[next]?.n,
      previous: previous === undefined ? undefined : steps[previous]?.n,
    },
    isPlaying,
    togglePlaying,
    speed,
    setSpeed,
  }
}

const DEEDS: { readonly [key: string]: number } = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
}

/** What keeps its keys: fields, and the map, which scrolls by them */
const KEEPERS = 'input, textarea, select, dialog, [role="scrollbar"]'

/** Radio buttons and the slider keep their keys; buttons and links keep the space bar. */
const isTaken = (event: KeyboardEvent): boolean => {
  const { target } = event
  if (!(target instanceof Element)) return false
  const keeper = event.key === ' ' ? 'button, a, summary, input:not([type="range"]), textarea' : KEEPERS
  return target.closest(keeper) !== null
}

/** The step that an address names: it is looked at, or a table is open at it. */
export const stepOfHash = (hash: string): number | undefined => {
  const n = /^#(?:step|retry|play|beside)=(\d{1,6})(?:&|$)/.exec(hash)?.[1]
  return n === undefined ? undefined : Number(n)
}

/** The place of a step, or of the last one seen that is not later. */
const placeOf = (steps: readonly Step[], wanted: number): number =>
  Math.max(
    0,
    steps.findLastIndex((step) => step.n <= wanted),
  )

/** The n of the step that lies so many steps further; the first or the last where there are not so many. */
const shifted = (steps: readonly Step[], now: number, by: number): number =>
  steps[Math.min(steps.length - 1, Math.max(0, placeOf(steps, now) + by))]?.n ?? now
