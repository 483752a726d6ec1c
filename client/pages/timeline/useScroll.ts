import { useEffect, useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import type { Ladder } from '../../../shared/replay/ladder.ts'
import { paceOf } from './pace.ts'
import type { Pace } from './pace.ts'

/** Where a board is scrolled to. Its answers are read by whoever needs them, so that a scroll draws nothing else. */
export interface Scroll {
  /** In the ladder's pixels */
  readonly top: () => number
  readonly subscribe: (listener: () => void) => () => void
  readonly scrollTo: (top: number) => void
  /** It is sent on faster than anybody reads; subscribers are told of it as well */
  readonly isFast: () => boolean
}

/** How far the board is scrolled. It is never measured: the board tells by its events. */
export const useScroll = (box: RefObject<HTMLElement | null>): Scroll => {
  const top = useRef(0)
  const board = useRef<HTMLElement | null>(null)
  const listeners = useRef(new Set<() => void>())
  const pace = useRef<Pace>(undefined)
  useEffect(() => {
    const scroller = box.current
    board.current = scroller
    if (scroller === null) return undefined
    const tell = (): void => {
      for (const listener of listeners.current) listener()
    }
    const follow = (): void => {
      top.current = Math.max(0, scroller.scrollTop)
      tell()
    }
    const ownPace = paceOf(() => performance.now(), tell)
    pace.current = ownPace
    scroller.addEventListener('scroll', follow, { passive: true })
    return () => {
      ownPace.end()
      scroller.removeEventListener('scroll', follow)
    }
  }, [box])
  return useMemo(
    () => ({
      top: () => top.current,
      subscribe: (listener) => {
        listeners.current.add(listener)
        return () => listeners.current.delete(listener)
      },
      scrollTo: (to) => {
        pace.current?.moved(to - top.current)
        board.current?.scrollTo(0, Math.max(0, to))
      },
      isFast: () => pace.current?.isFast() === true,
    }),
    [],
  )
}

/**
 * Keeps a step in sight when another one is selected or the ladder is laid out anew, with a row's height before and
 * after it. Nothing is measured: the geometry knows where the step is.
 */
export const useInSight = (scroll: Scroll, height: number, ladder: Ladder, selected: number): void => {
  const row = useMemo(() => ladder.rows.find(({ n }) => n === selected), [ladder, selected])
  useEffect(() => {
    if (row === undefined || height === 0) return
    const reach = Math.min(row.height, height * 0.2)
    if (row.y - reach < scroll.top()) scroll.scrollTo(row.y - reach)
    else if (row.y + row.height + reach > scroll.top() + height)
      scroll.scrollTo(row.y + row.height + reach - height)
  }, [row, height, scroll])
}
