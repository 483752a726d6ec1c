import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import { useClassWords } from '../i18n/classes.ts'
import type { ClassWords } from '../i18n/classes.ts'
import { useWords } from '../i18n/index.ts'
import { useLessons } from '../i18n/lessons.ts'
import type { Lessons } from '../i18n/lessons.ts'

interface Said {
  readonly classes: ClassWords
  readonly lessons: Lessons
}

const SaidContext = createContext<Said | undefined>(undefined)

/** Everything inside may read the words of classes; until they have come there is nothing to read. */
export const Spoken = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { app } = useWords()
  const classes = useClassWords()
  const lessons = useLessons()
  if (classes === undefined || lessons === undefined) return <p className="loading">{app.loading}</p>
  return <SaidContext value={{ classes, lessons }}>{children}</SaidContext>
}

const useSaid = (): Said => {
  const said = use(SaidContext)
  if (said === undefined) throw new Error('the words of classes are read inside Spoken only')
  return said
}

/** What a host, a projector and a report say. */
export const useClassSaid = (): ClassWords => useSaid().classes

/** Known mistakes by their ids: a short name, and what is so. */
export const useMistakes = (): Lessons['misconceptions'] => useSaid().lessons.misconceptions
