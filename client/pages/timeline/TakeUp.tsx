import { Activity, Suspense, lazy, useCallback, useEffect, useMemo, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { OverProps } from '../../fork/overProps.ts'
import { useWords } from '../../i18n/index.ts'
import type { LadderMark } from './Board.tsx'
import { useTakenUp } from './useTakenUp.ts'

/** What is offered, and the tables that are opened over a timeline: they come after the ladder stands. */
const Offers = lazy(() => import('../../fork/Offers.tsx'))
const Branches = lazy(() => import('../../fork/Branches.tsx'))
const BranchMark = lazy(() => import('../../fork/BranchMark.tsx'))
const OVER = {
  retry: lazy(() => import('../../fork/RetryScreen.tsx')),
  play: lazy(() => import('../../fork/PlayScreen.tsx')),
  beside: lazy(() => import('../../fork/BesideScreen.tsx')),
}

/** What stands with a timeline from whose steps one can go on. */
interface Around {
  /** What is offered at step n */
  readonly offers: (n: number) => ReactNode
  /** The branches of the round */
  readonly branches: ReactNode
  /** Where on the ladder a branch leaves what it left; undefined for the round itself */
  readonly mark: LadderMark | undefined
}

/** A timeline from whose steps one can go on: what is offered at each, and the table that was opened. */
export const TakeUp = ({
  id,
  branch,
  events,
  timeline,
  shown,
  children,
}: Omit<OverProps, 'n' | 'onBack'> & {
  /** The timeline, and what stands with it */
  readonly children: (around: Around) => ReactNode
}): ReactNode => {
  const { app } = useWords()
  const { open, take, leave } = useTakenUp()
  const offered = useReturn(open !== undefined)
  const offers = useCallback(
    (n: number): ReactNode => (
      <div ref={offered} className={timeline.steps[n - 1]?.kind === 'refused' ? 'offered first' : 'offered'}>
        <Suspense fallback={null}>
          <Offers {...{ n, branch, events, timeline, shown }} onTake={take} />
        </Suspense>
      </div>
    ),
    [branch, events, timeline, shown, take, offered],
  )
  const branches = (
    <Suspense fallback={null}>
      <Branches id={id} branch={branch} />
    </Suspense>
  )
  const leftAt = branch?.at
  const mark = useMemo(
    () =>
      leftAt === undefined
        ? undefined
        : {
            after: leftAt,
            label: (
              <Suspense fallback={null}>
                <BranchMark />
              </Suspense>
            ),
          },
    [leftAt],
  )
  const Over = open === undefined ? undefined : OVER[open.kind]
  return (
    <>
      <Activity mode={open === undefined ? 'visible' : 'hidden'}>
        {children({ offers, branches, mark })}
      </Activity>
      {open !== undefined && Over !== undefined && (
        <Suspense fallback={<p className="loading">{app.loading}</p>}>
          <Over
            key={`${open.kind} ${open.n}`}
            n={open.n}
            {...{ id, branch, events, timeline, shown }}
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
