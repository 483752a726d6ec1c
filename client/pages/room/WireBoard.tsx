import type { ReactNode } from 'react'
import type { EndpointView, RoundView } from '../../../shared/game/room/view.ts'
import type { BySeat } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { Board } from './Board.tsx'
import { draftShown } from './draftShown.ts'
import { Lamps } from './Lamps.tsx'
import { QuestionsButton } from './QuestionsButton.tsx'
import type { DeskState } from './useDesk.ts'

/** The wire with the draft on it, and below it what this end can prove by now. */
export const WireBoard = ({
  round,
  me,
  names,
  isCompact,
  desk: { composer, coach },
}: {
  readonly round: RoundView
  readonly me: EndpointView
  /** Who sits at the ends, as they are called here */
  readonly names: BySeat<string>
  readonly isCompact: boolean
  readonly desk: DeskState
}): ReactNode => {
  const words = useWords()
  return (
    <section className="board" aria-label={words.table.wire}>
      <Board
        begins={round.start}
        steps={round.steps}
        viewer={me.seat}
        names={names}
        draft={draftShown(composer.fields, me, words)}
        isCompact={isCompact}
        onSelect={(n) => coach.open({ kind: 'inside', n })}
      />
      <Lamps lamps={me.lamps} ticks={me.ticks} onTick={(moment) => coach.open({ kind: 'ticks', moment })}>
        <QuestionsButton round={round} onOpen={() => coach.open({ kind: 'questions' })} />
      </Lamps>
    </section>
  )
}
