import type { ReactNode } from 'react'
import { SEATS } from '../../../shared/game/seat.ts'
import type { BySeat } from '../../../shared/game/seat.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { Moment } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import { Around } from '../room/Around.tsx'

/** What surrounded each end on its host after the step, in the levels that show it. */
export const BothHosts = ({
  now,
  lens,
}: {
  readonly now: BySeat<Moment>
  readonly lens: Lens
}): ReactNode => {
  const words = useWords()
  return SEATS.map((seat) => {
    const { host } = now[seat]
    if (host === undefined || (lens !== 'all' && lens !== seat)) return null
    return (
      <section key={seat} className={`hosted as-${seat}`} aria-label={words.app[seat]}>
        <span className={`seat ${seat}`}>{words.app[seat]}</span>
        <Around host={host} seat={seat} isAside />
      </section>
    )
  })
}
