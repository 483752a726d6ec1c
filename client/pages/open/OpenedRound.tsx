import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import type { OpenedReplay } from '../../recording/replayIn.ts'
import { TakeAway } from '../timeline/TakeAway.tsx'
import { TakeUp } from '../timeline/TakeUp.tsx'
import { TimelineScreen } from '../timeline/TimelineScreen.tsx'

/** A round that was opened from a file or a text: looked back at, gone on from and noted on, as any other. */
export const OpenedRound = ({ opened }: { readonly opened: OpenedReplay }): ReactNode => {
  const { timeline, events, notes: given } = opened
  const [notesOf] = useState(() => ({ round: roundOf(timeline), given }))
  return (
    <TakeUp id={roundOf(timeline)} branch={undefined} events={events} timeline={timeline} shown={undefined}>
      {({ offers, branches, mark }) => (
        <TimelineScreen
          timeline={timeline}
          sharedAs={undefined}
          shown={undefined}
          offers={offers}
          beside={branches}
          mark={mark}
          notesOf={notesOf}
          renderAway={(look, notes) => (
            <TakeAway
              id={roundOf(timeline)}
              timeline={timeline}
              events={events}
              isShared={false}
              look={look}
              notes={notes}
            />
          )}
        />
      )}
    </TakeUp>
  )
}

/** What names a round in this browser; one that was shown without its id is known again by how it began. */
export const roundOf = ({ start }: Timeline): string =>
  start.replayId === '' ? `x-${start.at}-${start.iss.client}-${start.iss.server}` : start.replayId
