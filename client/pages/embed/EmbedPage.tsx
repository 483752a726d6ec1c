import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import { bySeat } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { Logo } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import '../../styles/table.css'
import '../../styles/timeline.css'
import '../../styles/embed.css'
import { useSize } from '../../ui/useSize.ts'
import { useTitle } from '../room/useTitle.ts'
import { Board } from '../timeline/Board.tsx'
import { Ends } from '../timeline/Ends.tsx'
import { Scrubber } from '../timeline/Scrubber.tsx'
import { timelineSize } from '../timeline/timelineSize.ts'
import { useReplay } from '../timeline/useReplay.ts'
import { useStepping } from '../timeline/useStepping.ts'

/** A round inside somebody else's page: its ladder and its time, to look at only. Nothing is kept or sent. */
const EmbedPage = ({ id }: { readonly id: string }): ReactNode => {
  const { app, timeline, refusals } = useWords()
  const replay = useReplay(id)
  switch (replay.kind) {
    case 'ready':
      return <Embedded id={id} timeline={replay.timeline} />
    case 'loading':
      return <output className="loading">{app.loading}</output>
    case 'unknown':
      return <p className="loading">{timeline.notFoundTitle}</p>
    case 'not-over':
      return <p className="loading">{timeline.notOverTitle}</p>
    case 'offline':
      return <p className="loading">{refusals.offline}</p>
    default:
      return unreachable(replay)
  }
}
export default EmbedPage

const Embedded = ({ id, timeline }: { readonly id: string; readonly timeline: Timeline }): ReactNode => {
  const words = useWords()
  const [box, measured] = useSize<HTMLElement>()
  const { steps, moments, names } = timeline
  const holder = useCallback((seat: Seat): string => names[seat], [names])
  const stepping = useStepping(steps)
  const { selected, select, isPlaying } = stepping
  const level = words.levels.name[timeline.level]
  useTitle(`${words.timeline.of(level)} · ${words.app.name}`)
  const first = moments[0]
  const isDense = measured.width < 720
  const size = useMemo(() => timelineSize(steps, measured, isDense), [steps, measured, isDense])
  const start = useMemo(() => bySeat((seat) => first?.[seat].state), [first])
  const base = useMemo(() => first && bySeat((seat) => first[seat].variables.iss), [first])
  return (
    <main className="embed replay">
      <header>
        <h1>{level}</h1>
        <a href={`/timeline/${id}#step=${selected}`} target="_blank" rel="noopener">
          <Logo size={18} />
          {words.timeline.title}
        </a>
      </header>
      <section className="board" aria-label={words.timeline.title}>
        <Ends x={size.x} isDense={isDense} holder={holder} />
        <Board
          box={box}
          isList={false}
          steps={steps}
          start={start}
          size={size}
          isDense={isDense}
          lens="all"
          selected={selected}
          isPlaying={isPlaying}
          base={base}
          onSelect={select}
        />
        <Scrubber steps={steps} stepping={stepping} base={base} />
      </section>
    </main>
  )
}
