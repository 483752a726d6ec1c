import { Activity, Suspense, lazy, useCallback, useEffect, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import { useTakenUp } from './useTakenUp.ts'

/** What is offered, and the tables that are opened over a timeline: they come after the ladder stands. */
const Offers = lazy(() => import('../../fork/Offers.tsx'))
const RetryScreen = lazy(() => import('../../fork/RetryScreen.tsx'))

/** A timeline from whose steps one can go on: what is offered at each, and the table that was opened. */
export const TakeUp = ({
  events,
  timeline,
  shown,
  children,
}: {
  readonly events: readonly RoomEvent[]
  readonly timeline: Timeline
  readonly shown: Shown | undefined
  /** The timeline; what is offered at step n stands with the step */
  readonly children: (offers: (n: number) => ReactNode) => ReactNode
}): ReactNode => {
  const { app } = useWords()
  const { open, take, leave } = useTakenUp()
  const offered = useReturn(open !== undefined)
  const offers = useCallback(
    (n: number): ReactNode => (
      <div ref={offered} className={timeline.steps[n - 1]?.kind === 'refused' ? 'offered first' : 'offered'}>
        <Suspense fallback={null}>
          <Offers n={n} events={events} timeline={timeline} shown={shown} onTake={take} />
        </Suspense>
      </div>
    ),
    [events, timeline, shown, take, offered],
  )
  return (
    <>
      <Activity mode={open === undefined ? 'visible' : 'hidden'}>{children(offers)}</Activity>
      {open !== undefined && (
        <Suspense fallback={<p className="loading">{app.loading}</p>}>
          <RetryScreen
            key={open.n}
            n={open.n}
            events={events}
            timeline={timeline}
            shown={shown}
            onBack={leave}
          />
        </Suspense>
      )}
    </>
  )
}

/** Who comes back from a table finds the keyboard where they left it: at what is offered. */
const useReturn = (isAway: boolean): RefObject<HTMLDivElement | null> => {
  const offered = useRef<HTMLDivElement>(null)
  const wasAway = useRef(false)
  useEffect(() => {
    if (!isAway && wasAway.current) offered.current?.querySelector('button')?.focus({ preventScroll: true })
    wasAway.current = isAway
  }, [isAway])
  return offered
}
