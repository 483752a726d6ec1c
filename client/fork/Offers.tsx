import type { ReactNode } from 'react'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import type { Shown } from '../../shared/replay/shown.ts'
import { canGoOn, deciderOf } from '../../shared/replay/standing.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import { useAgainWords } from '../i18n/parts/again.ts'
import type { TakenUp } from '../pages/timeline/useTakenUp.ts'
import '../styles/again.css'

/** What can be done from a step of a round; at a refused draft trying it again is the first of all. */
const Offers = ({
  n,
  events,
  timeline,
  shown,
  onTake,
}: {
  readonly n: number
  readonly events: readonly RoomEvent[]
  /** Of these events */
  readonly timeline: Timeline
  readonly shown: Shown | undefined
  readonly onTake: (kind: TakenUp['kind'], n: number) => void
}): ReactNode => {
  const words = useAgainWords()
  if (words === undefined) return null
  if (!canGoOn(shown)) return <p className="cap">{words.hidden}</p>
  const isRefused = timeline.steps[n - 1]?.kind === 'refused'
  if (deciderOf(events[timeline.madeBy[n] ?? -1]) === undefined) return null
  return (
    <p className="row2 offers-again">
      <button
        type="button"
        className={isRefused ? 'btn primary' : 'btn small'}
        onClick={() => onTake('retry', n)}
      >
        {words.retry}
      </button>
    </p>
  )
}
export default Offers
