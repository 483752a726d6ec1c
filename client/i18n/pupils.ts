import type { Language } from './index.ts'
import { useLateWords } from './parts/late.ts'
import type { Words } from './words.ts'

/** The words of a class as its students read them: whoever joins none never loads them. */
export type PupilWords = Words<typeof import('./en/pupils.ts').pupils>

const load = async (language: Language): Promise<PupilWords> =>
  language === 'zh' ? (await import('./zh/pupils.ts')).pupils : (await import('./en/pupils.ts')).pupils

/** They come by themselves; undefined before the first. */
export const usePupilWords = (): PupilWords | undefined => useLateWords(load)
