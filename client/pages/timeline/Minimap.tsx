import { useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import type { Ladder } from '../../../shared/replay/ladder.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { MiniLadder } from '../../ladder/MiniLadder.tsx'
import { NotesOnMap } from '../../notes/NoteMark.tsx'
import type { Scroll } from './useScroll.ts'

/** The whole round beside the part in sight: a scrollbar that shows what one scrolls through. */
export const Minimap = ({
  ladder,
  scroll,
  height,
  boardId,
  at,
  notes,
}: {
  readonly ladder: Ladder
  readonly scroll: Scroll
  /** Of the board */
  readonly height: number
  readonly boardId: string
  /** Where the selected step lies, in the ladder's pixels */
  readonly at: number | undefined
  readonly notes: readonly Note[]
}): ReactNode => {
  const moving = useLessons()?.moving
  const { scrollTo } = scroll
  const map = useRef<HTMLDivElement>(null)
  const inSight = useRef<HTMLElement>(null)
  const most = Math.max(1, ladder.height - height)
  const share = (pixels: number): string => `${(pixels / ladder.height) * 100}%`

  // Written by hand: a scroll must cost nothing else.
  useLayoutEffect(() => {
    const follow = (): void => {
      const top = scroll.top()
      if (inSight.current !== null)
        inSight.current.style.transform = `translateY(${(top / ladder.height) * 100}%)`
      map.current?.setAttribute('aria-valuenow', String(Math.round((Math.min(top, most) / most) * 100)))
    }
    follow()
    return scroll.subscribe(follow)
  }, [scroll, ladder, most])

  const point = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    scrollTo(((event.clientY - box.top) / box.height) * ladder.height - height / 2)
  }
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const to = KEYS[event.key]?.(scroll.top(), height, most)
    if (to === undefined) return
    event.preventDefault()
    scrollTo(to)
  }
  return (
    <div
      className="minimap"
      ref={map}
      role="scrollbar"
      aria-label={moving?.minimap}
      aria-controls={boardId}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        point(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event)
      }}
    >
      <MiniLadder ladder={ladder} size={MAP} />
      <NotesOnMap ladder={ladder} notes={notes} />
      <i className="mover" ref={inSight}>
        <i className="insight" style={{ height: share(Math.min(height, ladder.height)) }} />
      </i>
      {at !== undefined && (
        <i className="mover" style={{ transform: `translateY(${share(at)})` }}>
          <i className="here" />
        </i>
      )}
    </div>
  )
}

const MAP = { x: { client: 26, server: 74 }, band: 10 } as const

/** A line of the ladder, about */
const LINE = 60

const KEYS: { readonly [key: string]: (top: number, height: number, most: number) => number } = {
  ArrowUp: (top) => top - LINE,
  ArrowDown: (top) => top + LINE,
  PageUp: (top, height) => top - height * 0.9,
  PageDown: (top, height) => top + height * 0.9,
  Home: () => 0,
  End: (_top, _height, most) => most,
}
