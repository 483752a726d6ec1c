import { memo } from 'react'
import type { ReactNode } from 'react'
import { SEATS } from '../../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../../shared/game/seat.ts'
import { useWords } from '../../i18n/index.ts'

/** Above each lifeline whose it is. */
export const Ends = memo(function Ends({
  x,
  isDense,
  holder,
}: {
  readonly x: BySeat<number>
  readonly isDense: boolean
  readonly holder: (seat: Seat) => string
}): ReactNode {
  const { app } = useWords()
  return (
    <div className={`ends rends${isDense ? ' dense' : ''}`}>
      {SEATS.map((seat) => (
        <span key={seat} className={`seat ${seat}`} style={{ left: x[seat] }}>
          {app[seat]} <i>{holder(seat)}</i>
        </span>
      ))}
    </div>
  )
})
