import type { ReactNode } from 'react'
import { isLiveWire } from '../../../shared/game/room/mode.ts'
import type { RoundView, View } from '../../../shared/game/room/view.ts'
import { bySeat } from '../../../shared/game/seat.ts'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { useCompact } from '../../ui/useMedia.ts'
import { Board } from './Board.tsx'
import { Menu } from './Menu.tsx'
import { nameBeside } from './names.ts'

/** A round for whoever looks on: the wire alone, what has crossed it and nothing else. */
export const Watching = ({
  view,
  round,
  lost,
}: {
  readonly view: View
  readonly round: RoundView
  readonly lost: ReactNode
}): ReactNode => {
  const words = useWords()
  const isCompact = useCompact()
  return (
    <div className={`table${isCompact ? ' phone' : ''} watching`}>
      <Bar
        title={words.levels.name[round.level]}
        {...(isLiveWire(view.settings) && { more: words.table.live })}
        isCompact={isCompact}
      >
        <Menu />
      </Bar>
      <main className="board">
        {lost}
        <Board
          begins={round.start}
          steps={round.steps}
          viewer="all"
          names={bySeat((seat) => nameBeside(view, seat, words))}
          isCompact={isCompact}
          hasStates={false}
        />
      </main>
    </div>
  )
}
