import type { Language } from './index.ts'
import { useLateWords } from './parts/late.ts'
import type { Words } from './words.ts'

/** The words of hosts, projectors and reports: whoever only plays never loads them. */
export type ClassWords = Words<typeof import('./en/classes.ts').classes>

const load = async (language: Language): Promise<ClassWords> =>
  language === 'zh' ? (await import('./zh/classes.ts')).classes : (await import('./en/classes.ts')).classes

/** They come by themselves; undefined before the first. */
export const useClassWords = (): ClassWords | undefined => useLateWords(load)
