import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { useTitle } from '../room/useTitle.ts'
import { HowFigures } from './HowFigures.tsx'
import '../../styles/how.css'

/** How it is played: six sentences, and the same opening as one end sees it and as it was. */
const HowPage = (): ReactNode => {
  const words = useWords()
  useTitle(`${words.app.how} · ${words.app.name}`)
  const isCompact = useCompact()
  return (
    <>
      <Bar title={words.app.how} isCompact={isCompact}>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      <main className="how">
        <section>
          <h1>{words.home.howTitle}</h1>
          <ol>
            {words.home.howSteps.map((sentence) => (
              <li key={sentence}>
                <p>
                  <Rich>{sentence}</Rich>
                </p>
              </li>
            ))}
          </ol>
          <p className="row2">
            <Link href="/practice" className="btn primary">
              {words.home.howStart}
            </Link>
            <Link href="/new" className="btn">
              {words.home.create}
            </Link>
          </p>
        </section>
        <HowFigures />
      </main>
    </>
  )
}
export default HowPage
