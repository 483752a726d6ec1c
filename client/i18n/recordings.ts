import { lazyWords } from './lazyWords.ts'
import type { Words } from './words.ts'

/** The words of recordings: whoever opens none never loads them. */
export type RecordingWords = Words<typeof import('./en/recordings.ts').recordings>

export const { load: loadRecordingWords, useThem: useRecordingWords } = lazyWords<RecordingWords>(
  async (language) =>
    language === 'zh'
      ? (await import('./zh/recordings.ts')).recordings
      : (await import('./en/recordings.ts')).recordings,
)
