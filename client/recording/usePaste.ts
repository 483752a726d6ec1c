import { useEffect, useEffectEvent } from 'react'
import type { Dropped } from './intake.ts'

/**
 * Takes what is pasted anywhere on the page: a file, or a text, which is handed on as if it were one. Fields keep what
 * is pasted into them.
 *
 * @param mayTake whether a pasted text is for us; asked for texts only
 */
export const usePaste = (take: (dropped: Dropped) => void, mayTake: (text: string) => boolean): void => {
  const taken = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData, target } = event
    if (clipboardData === null || (target instanceof Element && target.closest('input, textarea') !== null))
      return
    const files = [...clipboardData.files]
    const text = clipboardData.getData('text/plain')
    if (files.length === 0 && (text.trim() === '' || !mayTake(text))) return
    event.preventDefault()
    take(files.length > 0 ? { files, hasFolder: false } : pastedText(text))
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => taken(event)
    addEventListener('paste', listen)
    return () => removeEventListener('paste', listen)
  }, [])
}

/** A text as a file to open. */
export const pastedText = (text: string): Dropped => ({ files: [new File([text], '')], hasFolder: false })

/** A round as text or as JSON: on pages where other things are pasted, too. */
export const isRoundText = (text: string): boolean =>
  /^\s*Wavehand \S/m.test(text) || /^\s*\{[^]*"wavehand-replay"/.test(text)
