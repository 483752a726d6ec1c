import { memo } from 'react'
import type { ReactNode } from 'react'
import type { Step } from '../../../shared/game/room/step.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import SpellingChoice from '../../app/SpellingChoice.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import type { Base } from './numbers.ts'
import type { PictureLook } from './pictureOptions.ts'
import { ShareLink } from './ShareLink.tsx'
import { StepTold } from './StepTold.tsx'

/** What is told of one step, what can be done from it, and how all of it is taken away. It follows where one comes to rest. */
export const StepPanel = memo(function StepPanel({
  timeline,
  step,
  lens,
  base,
  count,
  about,
  acts,
  beside,
  tools,
  shown,
  holder,
  sharedAs,
  title,
  notes,
  look,
  renderAway,
}: {
  readonly timeline: Told
  /** As the lens shows it */
  readonly step: Step
  readonly lens: Lens
  readonly base: Base
  /** Steps of the whole of which this may be a part */
  readonly count: number
  readonly about: (n: number, base: Base) => ReactNode
  readonly acts: ((n: number) => ReactNode) | undefined
  /** What stands there whichever step is looked at */
  readonly beside: ReactNode
  /** Choices that have no room elsewhere */
  readonly tools: ReactNode
  /** How much of the round the link shows by which one came here */
  readonly shown: Shown | undefined
  readonly holder: (seat: Seat) => string
  /** Its id where a link to it can be opened elsewhere */
  readonly sharedAs: string | undefined
  readonly title: string
  readonly notes: readonly Note[]
  readonly look: PictureLook
  readonly renderAway: ((look: PictureLook, notes: readonly Note[]) => ReactNode) | undefined
}): ReactNode {
  return (
    <>
      <StepTold
        timeline={timeline}
        step={step}
        lens={lens}
        base={base}
        count={count}
        about={about}
        isScored={shown?.drafts !== false}
        holder={holder}
      />
      {acts?.(step.n)}
      {beside}
      <div className="acts">
        {tools}
        <SpellingChoice />
        <KeysHelp />
        {sharedAs !== undefined && (
          <ShareLink id={sharedAs} step={step.n} shown={shown} title={title} notes={notes} />
        )}
      </div>
      {renderAway?.(look, notes)}
    </>
  )
})
