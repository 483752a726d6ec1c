import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { DraftField } from '../../shared/game/judging/verdict.ts'

const TARGET: { readonly [F in DraftField]: string } = {
  flags: '.flag',
  seq: '[name=seq]',
  ack: '[name=ack]',
  len: '.data .chip',
  state: '.then input',
}

/**
 * After a refusal the eyes and the fingers go to the field that was wrong. Not on a phone, where a focused field
 * opens the number pad over the reason.
 */
export const useFocusAfter = (options: {
  readonly tries: number
  readonly field: DraftField | undefined
  readonly panel: RefObject<HTMLElement | null>
  readonly isQuiet: boolean
}): void => {
  const { tries, field, panel, isQuiet } = options
  const seen = useRef(tries)
  useEffect(() => {
    const isNew = tries > seen.current
    seen.current = tries
    if (!isNew || isQuiet || field === undefined) return
    panel.current?.querySelector<HTMLElement>(TARGET[field])?.focus()
  }, [tries, field, panel, isQuiet])
}
