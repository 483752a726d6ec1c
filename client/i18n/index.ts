import { createContext, use } from 'react'
import { inSpelling } from './spelling.ts'
import type { Words } from './words.ts'

export type Catalogue = Words<typeof import('./en/index.ts').en>

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

const KEY = 'wavehand.language'

/** The language that an embedding page asked for, else the one chosen on this device, else the browser's first that we have, else English. */
export const preferredLanguage = (): Language => {
  const stored = /\/embed\/.*[?&]language=(\w+)/.exec(location.href)?.[1] ?? read()
  if (stored === 'en' || stored === 'zh') return stored
  const first = navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag))
  return first?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en'
}

/** Loads one language; the other is never sent. */
export const loadWords = async (language: Language): Promise<Catalogue> =>
  inSpelling<Catalogue>(
    language === 'zh' ? (await import('./zh/index.ts')).zh : (await import('./en/index.ts')).en,
  )

export const keepLanguage = (language: Language): void => {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

const read = (): string | null => {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export interface Speech {
  readonly language: Language
  readonly words: Catalogue
  readonly speak: (language: Language) => void
}

export const SpeechContext = createContext<Speech | undefined>(undefined)

const useSpeech = (): Speech => {
  const speech = use(SpeechContext)
  if (speech === undefined) throw new Error('the words are read inside the app only')
  return speech
}

/** All sentences of the current language. */
export const useWords = (): Catalogue => useSpeech().words

/** The current language and how to change it. */
export const useLanguage = (): Pick<Speech, 'language' | 'speak'> => useSpeech()
