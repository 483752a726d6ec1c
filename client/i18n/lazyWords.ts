import { useEffect, useSyncExternalStore } from 'react'
import { useLanguage } from './index.ts'
import type { Language } from './index.ts'
import { inSpelling, spelling } from './spelling.ts'

/** Words that travel apart from the catalogue, when a page needs them. */
export interface LazyWords<T> {
  /** Loads a language, as states are spelt now; a file that did not come is asked for again by the next call */
  readonly load: (language: Language) => Promise<void>
  /** The words of the current language; undefined only until they have come. Asks for them by itself. */
  readonly useThem: () => T | undefined
}

/** Those that somebody has needed: a change of language brings them along. */
const needed = new Set<(language: Language) => Promise<void>>()

/** Loads in another language what has been needed so far. */
export const loadNeeded = (language: Language): Promise<unknown> =>
  Promise.all([...needed].map((load) => load(language)))

export const lazyWords = <T extends object>(fetch: (language: Language) => Promise<T>): LazyWords<T> => {
  const loaded = new Map<Language, T>()
  // What is on its way, by language and spelling
  const loading = new Map<string, Promise<void>>()
  const readers = new Set<() => void>()
  const subscribe = (read: () => void): (() => void) => {
    readers.add(read)
    return () => readers.delete(read)
  }
  const load = (language: Language): Promise<void> => {
    needed.add(load)
    const key = `${language}/${spelling.get()}`
    const under = loading.get(key)
    if (under !== undefined) return under
    const coming = fetch(language)
      .then(inSpelling<T>)
      .then(
        (words) => {
          loaded.set(language, words)
          for (const read of readers) read()
        },
        // The page stands without them; who needs them asks again.
        () => undefined,
      )
      .finally(() => loading.delete(key))
    loading.set(key, coming)
    return coming
  }
  const useThem = (): T | undefined => {
    const { language } = useLanguage()
    const now = (): T | undefined => loaded.get(language)
    const words = useSyncExternalStore(subscribe, now, now)
    useEffect(() => {
      if (words === undefined) void load(language)
    }, [words, language])
    return words
  }
  return { load, useThem }
}
