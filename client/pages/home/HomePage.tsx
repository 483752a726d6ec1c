import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar, LanguageButton } from '../../app/Bar.tsx'
import { ThemeButton } from '../../app/ThemeButton.tsx'
import { useWords } from '../../i18n/index.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import '../../styles/home.css'
import { JoinForm } from './JoinForm.tsx'
import { LivingLadder } from './LivingLadder.tsx'

/** The start page: most people hold a code; everybody else has three doors. */
const HomePage = (): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  const doors = (
    <nav className="doors" aria-label={words.home.doors}>
      <Door to="/new" title={words.home.create} more={words.home.createMore} />
      <Door to="/practice" title={words.home.practise} more={words.home.practiseMore} />
      <Door to="/rounds" title={words.home.rounds} more={words.home.roundsMore} />
    </nav>
  )
  return (
    <div className={isCompact ? 'phone' : ''}>
      <Bar isCompact={isCompact}>
        <Link href="/how" className="q">
          {words.app.how}
        </Link>
        <ThemeButton />
        <LanguageButton />
      </Bar>
      <main className="home">
        <section className="pitch">
          <h1>{words.home.title}</h1>
          {!isCompact && <p className="lead">{words.home.lead}</p>}
          <JoinForm />
          {!isCompact && doors}
        </section>
        <LivingLadder isCompact={isCompact} />
        {isCompact && doors}
      </main>
    </div>
  )
}
export default HomePage

const Door = ({
  to,
  title,
  more,
}: {
  readonly to: string
  readonly title: string
  readonly more: string
}): ReactNode => (
  <Link href={to}>
    <b>{title}</b>
    <span>{more}</span>
    <Icon name="forward" />
  </Link>
)
