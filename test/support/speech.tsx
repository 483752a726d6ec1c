import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { SpeechContext, loadWords } from '../../client/i18n/index.ts'
import { loadLessons } from '../../client/i18n/lessons.ts'
import type { Language } from '../../client/i18n/index.ts'

/** What a component writes, in one language. */
export const rendered = async (element: ReactNode, language: Language = 'en'): Promise<string> => {
  const [words] = await Promise.all([loadWords(language), loadLessons(language)])
  return renderToStaticMarkup(
    <SpeechContext value={{ language, words, speak: () => undefined }}>{element}</SpeechContext>,
  )
}

/** The text of a piece of markup, without its tags. */
export const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ')
    .trim()
