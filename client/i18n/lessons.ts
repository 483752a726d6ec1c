import { useEffect, useSyncExternalStore } from 'react'
import { useLanguage } from './index.ts'
import type { Language } from './index.ts'
import type { Words } from './words.ts'

/** The long words of the coach: they travel while a round is played, not before one has joined. */
export type Lessons = Words<typeof import('./en/lessons.ts').lessons>

const loaded = new Map<Language, Lessons>()
const loading = new Map<Language, Promise<void>>()
const readers = new Set<() => void>()

/** Loads the long words of a language once; a file that did not come is asked for again by the next call. */
export const loadLessons = (language: Language): Promise<void> => {
  const under = loading.get(language)
  if (under !== undefined) return under
  const coming = (language === 'zh' ? import('./zh/lessons.ts') : import('./en/lessons.ts')).then(
    ({ lessons }) => {
      loaded.set(language, lessons)
      for (const read of readers) read()
    },
    () => {
      loading.delete(language)
    },
  )
  loading.set(language, coming)
  return coming
}

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
