import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Piece } from './pieces.ts'
import type { Scroll } from './useScroll.ts'

/** How far above and below the board pieces must stand already, as a share of its height */
const AHEAD = 0.25
/** So many are kept: a timeline of 1,000 rows stands whole, of a longer one what lies around the part in sight. */
const MOST = 25

/**
 * Which pieces of a long ladder stand in the page: what is near the part in sight at once, the rest one by one while
 * the browser has nothing else to do, so that no piece has to be made while one scrubs. What stands out of sight costs
 * nothing: the style sheet hides it (`content-visibility`).
 *
 * @returns places of the pieces
 */
export const usePieces = (scroll: Scroll, height: number, pieces: readonly Piece[]): ReadonlySet<number> => {
  const ahead = height * AHEAD
  const last = useRef(0)
  const firstNear = (): number => {
    // Nothing that is read is drawn meanwhile.
    if (scroll.isFast() && last.current < pieces.length) return last.current
    const top = scroll.top() - ahead
    const found = pieces.findIndex(({ to }) => to >= top)
    last.current = found < 0 ? Math.max(0, pieces.length - 1) : found
    return last.current
  }
  const first = useSyncExternalStore(scroll.subscribe, firstNear, () => 0)
  const near = useMemo(() => {
    const bottom = (pieces[first]?.to ?? 0) + height + 2 * ahead
    const end = pieces.findIndex(({ from }) => from > bottom)
    return placesFrom(first, end < 0 ? pieces.length : end)
  }, [pieces, first, height, ahead])
  const [kept, setKept] = useState<Kept>({ pieces, places: new Set() })
  const stood = kept.pieces === pieces ? kept.places : NONE

  // What has been drawn once stays.
  useEffect(() => {
    setKept((old) => {
      const places = old.pieces === pieces ? old.places : NONE
      if (old.pieces === pieces && near.every((place) => places.has(place))) return old
      return { pieces, places: nearest(new Set([...places, ...near]), first) }
    })
  }, [pieces, near, first])
  useEffect(() => {
    if (stood.size >= Math.min(MOST, pieces.length)) return undefined
    return whenIdle(() => {
      const next = nearestMissing(stood, first, pieces.length)
      if (next !== undefined) setKept({ pieces, places: new Set([...stood, next]) })
    })
  }, [pieces, stood, first])

  return useMemo(() => new Set([...stood, ...near]), [stood, near])
}

interface Kept {
  readonly pieces: readonly Piece[]
  readonly places: ReadonlySet<number>
}

const NONE: ReadonlySet<number> = new Set()

const placesFrom = (first: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at)

/** The places nearest to one, if they are too many. */
const nearest = (places: ReadonlySet<number>, to: number): ReadonlySet<number> =>
  places.size <= MOST
    ? places
    : new Set([...places].toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to)).slice(0, MOST))

const nearestMissing = (stood: ReadonlySet<number>, to: number, count: number): number | undefined => {
  for (let far = 0; far < count; far += 1)
    for (const place of [to + far, to - far])
      if (place >= 0 && place < count && !stood.has(place)) return place
  return undefined
}

/** Not every browser tells when it is idle. */
const whenIdle = (deed: () => void): (() => void) => {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(deed, 50)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(deed)
  return () => cancelIdleCallback(handle)
}
