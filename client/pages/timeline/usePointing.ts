import type { MouseEvent, PointerEvent, RefObject } from 'react'

/** What a line of time listens to. */
interface Pointing {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onMouseDown: (event: MouseEvent<HTMLElement>) => void
}

/**
 * Pointing and dragging along a line. The browser's own slider would lay out and paint its thumb with every step; here
 * it has none and gets the focus only.
 *
 * @param slider what has the keys
 * @param go gets the share of the line's width; below 0 and above 1 where one drags past an end
 */
export const usePointing = (slider: RefObject<HTMLElement | null>, go: (share: number) => void): Pointing => {
  const point = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    go((event.clientX - left) / width)
  }
  return {
    onPointerDown: (event) => {
      if (!event.isPrimary || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      slider.current?.focus({ preventScroll: true, focusVisible: false })
      point(event)
    },
    onPointerMove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event)
    },
    // The focus stays where it was put.
    onMouseDown: (event) => event.preventDefault(),
  }
}
