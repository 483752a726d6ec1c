import type { ReactNode } from 'react'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import type { OpenedReplay } from '../../recording/replayIn.ts'
import { TakeUp } from '../timeline/TakeUp.tsx'
import { TimelineScreen } from '../timeline/TimelineScreen.tsx'

/** A round that was opened from a file: looked back at, and gone on from, as any other. */
export const OpenedRound = ({ opened }: { readonly opened: OpenedReplay }): ReactNode => {
  const { timeline, events } = opened
  return (
    <TakeUp id={idOf(timeline)} branch={undefined} events={events} timeline={timeline} shown={undefined}>
      {({ offers, branches, mark }) => (
        <TimelineScreen
          timeline={timeline}
          sharedAs={undefined}
          shown={undefined}
          offers={offers}
          beside={branches}
          mark={mark}
        />
      )}
    </TakeUp>
  )
}

/** A round that was shown without its id is known again by how it began. */
const idOf = ({ start }: Timeline): string =>
  start.replayId === '' ? `x-${start.at}-${start.iss.client}-${start.iss.server}` : start.replayId
