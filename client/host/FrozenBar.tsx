import type { ReactNode } from 'react'
import { PREDICTIONS } from '../../shared/class/class.ts'
import type { FrozenView } from '../../shared/class/view.ts'
import { Icon } from '../ui/Icon.tsx'
import { useHosting } from './hosting.ts'
import { useClassSaid } from './Spoken.tsx'

/** All stand still and predict: how many have answered, what they answered, and how it goes on. */
export const FrozenBar = ({ frozen }: { readonly frozen: FrozenView }): ReactNode => {
  const { frozen: said } = useClassSaid()
  const { run } = useHosting()
  const { given, of, counts } = frozen
  return (
    <section className="frozen-bar" aria-label={said.title}>
      <header>
        <Icon name="pause" />
        <b>{said.title}</b>
        <span aria-live="polite">{said.given(given, of)}</span>
        {counts === undefined && (
          <button type="button" className="btn small" onClick={() => void run({ kind: 'show-predictions' })}>
            {said.show}
          </button>
        )}
        <button type="button" className="btn small" onClick={() => void run({ kind: 'thaw' })}>
          <Icon name="play" />
          {said.thaw}
        </button>
      </header>
      {counts !== undefined && <Distribution counts={counts} />}
    </section>
  )
}

/** How often each was predicted, as bars with their numbers. */
export const Distribution = ({
  counts,
}: {
  readonly counts: NonNullable<FrozenView['counts']>
}): ReactNode => {
  const { frozen: said } = useClassSaid()
  const most = Math.max(1, ...PREDICTIONS.map((prediction) => counts[prediction]))
  return (
    <dl className="distribution" aria-label={said.distribution}>
      {PREDICTIONS.map((prediction) => (
        <div key={prediction}>
          <dt className="mono">{said.prediction[prediction]}</dt>
          <dd>
            <span className="bar-track" aria-hidden="true">
              <i style={{ width: `${(counts[prediction] / most) * 100}%` }} />
            </span>
            <span className="vh">{said.count(counts[prediction])}</span>
            <span className="mono" aria-hidden="true">
              {counts[prediction]}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
