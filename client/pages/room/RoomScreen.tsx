import { Suspense, lazy, useEffect } from 'react'
import type { ReactNode } from 'react'
import { unreachable } from '../../../shared/base/unreachable.ts'
import type { View } from '../../../shared/game/room/view.ts'
import { Bar } from '../../app/Bar.tsx'
import { preferredLanguage, useLanguage, useWords } from '../../i18n/index.ts'
import { loadLessons } from '../../i18n/lessons.ts'
import { keepRound } from '../../net/keep.ts'
import type { Session } from '../../net/session.ts'
import { loadSheets } from './coachSheet.tsx'
import { Lobby } from './Lobby.tsx'
import { LostLine } from './LostLine.tsx'
import { RefusedRoom, Superseded } from './RoomStates.tsx'
import { Table } from './Table.tsx'
import { useSession } from './useSession.ts'
import './looks.ts'

const loadResult = async (): Promise<{ readonly default: typeof import('./Result.tsx').Result }> => {
  const [{ Result }] = await Promise.all([import('./Result.tsx'), loadLessons(preferredLanguage())])
  return { default: Result }
}
/** Needed only when a round is over; fetched while it is being played. */
const Result = lazy(loadResult)

/** What a class puts into the screens of a room that it leads. */
export interface Hosted {
  /** A line over the table */
  readonly strip: ReactNode
  /** In the place of the lobby: nobody chooses anything here */
  readonly lobby: ReactNode
  /** In the place of what to play next */
  readonly next: ReactNode
}

/** Whatever a room is now: its lobby, its table, its result, or why it cannot be entered. */
export const RoomScreen = ({
  session,
  code,
  kind,
  onLeft,
  onSeatLost,
  onAgain,
  hosted,
}: {
  readonly session: Session
  readonly code: string
  readonly kind: 'network' | 'practice'
  readonly onLeft: () => void
  readonly onSeatLost: () => void
  readonly onAgain: () => void
  readonly hosted?: Hosted
}): ReactNode => {
  const words = useWords()
  const { language } = useLanguage()
  const { link, view, presence } = useSession(session)
  const isSeatLost = link.kind === 'refused' && link.code === 'seat/token'
  useEffect(() => {
    if (isSeatLost) onSeatLost()
  }, [isSeatLost, onSeatLost])
  useRemembered(view, kind)
  const isPlaying = view?.phase === 'playing'
  useEffect(() => {
    if (!isPlaying) return
    void loadResult()
    void loadLessons(language)
    void loadSheets()
  }, [isPlaying, language])

  if (link.kind === 'superseded') return <Superseded onAgain={onAgain} />
  if (link.kind === 'refused') return <RefusedRoom code={code} reason={link.code} />
  if (view === undefined && hosted !== undefined) return hosted.lobby
  if (view === undefined) {
    return (
      <>
        <Bar title={words.lobby.room} more={code} />
        <main className="mid">
          <h1 aria-live="polite">{words.lobby.connecting}</h1>
          {link.kind === 'lost' && <LostLine link={link} onRetry={session.retry} />}
        </main>
      </>
    )
  }
  const lostLine = link.kind === 'lost' ? <LostLine link={link} onRetry={session.retry} /> : null
  const lost =
    hosted === undefined ? (
      lostLine
    ) : (
      <div className="head-lines">
        {hosted.strip}
        {lostLine}
      </div>
    )
  const leave = (): void => {
    // Whoever leaves a class leaves it, not the room: the class decides who sits here.
    if (hosted !== undefined) onLeft()
    else void session.act({ kind: 'leave' }).finally(onLeft)
  }
  switch (view.phase) {
    case 'lobby':
      if (hosted !== undefined) return hosted.lobby
      return <Lobby {...{ session, view, presence, kind, lost, leave }} />
    case 'playing':
      return <Table {...{ session, view, presence, kind, lost, leave }} />
    case 'over':
      return (
        <Suspense fallback={null}>
          <Result {...{ session, view, kind, lost, leave, next: hosted?.next }} />
        </Suspense>
      )
    case 'closed':
      return <RefusedRoom code={code} reason="room/closed" />
    default:
      return unreachable(view.phase)
  }
}

/** A finished round goes on the list of this device; the practice session keeps its own with their records. */
const useRemembered = (view: View | undefined, kind: 'network' | 'practice'): void => {
  const outcome = view?.round?.outcome
  const replayId = outcome?.replayId
  useEffect(() => {
    if (kind === 'practice' || view === undefined || outcome === undefined || view.round === undefined) return
    keepRound({
      id: outcome.replayId,
      level: view.round.level,
      names: { client: view.seats.client.name, server: view.seats.server.name },
      stars: outcome.stars,
      at: Date.now(),
      body: undefined,
    })
    // The round is kept once, when its outcome comes; what changes afterwards does not change the list.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [replayId, kind])
}
