import type { ReactNode } from 'react'
import type { Step } from '../../../shared/game/room/step.ts'
import { SEATS, peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { VARIABLES, knowledgeOf } from '../../../shared/replay/knowledge.ts'
import type { Knowledge } from '../../../shared/replay/knowledge.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Lessons } from '../../i18n/lessons.ts'
import { numberShown } from '../../ladder/fields.ts'
import '../../styles/knowing.css'
import { Swatch } from '../../tcb/TcbPanel.tsx'
import { Arriving } from './Arriving.tsx'
import { KnownPeer } from './KnownPeer.tsx'
import { KnownSent } from './KnownSent.tsx'
import type { Base } from './numbers.ts'

/**
 * What each end knew at this step: its variables, what it knows was received, what it cannot know, and what it can
 * conclude about the other end. Eyes that see both ends see the truth beside it.
 */
export const Knowing = ({
  timeline,
  step,
  lens,
  base,
}: {
  readonly timeline: Told
  readonly step: Step
  readonly lens: Lens
  readonly base: Base
}): ReactNode => {
  const { app, timeline: words } = useWords()
  const lessons = useLessons()
  if (lessons === undefined) return null
  const { knowing } = lessons
  const shown = SEATS.filter((seat) => lens === 'all' || lens === seat)
  const ends = shown.map((seat) => ({ seat, knowledge: knowledgeOf(timeline, step.n, seat, lens) }))
  const isConcluded = ends.some(({ knowledge }) => knowledge?.peer !== undefined)
  return (
    <section className="knowing" aria-label={knowing.title}>
      <h3>{lens === 'all' ? knowing.title : knowing.oneTitle(app[lens])}</h3>
      <div className={`ends-known${lens === 'all' ? ' both' : ''}`}>
        {ends.map(
          ({ seat, knowledge }) =>
            knowledge !== undefined && (
              <End
                key={seat}
                seat={seat}
                knowledge={knowledge}
                timeline={timeline}
                step={step}
                lens={lens}
                base={base}
                lessons={lessons}
              />
            ),
        )}
      </div>
      {lens !== 'all' && (
        <p className="cap">
          {app[peerOf(lens)]}: {words.inFog}
        </p>
      )}
      {isConcluded && <p className="cap">{knowing.unless}</p>}
    </section>
  )
}

const End = ({
  seat,
  knowledge,
  timeline,
  step,
  lens,
  base,
  lessons,
}: {
  readonly seat: Seat
  readonly knowledge: Knowledge
  readonly timeline: Told
  readonly step: Step
  readonly lens: Lens
  readonly base: Base
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  const seen = lens === 'all' ? { timeline, n: step.n } : undefined
  return (
    <section className={`${seat === 'client' ? 'c' : 's'} as-${seat}`}>
      <h4>
        <span className={`seat ${seat}`}>{app[seat]}</span>
        <span className="mono">
          <Swatch state={knowledge.now.state} />
          {app.state(knowledge.now.state)}
        </span>
      </h4>
      <Variables seat={seat} knowledge={knowledge} base={base} />
      {seen !== undefined && step.kind === 'segment' && step.seat !== seat && (
        <Arriving timeline={timeline} step={step} base={base} lessons={lessons} />
      )}
      <dl className="kn-facts">
        {knowledge.peer === undefined && knowledge.unknown.length === 0 ? (
          <div>
            <dd>{lessons.knowing.forgotten}</dd>
          </div>
        ) : (
          <>
            <KnownSent seat={seat} knowledge={knowledge} seen={seen} base={base} lessons={lessons} />
            <KnownPeer seat={seat} knowledge={knowledge} seen={seen} lessons={lessons} />
          </>
        )}
      </dl>
    </section>
  )
}

const TITLES: { readonly [V in (typeof VARIABLES)[number]]: string } = {
  iss: 'ISS',
  sndUna: 'SND.UNA',
  sndNxt: 'SND.NXT',
  irs: 'IRS',
  rcvNxt: 'RCV.NXT',
}

const Variables = ({
  seat,
  knowledge: { now, changed },
  base,
}: {
  readonly seat: Seat
  readonly knowledge: Knowledge
  readonly base: Base
}): ReactNode => {
  const { table } = useWords()
  return (
    <dl className="kn-vars">
      {VARIABLES.map((name) => {
        const value = now.variables[name]
        const line = name === 'irs' || name === 'rcvNxt' ? peerOf(seat) : seat
        return (
          <div key={name}>
            <dt>{TITLES[name]}</dt>
            <dd className={changed.includes(name) ? 'new' : ''}>
              {value === undefined ? table.unknown : numberShown(value, line, base)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
