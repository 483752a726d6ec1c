import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { useCompact } from '../../ui/useMedia.ts'
import '../../styles/home.css'
import { Doors } from './Doors.tsx'
import { JoinForm } from './JoinForm.tsx'
import { LivingLadder } from './LivingLadder.tsx'
import { OpeningFigure } from './OpeningFigure.tsx'

/** The start page: join first, for most people hold a code; then three doors; and a connection that lives. */
const HomePage = (): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  return (
    <div className={isCompact ? 'phone' : undefined}>
      <Bar isCompact={isCompact}>
        {!isCompact && (
          <Link href="/how" className="q">
            {words.app.how}
          </Link>
        )}
        <ThemeButton />
        <LanguageButton />
      </Bar>
      <main className="home">
        <section className="pitch">
          <h1>{words.home.title}</h1>
          {!isCompact && <p className="lead">{words.home.lead}</p>}
          <JoinForm />
          {!isCompact && <Doors />}
        </section>
        {isCompact ? (
          <>
            <OpeningFigure />
            <Doors withHow />
          </>
        ) : (
          <LivingLadder />
        )}
      </main>
    </div>
  )
}
export default HomePage
