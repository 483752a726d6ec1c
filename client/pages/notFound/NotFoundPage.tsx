import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { Refused } from '../../ladder/Refused.tsx'
import { useTitle } from '../room/useTitle.ts'

/** No page at this address, told as a connection that nobody takes. */
const NotFoundPage = (): ReactNode => {
  const words = useWords()
  useTitle(`${words.app.notFoundTitle} · ${words.app.name}`)
  return (
    <>
      <Bar />
      <main className="mid narrow">
        <Refused />
        <h1>{words.app.notFoundTitle}</h1>
        <p>{words.app.notFoundMore}</p>
        <p className="row2">
          <Link href="/" className="btn primary">
            {words.app.home}
          </Link>
        </p>
      </main>
    </>
  )
}
export default NotFoundPage
