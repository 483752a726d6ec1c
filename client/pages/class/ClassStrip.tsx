import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { StudentClassView, StudentTable } from '../../../shared/class/view.ts'
import type { PupilWords } from '../../i18n/pupils.ts'
import { leftMs } from '../../net/serverClock.ts'
import type { StudentSession } from '../../net/studentSession.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import { OnTheWall } from './OnTheWall.tsx'

/** One line over the table: where the class is, how long there is, and a hand to raise. */
export const ClassStrip = ({
  session,
  view,
  table,
  words,
}: {
  readonly session: StudentSession
  readonly view: StudentClassView
  readonly table: StudentTable
  readonly words: PupilWords
}): ReactNode => {
  const isCompact = useCompact()
  const [isRefused, setRefused] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const call = async (): Promise<void> => {
    const answer = await session.act({ kind: 'call-teacher' })
    setRefused(!answer.ok)
  }
  const said = isRefused
    ? words.strip.refused
    : view.isPaused
      ? words.strip.paused
      : table.keptFor.length > 0
        ? words.strip.keptFor(table.keptFor.join(' + '))
        : table.seat === undefined
          ? words.waiting.watches
          : table.beside.length > 0
            ? words.strip.beside(table.beside.join(' + '))
            : undefined
  return (
    <section className={`class-strip${view.isPaused ? ' paused' : ''}`} aria-label={words.strip.label}>
      <button type="button" className="class-where" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <b>{words.strip.table(table.n)}</b>
        <span>
          <span aria-hidden={isCompact}>
            {(isCompact ? words.strip.levelShort : words.strip.level)(table.levelAt + 1, view.levels.length)}
          </span>
          {isCompact && (
            <span className="vh">{words.strip.level(table.levelAt + 1, view.levels.length)}</span>
          )}
        </span>
        {view.until !== undefined && (
          <TimeLeft session={session} until={view.until} stillSince={view.stillSince} words={words} />
        )}
        <Icon name="eye" />
      </button>
      <button
        type="button"
        className="btn small"
        aria-pressed={table.calls}
        disabled={table.calls}
        onClick={() => void call()}
      >
        <Icon name={table.calls ? 'tick' : 'hand'} />
        <span className={isCompact ? 'vh' : undefined}>
          {table.calls ? words.strip.called : words.strip.call}
        </span>
      </button>
      <output className="class-said">{said}</output>
      {isOpen && <OnTheWall view={view} table={table} words={words} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** How often the time that is left is looked at, in milliseconds */
const LOOKS_MS = 5_000

/** In minutes only, as on the wall, and by the server's clock: a clock that runs is one more thing that hurries. */
const TimeLeft = ({
  session,
  until,
  stillSince,
  words,
}: {
  readonly session: StudentSession
  readonly until: number
  readonly stillSince: number | undefined
  readonly words: PupilWords
}): ReactNode => {
  const { aheadMs } = useSyncExternalStore(session.subscribe, session.getState)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOKS_MS)
    return () => clearInterval(timer)
  }, [])
  const minutes = Math.max(0, Math.ceil(leftMs(until, stillSince, now + aheadMs) / 60_000))
  return <span className="class-time">{minutes === 0 ? words.strip.over : words.strip.left(minutes)}</span>
}
