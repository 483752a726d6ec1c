import type { Language } from './index.ts'
import { useLateWords } from './parts/late.ts'
import type { Words } from './words.ts'

/** The words of recordings: whoever opens none never loads them. */
export type RecordingWords = Words<typeof import('./en/recordings.ts').recordings>

const load = async (language: Language): Promise<RecordingWords> =>
  language === 'zh'
    ? (await import('./zh/recordings.ts')).recordings
    : (await import('./en/recordings.ts')).recordings

/** They come by themselves; undefined before the first. */
export const useRecordingWords = (): RecordingWords | undefined => useLateWords(load)
