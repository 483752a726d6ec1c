import { lazyWords } from './lazyWords.ts'
import type { Words } from './words.ts'

/** The long words of the coach: they travel while a round is played, not before one has joined. */
export type Lessons = Words<typeof import('./en/lessons.ts').lessons>

export const { load: loadLessons, useThem: useLessons } = lazyWords<Lessons>(async (language) =>
  language === 'zh' ? (await import('./zh/lessons.ts')).lessons : (await import('./en/lessons.ts')).lessons,
)
