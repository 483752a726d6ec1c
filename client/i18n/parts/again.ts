import type { Language } from '../index.ts'
import { useLateWords } from './late.ts'
import type { Words } from '../words.ts'

/** The words of rounds that are taken up again. */
export type AgainWords = Words<typeof import('../en/again.ts').again>

const load = async (language: Language): Promise<AgainWords> =>
  language === 'zh' ? (await import('../zh/again.ts')).again : (await import('../en/again.ts')).again

/** They come by themselves with the first timeline; undefined before. */
export const useAgainWords = (): AgainWords | undefined => useLateWords(load)
