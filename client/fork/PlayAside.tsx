import type { ReactNode } from 'react'
import type { Loss } from '../../shared/game/room/room.ts'
import { peerOf } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { useLessons } from '../i18n/lessons.ts'
import type { AgainWords } from '../i18n/parts/again.ts'
import { Rich } from '../i18n/Rich.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MOST_BRANCHES } from './branches.ts'
import type { Keeping } from './branches.ts'

/** Beside the desk of a round that is played on: who sits where, whether the branch is kept, and its end. */
export const PlayAside = ({
  words,
  name,
  isCompact,
  isBoth,
  isOver,
  lost,
  keeping,
  seat,
  onSit,
  openBranch,
  again,
}: {
  readonly words: AgainWords
  /** Of the branch */
  readonly name: string
  readonly isCompact: boolean
  /** One plays both ends */
  readonly isBoth: boolean
  readonly isOver: boolean
  /** How the connection was lost, on the live wire */
  readonly lost: Loss | undefined
  /** Undefined before the first move: there is nothing to keep yet */
  readonly keeping: Keeping | undefined
  /** The end at which one sits */
  readonly seat: Seat
  readonly onSit: (seat: Seat) => void
  readonly openBranch: () => void
  readonly again: () => void
}): ReactNode => {
  const live = useLessons()?.live
  const peer = peerOf(seat)
  const isTold = !isCompact || (keeping !== undefined && keeping !== 'kept')
  return (
    <aside className={isCompact ? 'beside' : 'partner beside'} aria-label={words.branch}>
      {!isCompact && <h2>{words.branch}</h2>}
      {!isCompact && <p className="partner-name">{name}</p>}
      {isOver ? (
        <>
          <p className={`tagline ${lost === undefined ? 'fine' : 'fault'}`} role="status">
            <Icon name={lost === undefined ? 'tick' : 'cross'} />
            <span>{lost === undefined ? words.over : live?.lost[lost].more}</span>
          </p>
          <p className="row2">
            <button type="button" className="btn primary" onClick={openBranch}>
              {words.openBranch}
            </button>
            <button type="button" className="btn" onClick={again}>
              {words.once}
            </button>
          </p>
        </>
      ) : (
        <div className="sits">
          <p>
            <Rich>{isBoth ? words.youSitAt[seat] : words.botAt[peer]}</Rich>
          </p>
          {isBoth && (
            <button type="button" className="btn small" onClick={() => onSit(peer)}>
              <Icon name="swap" />
              {words.sitAt[peer]}
            </button>
          )}
        </div>
      )}
      {keeping !== undefined && isTold && (
        <p className="cap" role="status">
          {keeping === 'too-many' ? words.keeping[keeping](MOST_BRANCHES) : words.keeping[keeping]}
        </p>
      )}
    </aside>
  )
}
