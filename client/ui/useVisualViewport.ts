import { useEffect, useState } from 'react'

export interface VisualViewport {
  /** What is really to be seen, in CSS pixels: the number pad of a phone lies over the rest */
  readonly height: number
  /** How far down the page that part begins */
  readonly top: number
  /** The screen has lost so much height at the same width that a keyboard must be open */
  readonly isPadOpen: boolean
}

/** A keyboard takes more than this; a browser's own bars take less. */
const PAD_LEAST = 150

/** The part of the screen that no keyboard covers, followed as it changes. */
export const useVisualViewport = (): VisualViewport => {
  const [seen, setSeen] = useState<VisualViewport>(() => ({
    height: window.innerHeight,
    top: 0,
    isPadOpen: false,
  }))
  useEffect(() => {
    const viewport = window.visualViewport
    if (viewport === null) return undefined
    let tallest = { width: viewport.width, height: viewport.height }
    const measure = (): void => {
      if (Math.abs(viewport.width - tallest.width) > 1 || viewport.height > tallest.height)
        tallest = { width: viewport.width, height: viewport.height }
      setSeen({
        height: Math.round(viewport.height),
        top: Math.round(viewport.offsetTop),
        isPadOpen: tallest.height - viewport.height > PAD_LEAST,
      })
    }
    measure()
    viewport.addEventListener('resize', measure)
    viewport.addEventListener('scroll', measure)
    return () => {
      viewport.removeEventListener('resize', measure)
      viewport.removeEventListener('scroll', measure)
    }
  }, [])
  return seen
}
