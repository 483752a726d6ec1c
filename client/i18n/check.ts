import type { Language } from './index.ts'
import { useLateWords } from './parts/late.ts'
import type { Words } from './words.ts'

/** The words of the page that tries a network: nobody else loads them. */
export type CheckWords = Words<typeof import('./en/check.ts').check>

const load = async (language: Language): Promise<CheckWords> =>
  language === 'zh' ? (await import('./zh/check.ts')).check : (await import('./en/check.ts')).check

/** They come by themselves; undefined before the first. */
export const useCheckWords = (): CheckWords | undefined => useLateWords(load)
