import { useEffect, useId, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** Something that opens under a button. */
export interface Dropped<Box extends HTMLElement> {
  /** Of what is opened */
  readonly id: string
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  /** Around the button and what it opens */
  readonly box: RefObject<Box | null>
  readonly opener: RefObject<HTMLButtonElement | null>
}

/**
 * Opens and closes what stands under a button: Escape closes it and gives the focus back; a press elsewhere, or on what
 * opens a sheet over the page (`data-opens`), closes it too.
 */
export const useDropped = <Box extends HTMLElement>(): Dropped<Box> => {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<Box>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const close = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') {
        setOpen(false)
        opener.current?.focus()
      }
      if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return
      if (box.current?.contains(event.target) !== true || event.target.closest('[data-opens]') !== null)
        setOpen(false)
    }
    document.addEventListener('keydown', close)
    document.addEventListener('click', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('click', close)
    }
  }, [isOpen])
  return { id, isOpen, setOpen, box, opener }
}
