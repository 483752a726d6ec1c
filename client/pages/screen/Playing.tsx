import type { ReactNode } from 'react'
import type { ClassView } from '../../../shared/class/view.ts'
import { Flood } from '../../host/Flood.tsx'
import { useClassSaid } from '../../host/Spoken.tsx'
import { useTick } from '../../host/tick.ts'
import { useWords } from '../../i18n/index.ts'
import { Glyph } from '../../ladder/Glyph.tsx'
import { leftMs } from '../../net/serverClock.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The level that is played, its goal, how many rooms are there already, and what comes next. */
export const Playing = ({
  view,
  aheadMs,
}: {
  readonly view: ClassView
  readonly aheadMs: number
}): ReactNode => {
  const words = useWords()
  const { screen, live, people } = useClassSaid()
  const { levels, levelAt, pace, tables, done, isPaused, until, stillSince, code } = view
  const level = levels[levelAt]
  const next = levels[levelAt + 1]
  const rooms = tables.pairs + tables.withBot
  if (level === undefined) return null
  return (
    <>
      <div className="top playing">
        <div>
          <p className="at">{pace === 'own' ? screen.ownPace : live.level(levelAt + 1, levels.length)}</p>
          <h1>{words.levels.name[level]}</h1>
          <p className="goal">{words.levels.goal[level]}</p>
        </div>
        <Glyph level={level} />
      </div>
      {isPaused && (
        <p className="all-paused" role="status">
          <Icon name="pause" />
          {screen.paused}
        </p>
      )}
      {view.flood !== undefined && <Flood flood={view.flood} />}
      <section className="who progress">
        <h2 aria-live="polite">
          {rooms > 0 && done >= rooms ? screen.allFinished : screen.finished(done, rooms)}
          {until !== undefined && stillSince === undefined && <TimeLeft until={until} aheadMs={aheadMs} />}
        </h2>
        <ol className="room-dots" aria-hidden="true">
          {Array.from({ length: rooms }, (_, at) => (
            <li key={at} className={at < done ? 'done' : undefined} />
          ))}
        </ol>
        <p className="muted">{people.counts(tables)}</p>
      </section>
      <p className="foot">
        <span>
          {screen.join} <b className="mono">{code}</b>
        </span>
        <span>{next === undefined ? screen.lastLevel : screen.soonNext(words.levels.name[next])}</span>
      </p>
    </>
  )
}

/** In minutes only: a clock that runs on a wall is one more thing that hurries. */
const TimeLeft = ({ until, aheadMs }: { readonly until: number; readonly aheadMs: number }): ReactNode => {
  const { screen } = useClassSaid()
  const left = leftMs(until, undefined, useTick() + aheadMs)
  return <span>{left <= 0 ? screen.over : screen.left(Math.ceil(left / 60_000))}</span>
}

export const Ended = (): ReactNode => {
  const { screen } = useClassSaid()
  return (
    <div className="ended">
      <h1>{screen.ended}</h1>
      <p className="at">{screen.endedMore}</p>
    </div>
  )
}
