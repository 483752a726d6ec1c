import type { ReactNode } from 'react'
import type { ClassLink } from '../net/hostSession.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Outcome } from './hosting.ts'
import { useProblem } from './problem.ts'
import { useClassSaid } from './Spoken.tsx'
import { useTick } from './tick.ts'

/** What became of the last thing done, and which rooms have not followed; said aloud politely. */
export const ToldLine = ({
  outcome,
  unreached,
}: {
  readonly outcome: Outcome | undefined
  readonly unreached: readonly number[]
}): ReactNode => {
  const { said } = useClassSaid()
  const problem = useProblem(outcome?.kind === 'refused' ? outcome.code : undefined)
  const missed = outcome?.kind === 'done' ? outcome.missed : []
  return (
    <output className="told" aria-live="polite">
      {outcome?.kind === 'done' && missed.length === 0 && (
        <span>
          <Icon name="tick" />
          {said[outcome.what]}
        </span>
      )}
      {missed.length > 0 && (
        <span className="problem">
          <Icon name="cross" />
          {said.missed(missed.join(', '), missed.length)}
        </span>
      )}
      {problem !== '' && (
        <span className="problem">
          <Icon name="cross" />
          {problem}
        </span>
      )}
      {unreached.length > 0 && (
        <span className="problem">
          <Icon name="clock" />
          {said.unreached(unreached.join(', '), unreached.length)}
        </span>
      )}
    </output>
  )
}

/** The line dropped: what goes on without it, and when it is tried again. */
export const LostBar = ({
  link,
  onRetry,
}: {
  readonly link: ClassLink
  readonly onRetry: () => void
}): ReactNode => {
  const { said } = useClassSaid()
  const now = useTick()
  if (link.kind !== 'lost') return null
  return (
    <div className="notice host-lost" role="status">
      <Icon name="clock" />
      <span>{said.lost(Math.max(1, Math.ceil((link.retryAt - now) / 1000)))}</span>
      <button type="button" className="btn small" onClick={onRetry}>
        {said.tryNow}
      </button>
    </div>
  )
}
