import { useEffect, useState } from 'react'
import { useLanguage } from '../index.ts'
import type { Language } from '../index.ts'

/**
 * Words that come by themselves when they are first read; until those of another language have come the last ones
 * stay. Undefined before the first.
 *
 * @param load the same function every time
 */
export const useLateWords = <W>(load: (language: Language) => Promise<W>): W | undefined => {
  const { language } = useLanguage()
  const [words, setWords] = useState<W>()
  useEffect(() => {
    let isWanted = true
    load(language).then(
      (loaded) => {
        if (isWanted) setWords(() => loaded)
      },
      // The page goes on in the language that it has.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [load, language])
  return words
}
