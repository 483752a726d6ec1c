import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { StudentClassView } from '../../../shared/class/view.ts'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import type { PupilWords } from '../../i18n/pupils.ts'
import { useCompact } from '../../ui/useMedia.ts'

/** The class is over: what one takes along, and what becomes of the rest. */
export const ClassEnd = ({
  view,
  words,
}: {
  readonly view: StudentClassView
  readonly words: PupilWords
}): ReactNode => {
  const isCompact = useCompact()
  return (
    <>
      <Bar title={view.title === '' ? words.class : view.title} more={view.code} isCompact={isCompact}>
        <LanguageButton />
      </Bar>
      <main className="mid narrow">
        <h1>{words.end.title}</h1>
        <p>{words.end.more}</p>
        <p className="row2">
          <Link href="/rounds" className="btn primary">
            {words.end.rounds}
          </Link>
          <Link href="/practice" className="btn">
            {words.end.practise}
          </Link>
        </p>
        <p className="cap">{words.end.erase}</p>
      </main>
    </>
  )
}
