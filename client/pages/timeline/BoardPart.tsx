import type { ReactNode } from 'react'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import type { More } from '../../ladder/TextTwin.tsx'
import type { Pointer } from '../../review/PointerLayer.tsx'
import { Board } from './Board.tsx'
import type { LadderMark } from './Board.tsx'
import { Ends } from './Ends.tsx'
import { InFlight } from './InFlight.tsx'
import { Scrubber } from './Scrubber.tsx'
import type { TimelineView } from './useTimelineView.ts'

/** The ladder with whose ends it shows; on a wide screen with what is on its way, and the line of time, below it. */
export const BoardPart = ({
  timeline,
  view,
  isCompact,
  holder,
  more,
  notes,
  pointer,
  mark,
}: {
  readonly timeline: Told
  readonly view: TimelineView
  /** On a phone all but the ladder stands on the sheet */
  readonly isCompact: boolean
  readonly holder: (seat: Seat) => string
  readonly more: More
  readonly notes: readonly Note[]
  readonly pointer: Pointer | undefined
  readonly mark: LadderMark | undefined
}): ReactNode => {
  const words = useWords()
  const { base, isDense, late, lens, size, steps, stepping } = view
  return (
    <section className="board" aria-label={words.timeline.title}>
      {!isCompact && <Ends x={size.x} isDense={isDense} holder={holder} />}
      <Board
        box={view.box}
        isList={view.isList}
        steps={steps}
        start={view.start}
        size={size}
        isDense={isDense}
        lens={lens}
        selected={stepping.selected}
        isPlaying={stepping.isPlaying}
        base={base}
        more={more}
        notes={notes}
        pointer={pointer}
        mark={mark}
        onSelect={stepping.select}
      />
      {!isCompact && lens === 'all' && (
        <InFlight timeline={timeline} n={late} base={base} ends={isDense ? undefined : size.x} />
      )}
      {!isCompact && <Scrubber steps={steps} stepping={stepping} base={base} />}
    </section>
  )
}
