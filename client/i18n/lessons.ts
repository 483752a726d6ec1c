import { useEffect, useSyncExternalStore } from 'react'
import { useLanguage } from './index.ts'
import type { Language } from './index.ts'
import { inSpelling, spelling } from './spelling.ts'
import type { Words } from './words.ts'

/** The long words of the coach: they travel while a round is played, not before one has joined. */
export type Lessons = Words<typeof import('./en/lessons.ts').lessons>

const loaded = new Map<Language, Lessons>()
/** What is on its way, by language and spelling */
const loading = new Map<string, Promise<void>>()
const readers = new Set<() => void>()

/**
 * Loads the long words of a language, as states are spelt now; a file that did not come is asked for again by the next
 * call.
 */
export const loadLessons = (language: Language): Promise<void> => {
  const key = `${language}/${spelling.get()}`
  const under = loading.get(key)
  if (under !== undefined) return under
  const coming = lessonsOf(language)
    .then(
      (lessons) => {
        loaded.set(language, lessons)
        for (const read of readers) read()
      },
      // The page stands without them; who needs them asks again.
      () => undefined,
    )
    .finally(() => loading.delete(key))
  loading.set(key, coming)
  return coming
}

const lessonsOf = async (language: Language): Promise<Lessons> =>
  inSpelling<Lessons>(
    (await (language === 'zh' ? import('./zh/lessons.ts') : import('./en/lessons.ts'))).lessons,
  )

/** True when somebody has needed the long words: then a change of language brings them along. */
export const areLessonsLoaded = (): boolean => loaded.size > 0

/** The long words of the current language; undefined only until they have come. Asks for them by itself. */
export const useLessons = (): Lessons | undefined => {
  const { language } = useLanguage()
  const now = (): Lessons | undefined => loaded.get(language)
  const lessons = useSyncExternalStore(subscribe, now, now)
  useEffect(() => {
    if (lessons === undefined) void loadLessons(language)
  }, [lessons, language])
  return lessons
}

const subscribe = (read: () => void): (() => void) => {
  readers.add(read)
  return () => readers.delete(read)
}
