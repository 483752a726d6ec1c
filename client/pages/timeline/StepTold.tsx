import { Suspense, lazy, memo } from 'react'
import type { ReactNode } from 'react'
import { accuracyOf } from '../../../shared/game/judging/score.ts'
import type { Step } from '../../../shared/game/room/step.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import { ScorePips } from '../room/ScorePips.tsx'
import { Beyond } from './Beyond.tsx'
import { BothHosts } from './BothHosts.tsx'
import { Knowing } from './Knowing.tsx'
import type { Base } from './numbers.ts'
import { StepDetail } from './StepDetail.tsx'

/** Looks inside a step: they come after the ladder stands. */
const Inside = lazy(() => import('../../inside/Inside.tsx'))

/** All that is told of one step. It is much: it is drawn anew only for another step, never for a scroll. */
export const StepTold = memo(function StepTold({
  timeline,
  step,
  lens,
  base,
  count,
  about,
  isScored,
  holder,
}: {
  readonly timeline: Told
  /** As the lens shows it */
  readonly step: Step
  readonly lens: Lens
  readonly base: Base
  /** Steps of the whole of which this may be a part */
  readonly count: number
  /** What else is known of it */
  readonly about: ((n: number, base: Base) => ReactNode) | undefined
  /** Not where the link hides what was tried */
  readonly isScored: boolean
  /** Who sat there */
  readonly holder: (seat: Seat) => string
}): ReactNode {
  const { timeline: words } = useWords()
  const { moments, verdicts } = timeline
  const { n } = step
  const moment = moments[n]
  if (moment === undefined) return null
  const score = moment[step.seat].score
  return (
    <>
      <StepDetail step={step} verdict={verdicts[n]} count={count} base={base} />
      {about?.(n, base)}
      <Knowing timeline={timeline} step={step} lens={lens} base={base} />
      <Beyond
        moves={timeline.allowed[n] ?? []}
        sent={step.kind === 'segment' ? step.as : undefined}
        run={timeline.consequences[n]}
        seat={step.seat}
      />
      <Suspense fallback={<div className="inside" />}>
        <Inside timeline={timeline} n={n} lens={lens} base={base} />
      </Suspense>
      {isScored && accuracyOf(score).of > 0 && (
        <div className="sofar">
          <h3 className="cap">{words.soFar(holder(step.seat))}</h3>
          <ScorePips score={score} />
        </div>
      )}
      <BothHosts now={moment} lens={lens} />
    </>
  )
})
