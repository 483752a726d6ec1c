import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { isOnce } from '../net/hostSession.ts'
import type { ClassSession } from '../net/hostSession.ts'
import { useTitle } from '../pages/room/useTitle.ts'
import { ReportScreen } from '../report/ReportScreen.tsx'
import { HostingContext, useClassState } from './hosting.ts'
import type { Hosting, Outcome } from './hosting.ts'
import { HostLobby } from './HostLobby.tsx'
import { LiveBoard } from './LiveBoard.tsx'
import { useClassSaid } from './Spoken.tsx'
import { LostBar, ToldLine } from './ToldLine.tsx'

/** Answers of these are seen by what they bring: nothing is said besides. */
const SILENT = new Set(['look', 'report', 'erase'])

/** So long it is said that something was done, in milliseconds; what went wrong stays until the next thing. */
const SAID_MS = 8_000

/** The class in each of its phases, for whoever holds its key. */
export const HostScreen = ({
  session,
  secret,
  out,
}: {
  readonly session: ClassSession
  readonly secret: string
  /** What stands here when the class cannot be entered, or not yet */
  readonly out: ReactNode
}): ReactNode => {
  const { create } = useClassSaid()
  const state = useClassState(session)
  const [outcome, setOutcome] = useState<Outcome>()
  const [isReport, setReport] = useState(false)
  const { told, link } = state
  const view = told?.role === 'host' ? told.view : undefined
  useTitle(view === undefined || view.title === '' ? create.untitled : view.title)
  useEffect(() => {
    if (outcome?.kind !== 'done' || outcome.missed.length > 0) return undefined
    const timer = setTimeout(() => setOutcome(undefined), SAID_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const run = useCallback<Hosting['run']>(
    async (message) => {
      const answer = await session.act(message)
      if (!answer.ok) setOutcome({ kind: 'refused', code: answer.code })
      else if (!SILENT.has(message.kind)) {
        const missed = isOnce(message.kind) ? answer.unreached : []
        setOutcome({ kind: 'done', what: message.kind, missed })
      }
      return answer
    },
    [session],
  )
  const hosting = useMemo(
    (): Hosting | undefined => view && { session, secret, view, run },
    [session, secret, view, run],
  )
  if (hosting === undefined || link.kind === 'gone' || link.kind === 'refused') return out
  const line = <ToldLine outcome={outcome} unreached={state.unreached} />
  return (
    <HostingContext value={hosting}>
      <LostBar link={link} onRetry={session.retry} />
      {hosting.view.phase === 'ended' || isReport ? (
        <ReportScreen onBack={hosting.view.phase === 'ended' ? undefined : () => setReport(false)} />
      ) : hosting.view.phase === 'playing' ? (
        <LiveBoard state={state} told={line} onReport={() => setReport(true)} />
      ) : (
        <HostLobby told={line} />
      )}
    </HostingContext>
  )
}
