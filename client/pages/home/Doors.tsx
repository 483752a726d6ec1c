import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The other ways to begin, as plain lines. */
export const Doors = ({ withHow = false }: { readonly withHow?: boolean }): ReactNode => {
  const { app, home } = useWords()
  const doors = [
    { href: '/new', title: home.create, more: home.createMore },
    { href: '/host', title: home.host, more: home.hostMore },
    { href: '/practice', title: home.practise, more: home.practiseMore },
    { href: '/questions', title: home.questions, more: home.questionsMore },
    { href: '/rounds', title: home.rounds, more: home.roundsMore },
    { href: '/open', title: home.open, more: home.openMore },
    ...(withHow ? [{ href: '/how', title: app.how, more: home.howMore }] : []),
  ]
  return (
    <nav className="doors" aria-label={home.doors}>
      {doors.map(({ href, title, more }) => (
        <Link key={href} href={href}>
          <b>{title}</b>
          <span>{more}</span>
          <Icon name="forward" />
        </Link>
      ))}
    </nav>
  )
}
