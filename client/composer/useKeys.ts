import { useEffect, useRef } from 'react'
import { FLAG_NAMES, toFlagKey } from '../../shared/tcp/segment.ts'
import type { DraftFields } from './draft.ts'

interface Keys {
  readonly fields: DraftFields
  readonly change: (part: Partial<DraftFields>) => void
  readonly focusLine: () => void
  readonly send: () => void
}

/**
 * The table's keys: `/` goes to the typed line, Ctrl or Cmd with Enter sends, S A F R P toggle flags while no
 * field has the focus.
 */
export const useKeys = (keys: Keys): void => {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { fields, change, focusLine, send } = latest.current
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        send()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isInField(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        focusLine()
        return
      }
      const flag = FLAG_NAMES.find((name) => name.startsWith(event.key.toUpperCase()))
      if (event.key.length !== 1 || flag === undefined) return
      const key = toFlagKey(flag)
      change({ flags: { ...fields.flags, [key]: !fields.flags[key] } })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

const isInField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? target.type !== 'radio' && target.type !== 'range'
    : target instanceof HTMLTextAreaElement
