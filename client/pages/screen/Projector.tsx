import type { ReactNode } from 'react'
import type { ClassView } from '../../../shared/class/view.ts'
import { SEATS } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { Frozen } from './Frozen.tsx'
import { Joining } from './Joining.tsx'
import { Ended, Playing } from './Playing.tsx'

/** What hangs on the wall: two lifelines at its edges, and between them what everybody may know now. */
export const Projector = ({
  view,
  aheadMs,
  isLive,
}: {
  readonly view: ClassView
  /** The server's clock is so many milliseconds ahead of this page's */
  readonly aheadMs: number
  readonly isLive: boolean
}): ReactNode => {
  const { app } = useWords()
  return (
    <div className={`proj${isLive ? '' : ' asleep'}`}>
      {SEATS.map((seat) => (
        <div key={seat} className={`edge ${seat}`} aria-hidden="true">
          <span className={`seat ${seat}`}>{app[seat]}</span>
          <i className={view.phase === 'playing' ? 'on' : undefined} />
        </div>
      ))}
      <main>{contentOf(view, aheadMs)}</main>
    </div>
  )
}

const contentOf = (view: ClassView, aheadMs: number): ReactNode => {
  if (view.phase === 'ended') return <Ended />
  if (view.phase !== 'playing') return <Joining view={view} />
  return view.frozen === undefined ? (
    <Playing view={view} aheadMs={aheadMs} />
  ) : (
    <Frozen frozen={view.frozen} />
  )
}
