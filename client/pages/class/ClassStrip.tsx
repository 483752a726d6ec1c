import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { StudentClassView, StudentTable } from '../../../shared/class/view.ts'
import type { PupilWords } from '../../i18n/pupils.ts'
import type { StudentSession } from '../../net/studentSession.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'

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
          : undefined
  return (
    <section className={`class-strip${view.isPaused ? ' paused' : ''}`} aria-label={words.strip.label}>
      <p className="class-where">
        <b>{words.strip.table(table.n)}</b>
        <span>
          <span aria-hidden={isCompact}>
            {(isCompact ? words.strip.levelShort : words.strip.level)(table.levelAt + 1, view.levels.length)}
          </span>
          {isCompact && (
            <span className="vh">{words.strip.level(table.levelAt + 1, view.levels.length)}</span>
          )}
        </span>
        {view.until !== undefined && <TimeLeft until={view.until} words={words} isPaused={view.isPaused} />}
      </p>
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
    </section>
  )
}

/** Minutes and seconds; the class's own, on this device's clock. */
const TimeLeft = ({
  until,
  words,
  isPaused,
}: {
  readonly until: number
  readonly words: PupilWords
  readonly isPaused: boolean
}): ReactNode => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (isPaused) return undefined
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [isPaused])
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000))
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return <span className="class-time">{seconds === 0 ? words.strip.over : words.strip.left(time)}</span>
}
