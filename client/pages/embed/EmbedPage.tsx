import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import { SEATS, bySeat } from '../../../shared/game/seat.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { Logo } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { LadderFigure } from '../../ladder/LadderFigure.tsx'
import { TextTwin } from '../../ladder/TextTwin.tsx'
import '../../styles/table.css'
import '../../styles/timeline.css'
import '../../styles/embed.css'
import { useSize } from '../../ui/useSize.ts'
import { useTitle } from '../room/useTitle.ts'
import { Scrubber } from '../timeline/Scrubber.tsx'
import { timelineLook, timelineSize } from '../timeline/timelineSize.ts'
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
  const { steps, moments } = timeline
  const stepping = useStepping(steps)
  const { selected, select, isPlaying } = stepping
  const level = words.levels.name[timeline.level]
  useTitle(`${words.timeline.of(level)} · ${words.app.name}`)
  const first = moments[0]
  if (first === undefined) return null
  const base = bySeat((seat) => first[seat].variables.iss)
  const isDense = measured.width < 720
  const size = timelineSize(steps, measured, isDense)
  return (
    <main className="embed replay">
      <header>
        <h1>{level}</h1>
        <a href={`/timeline/${id}#step=${selected}`} target="_blank" rel="noopener">
          <Logo size={18} />
          {words.timeline.openWhole}
        </a>
      </header>
      <section className="board" aria-label={words.timeline.title}>
        <div className={`ends rends${isDense ? ' dense' : ''}`}>
          {SEATS.map((seat) => (
            <span key={seat} className={`seat ${seat}`} style={{ left: size.x[seat] }}>
              {words.app[seat]} <i>{timeline.names[seat]}</i>
            </span>
          ))}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
        <section className="scroll top" ref={box} tabIndex={0} aria-label={words.timeline.ladder}>
          {measured.width > 0 && (
            <>
              <LadderFigure
                steps={steps}
                start={bySeat((seat) => first[seat].state)}
                size={size}
                look={timelineLook(isDense, size.pitch)}
                viewer="all"
                selected={selected}
                fresh={isPlaying ? selected : 'none'}
                base={base}
                onSelect={select}
              />
              <TextTwin steps={steps} base={base} selected={selected} />
            </>
          )}
        </section>
        <Scrubber steps={steps} stepping={stepping} base={base} />
      </section>
    </main>
  )
}
