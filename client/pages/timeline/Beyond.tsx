import type { ReactNode } from 'react'
import type { AllowedMove } from '../../../shared/game/judging/allowed.ts'
import type { ConsequenceView } from '../../../shared/game/room/view.ts'
import type { Kind } from '../../../shared/tcp/permission.ts'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { AllowedList } from '../room/sheets/AllowedList.tsx'
import { ConsequenceRun } from '../room/sheets/ConsequenceRun.tsx'

/** What else was allowed at a step, or what its refused draft would have come to. */
export const Beyond = ({
  moves,
  sent,
  run,
  seat,
}: {
  /** Whose step it is */
  readonly seat: Seat
  readonly moves: readonly AllowedMove[]
  readonly sent: Kind | undefined
  readonly run: ConsequenceView | undefined
}): ReactNode => {
  const { app } = useWords()
  const lessons = useLessons()
  if (lessons === undefined) return null
  return (
    <>
      {moves.length > 0 && (
        <details className="beyond">
          <summary>{lessons.allowed.title}</summary>
          <AllowedList moves={moves} sent={sent} lessons={lessons} />
        </details>
      )}
      {run !== undefined && (
        <details className="beyond">
          <summary>{lessons.consequence.title}</summary>
          <ConsequenceRun run={run} lessons={lessons} ends={{ me: app[seat], peer: app[peerOf(seat)] }} />
          <p className="cap">{lessons.consequence.supposed}</p>
        </details>
      )}
    </>
  )
}
