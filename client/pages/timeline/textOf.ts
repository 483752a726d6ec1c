import { toText } from '../../../shared/replay/exports/text.ts'
import { EXPORT_WORDS } from '../../../shared/replay/exports/words.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import type { Language } from '../../i18n/index.ts'

/** The text twin of a round in the page's language, to be pasted somewhere; notes stand below their steps. */
export const textOf = (timeline: Timeline, language: Language, notes: readonly Note[]): string =>
  toText(timeline, EXPORT_WORDS[language], notes)
