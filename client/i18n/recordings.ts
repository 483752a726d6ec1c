import { useEffect, useState } from 'react'
import { useLanguage } from './index.ts'
import type { Language } from './index.ts'
import type { Words } from './words.ts'

/** The words of recordings: whoever opens none never loads them. */
export type RecordingWords = Words<typeof import('./en/recordings.ts').recordings>

const load = async (language: Language): Promise<RecordingWords> =>
  language === 'zh'
    ? (await import('./zh/recordings.ts')).recordings
    : (await import('./en/recordings.ts')).recordings

/** They come by themselves; until those of another language have come the last ones stay. Undefined before the first. */
export const useRecordingWords = (): RecordingWords | undefined => {
  const { language } = useLanguage()
  const [words, setWords] = useState<RecordingWords>()
  useEffect(() => {
    let isWanted = true
    load(language).then(
      (loaded) => {
        if (isWanted) setWords(loaded)
      },
      // The page goes on in the language that it has.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [language])
  return words
}
