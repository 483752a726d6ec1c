import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'

/** Not in the class: why, and what can be done about it. */
export const OutOfClass = ({
  title,
  more,
  children,
}: {
  readonly title: string
  readonly more: string
  readonly children?: ReactNode
}): ReactNode => {
  const words = useWords()
  return (
    <>
      <Bar />
      <main className="mid narrow">
        <h1>{title}</h1>
        <p>{more}</p>
        <p className="row2">
          {children}
          <Link href="/" className="btn">
            {words.app.home}
          </Link>
        </p>
      </main>
    </>
  )
}
