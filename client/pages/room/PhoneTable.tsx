import { useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { EndpointView } from '../../../shared/game/room/view.ts'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { TcbPanel, TcbPeek } from '../../tcb/TcbPanel.tsx'
import { useVisualViewport } from '../../ui/useVisualViewport.ts'
import { ScorePips } from './ScorePips.tsx'
import { Skip } from './Skip.tsx'

/**
 * The table for one thumb: one screen that never scrolls, and a sheet that holds all that is touched. When the
 * number pad opens the sheet rides on it, and only what is being typed, its chips and Send stay.
 */
export const PhoneTable = ({
  me,
  title,
  progress,
  tools,
  ask,
  lost,
  happened,
  board,
  panel,
  announcer,
}: {
  readonly me: EndpointView
  readonly title: string
  readonly progress: string
  readonly tools: ReactNode
  readonly ask: ReactNode
  readonly lost: ReactNode
  readonly happened: ReactNode
  readonly board: ReactNode
  readonly panel: ReactNode
  readonly announcer: ReactNode
}): ReactNode => {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const { height, top, isPadOpen } = useVisualViewport()
  // The only sizes that a style sheet cannot know.
  const seen: CSSProperties = {
    height: `${height}px`,
    transform: top > 0 ? `translateY(${top}px)` : undefined,
  }
  // What went out all the same is no draft any more: the next one needs all its fields.
  const told = me.refused === undefined ? '' : me.refused.flight === undefined ? ' refused' : ' on-wire'
  return (
    <div
      className={`table phone as-${me.seat}${isPadOpen ? ' pad' : ''}${told}${isOpen ? ' opened' : ''}`}
      style={seen}
    >
      <Skip />
      <Bar title={title} more={progress} isCompact>
        {tools}
      </Bar>
      <main>
        <div className="phone-head">
          {lost}
          {ask}
        </div>
        {board}
        <section className="sheet" aria-label={words.table.desk}>
          <TcbPeek me={me} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
          {isOpen && (
            <div className="pulled">
              <TcbPanel me={me} />
              <ScorePips score={me.score} />
            </div>
          )}
          {happened}
          {panel}
        </section>
      </main>
      {announcer}
    </div>
  )
}
