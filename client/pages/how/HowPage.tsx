import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useTitle } from '../room/useTitle.ts'
import { HowFigures } from './HowFigures.tsx'
import '../../styles/how.css'

/** What teaches more comes after the six sentences stand. */
const MoreLessons = lazy(() => import('./MoreLessons.tsx'))

/** How it is played: six sentences, and the same opening as one end sees it and as it was. */
const HowPage = (): ReactNode => {
  const words = useWords()
  useTitle(`${words.app.how} · ${words.app.name}`)
  const isCompact = useCompact()
  const lessons = useLessons()
  if (lessons === undefined) return <p className="loading">{words.app.loading}</p>
  const { how } = lessons
  return (
    <>
      <Bar title={words.app.how} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      <main className="how">
        <section>
          <h1>{how.title}</h1>
          <ol>
            {how.steps.map((sentence) => (
              <li key={sentence}>
                <p>
                  <Rich>{sentence}</Rich>
                </p>
              </li>
            ))}
          </ol>
          <p className="row2">
            <Link href="/practice" className="btn primary">
              {how.start}
            </Link>
            <Link href="/new" className="btn">
              {words.home.create}
            </Link>
          </p>
        </section>
        <HowFigures />
        <Suspense fallback={<div className="more-lessons" />}>
          <MoreLessons />
        </Suspense>
      </main>
    </>
  )
}
export default HowPage
