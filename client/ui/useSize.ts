import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The inner size of an element in CSS pixels, followed as it changes; 0 by 0 until it is laid out.
 *
 * @param layout what another element stands for the same thing with: a page laid out anew measures that one
 */
export const useSize = <E extends HTMLElement>(layout?: unknown): readonly [RefObject<E | null>, Size] => {
  const ref = useRef<E>(null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const measure = (): void => {
      setSize((old) =>
        old.width === element.clientWidth && old.height === element.clientHeight
          ? old
          : { width: element.clientWidth, height: element.clientHeight },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it tells that the element is another
  }, [layout])
  return [ref, size]
}
