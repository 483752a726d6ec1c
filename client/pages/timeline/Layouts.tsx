import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The parts of a timeline, wherever they stand. */
interface Parts {
  /** Between the head and the ladder */
  readonly above: ReactNode
  readonly board: ReactNode
  /** What is told of the step */
  readonly told: ReactNode
}

/** A phone's timeline: the ladder, and a sheet with the line of time at its upper edge. */
export const PhoneLayout = ({
  title,
  progress,
  back,
  lenses,
  above,
  board,
  scrubber,
  flying,
  told,
}: Parts & {
  readonly title: string
  readonly progress: string
  readonly back: { readonly href: string; readonly label: string }
  readonly lenses: ReactNode
  readonly scrubber: ReactNode
  readonly flying: ReactNode
}): ReactNode => {
  const { timeline } = useWords()
  return (
    <div className="replay phone">
      <header className="bar">
        <Link href={back.href} className="back" aria-label={back.label}>
          <Icon name="back" />
        </Link>
        <div className="crumb">
          <h1>{title}</h1>
          <span className="mono">{progress}</span>
        </div>
        <span className="grow" />
        {lenses}
      </header>
      {above}
      <main>
        {board}
        <section className="sheet" aria-label={timeline.thisStep}>
          <div className="grab" aria-hidden="true" />
          {scrubber}
          {flying}
          <div className="detail">{told}</div>
        </section>
      </main>
    </div>
  )
}

/** A wide screen's timeline: the ladder, and the step beside it. */
export const WideLayout = ({
  title,
  isRecorded,
  head,
  above,
  board,
  told,
}: Parts & {
  readonly title: string
  readonly isRecorded: boolean
  readonly head: ReactNode
}): ReactNode => {
  const { timeline } = useWords()
  return (
    <div className={isRecorded ? 'replay recorded' : 'replay'}>
      {head}
      {above}
      <main className="rzones">
        <h1 className="vh">{title}</h1>
        {board}
        <aside className="detail" aria-label={timeline.thisStep}>
          {told}
        </aside>
      </main>
    </div>
  )
}
