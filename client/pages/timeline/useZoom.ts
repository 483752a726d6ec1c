import { useEffect, useEffectEvent, useState } from 'react'
import type { RefObject } from 'react'
import { ZOOMS } from './timelineSize.ts'
import type { Zoom } from './timelineSize.ts'

/** Two fingers that move so much apart, or together, zoom by one. */
const PINCH = 1.3

/**
 * How close the ladder is seen: by + and -, by two fingers on the board, or by choice.
 *
 * @param layout what another board stands there with, which has to be listened to instead
 */
export const useZoom = (
  box: RefObject<HTMLElement | null>,
  layout: unknown,
): { readonly zoom: Zoom; readonly setZoom: (zoom: Zoom) => void } => {
  const [zoom, setZoom] = useState<Zoom>('normal')
  const nearer = useEffectEvent((by: 1 | -1) => setZoom(ZOOMS[ZOOMS.indexOf(zoom) + by] ?? zoom))
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (
        event.target instanceof Element &&
        event.target.closest('input:not([type="range"]), textarea') !== null
      )
        return
      if (event.key === '+' || event.key === '=') nearer(1)
      else if (event.key === '-') nearer(-1)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  useEffect(() => {
    const board = box.current
    if (board === null) return undefined
    let began = 0
    const apart = (touches: TouchList): number => {
      const [one, other] = touches
      return one === undefined || other === undefined
        ? 0
        : Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
    }
    const start = ({ touches }: TouchEvent): void => {
      began = touches.length === 2 ? apart(touches) : 0
    }
    const move = (event: TouchEvent): void => {
      if (began === 0 || event.touches.length !== 2) return
      event.preventDefault()
      const now = apart(event.touches)
      if (now < began * PINCH && now > began / PINCH) return
      nearer(now > began ? 1 : -1)
      began = now
    }
    board.addEventListener('touchstart', start, { passive: true })
    board.addEventListener('touchmove', move, { passive: false })
    return () => {
      board.removeEventListener('touchstart', start)
      board.removeEventListener('touchmove', move)
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it tells that the board is another
  }, [box, layout])
  return { zoom, setZoom }
}
