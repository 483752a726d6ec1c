import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { CLASS_GONE } from '../../../shared/wire/classAnswers.ts'
import type { ClassGone } from '../../../shared/wire/classAnswers.ts'
import { Bar } from '../../app/Bar.tsx'
import type { PupilWords } from '../../i18n/pupils.ts'
import { enterClass } from '../../net/studentSession.ts'
import type { StudentSession, StudentState } from '../../net/studentSession.ts'
import { AtTable } from './AtTable.tsx'
import { ClassEnd } from './ClassEnd.tsx'
import { Frozen } from './Frozen.tsx'
import { OutOfClass } from './OutOfClass.tsx'
import { refusalOf } from './refusalOf.ts'
import { Waiting } from './Waiting.tsx'

/** In the class: waiting, at a table, or at its end. */
export const InClass = ({
  code,
  token,
  words,
  onOut,
}: {
  readonly code: string
  readonly token: string
  readonly words: PupilWords
  readonly onOut: () => void
}): ReactNode => {
  const [session, setSession] = useState<StudentSession>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const opened = enterClass(code, token)
    // A line is opened with the page and closed with it: it belongs to the effect, and is shown by state.
    // oxlint-disable-next-line react/set-state-in-effect
    setSession(opened)
    return () => opened.close()
    // Each attempt is a new line of the same student.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [code, token, attempt])
  if (session === undefined) return <Bar title={words.class} more={code} />
  return (
    <Inside
      session={session}
      code={code}
      token={token}
      words={words}
      onOut={onOut}
      onAgain={() => setAttempt(attempt + 1)}
    />
  )
}

const useStudent = (session: StudentSession): StudentState =>
  useSyncExternalStore(session.subscribe, session.getState)

const isGone = (why: string): why is ClassGone => CLASS_GONE.some((one) => one === why)

const Inside = ({
  session,
  code,
  token,
  words,
  onOut,
  onAgain,
}: {
  readonly session: StudentSession
  readonly code: string
  readonly token: string
  readonly words: PupilWords
  readonly onOut: () => void
  readonly onAgain: () => void
}): ReactNode => {
  const { link, view, ended } = useStudent(session)
  const [hasLeft, setLeft] = useState(false)
  const leave = (): void => {
    setLeft(true)
    void session.act({ kind: 'leave' })
  }
  if (hasLeft)
    return (
      <OutOfClass title={words.class} more={words.gone.left}>
        <button
          type="button"
          className="btn primary"
          onClick={() => {
            setLeft(false)
            onAgain()
          }}
        >
          {words.gone.back}
        </button>
      </OutOfClass>
    )
  if (ended !== undefined)
    return (
      <OutOfClass title={words.class} more={isGone(ended) ? words.gone[ended] : refusalOf(ended, words)}>
        {ended === 'superseded' && (
          <button type="button" className="btn primary" onClick={onAgain}>
            {words.gone.here}
          </button>
        )}
        {(ended === 'removed' || ended === 'class/token') && (
          <button type="button" className="btn primary" onClick={onOut}>
            {words.gone.back}
          </button>
        )}
      </OutOfClass>
    )
  if (view === undefined) return <Bar title={words.class} more={code} />
  if (view.phase === 'ended') return <ClassEnd view={view} words={words} />
  const { table } = view.me
  return (
    <>
      {table === undefined ? (
        <Waiting view={view} words={words} isLost={link === 'lost'} leave={leave} />
      ) : (
        <AtTable
          key={`${table.room}/${table.seat === undefined ? 'watch' : 'sit'}`}
          {...{ session, view, table, token, words, leave }}
        />
      )}
      {view.frozen !== undefined && (
        <Frozen frozen={view.frozen} me={view.me} words={words} act={session.act} />
      )}
    </>
  )
}
