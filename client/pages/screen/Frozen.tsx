import type { ReactNode } from 'react'
import type { FrozenView } from '../../../shared/class/view.ts'
import { Distribution } from '../../host/FrozenBar.tsx'
import { useClassSaid } from '../../host/Spoken.tsx'

/** "What comes next on your wire?": how many have answered, then what they answered. */
export const Frozen = ({ frozen }: { readonly frozen: FrozenView }): ReactNode => {
  const { screen } = useClassSaid()
  const { given, of, counts } = frozen
  return (
    <>
      <div className="top">
        <div>
          <p className="at">{counts === undefined ? screen.frozenMore : screen.answers}</p>
          <h1>{screen.frozen}</h1>
        </div>
      </div>
      {counts === undefined ? (
        <p className="answered" aria-live="polite">
          <b className="mono">{screen.answered(given, of)}</b> {screen.haveAnswered}
        </p>
      ) : (
        <Distribution counts={counts} />
      )}
    </>
  )
}
