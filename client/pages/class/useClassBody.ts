import { useEffect, useState } from 'react'
import type { ClassBody } from '../../../shared/wire/classAnswers.ts'

/** What is known of a class from outside. */
export type FoundClass =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'found'; readonly body: ClassBody }

/** While its door is shut it is looked at again so often, in milliseconds. */
const AGAIN_MS = 4_000

/** Asks after a class, and again as long as nobody can come in or the network does not answer. */
export const useClassBody = (code: string): FoundClass => {
  const [found, setFound] = useState<FoundClass>({ kind: 'asking' })
  useEffect(() => {
    let isWanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const next = await bodyOf(code)
      if (!isWanted) return
      if (next !== undefined) setFound(next)
      const isOpen = next?.kind === 'found' && !next.body.isLocked && next.body.phase !== 'prepared'
      if (!isOpen && next?.kind !== 'unknown') timer = setTimeout(() => void ask(), AGAIN_MS)
    }
    void ask()
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [code])
  return found
}

/** Undefined where there was no answer. */
const bodyOf = async (code: string): Promise<FoundClass | undefined> => {
  try {
    const response = await fetch(`/api/class/${code}`)
    if (response.status === 404) return { kind: 'unknown' }
    if (!response.ok) return undefined
    const body: ClassBody = await response.json()
    return { kind: 'found', body }
  } catch {
    return undefined
  }
}
