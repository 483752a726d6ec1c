import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../i18n/index.ts'
import '../styles/drop.css'
import type { Dropped } from './intake.ts'
import { useDrop } from './useDrop.ts'
import { isRoundText, usePaste } from './usePaste.ts'

/** Lets a recording be dropped, or a round be pasted, on a page that is not made for it: it is opened where recordings are. */
export const DropHere = (): ReactNode => {
  const { home } = useWords()
  const [, go] = useLocation()
  const take = (dropped: Dropped): void => {
    // What reads a recording travels only when somebody drops one.
    void import('./recording.ts').then(({ openDropped }) => openDropped(dropped))
    go('/open')
  }
  const isOver = useDrop(take)
  usePaste(take, isRoundText)
  return isOver ? (
    <div className="drop-over" aria-hidden="true">
      <b>{home.open}</b>
    </div>
  ) : null
}
