import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { canGoOn, deciderOf } from '../../shared/replay/standing.ts'
import { useAgainWords } from '../i18n/parts/again.ts'
import type { TakenUp } from '../pages/timeline/useTakenUp.ts'
import '../styles/again.css'
import { branchOf, changes } from './branches.ts'
import type { OverProps } from './overProps.ts'

/** What can be done from a step of a round; at a refused draft trying it again is the first of all. */
const Offers = ({
  n,
  branch: opened,
  events,
  timeline,
  shown,
  onTake,
}: Omit<OverProps, 'onBack' | 'id'> & {
  readonly onTake: (kind: TakenUp['kind'], n: number) => void
}): ReactNode => {
  const words = useAgainWords()
  useSyncExternalStore(changes.subscribe, changes.get, changes.get)
  if (words === undefined) return null
  const beside = (
    <button type="button" className="btn small" onClick={() => onTake('beside', n)}>
      {words.beside.title}
    </button>
  )
  if (!canGoOn(shown))
    return (
      <>
        <p className="cap">{words.hidden}</p>
        <p className="row2 offers-again">{beside}</p>
      </>
    )
  const branch = opened === undefined ? undefined : (branchOf(opened.id) ?? opened)
  const isRefused = timeline.steps[n - 1]?.kind === 'refused'
  const mayRetry = deciderOf(events[timeline.madeBy[n] ?? -1]) !== undefined
  // After the last step of a round that was won nothing is left to play.
  const isEnd =
    n === timeline.steps.length && events.some(({ kind }) => kind === 'round-won' || kind === 'round-lost')
  return (
    <>
      {branch !== undefined && (
        <p className="cap">
          {n <= branch.at
            ? words.shared(branch.at)
            : words.own(branch.name === '' ? words.fromStep(branch.at) : branch.name)}
        </p>
      )}
      <p className="row2 offers-again">
        {mayRetry && (
          <button
            type="button"
            className={isRefused ? 'btn primary' : 'btn small'}
            onClick={() => onTake('retry', n)}
          >
            {words.retry}
          </button>
        )}
        {!isEnd && (
          <button type="button" className="btn small" onClick={() => onTake('play', n)}>
            {words.playOn}
          </button>
        )}
        {beside}
      </p>
    </>
  )
}
export default Offers
