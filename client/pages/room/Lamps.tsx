import type { ReactNode } from 'react'
import { LAMPS } from '../../../shared/game/coach/lamps.ts'
import type { TickMoment } from '../../../shared/game/coach/tickId.ts'
import type { TicksView } from '../../../shared/game/room/view.ts'
import type { Lamps as LampsValue } from '../../../shared/game/coach/lamps.ts'
import { useWords } from '../../i18n/index.ts'

/** What this endpoint's own evidence proves: four lamps. */
export const Lamps = ({
  lamps,
  ticks,
  onTick,
  children,
}: {
  readonly lamps: LampsValue
  readonly ticks: TicksView
  readonly onTick: (moment: TickMoment) => void
  /** Other things to open beside the lamps */
  readonly children: ReactNode
}): ReactNode => {
  const moment = ticks.asked ?? ticks.given?.moment
  const words = useWords()
  return (
    <section className="known" aria-label={words.table.known}>
      <h2>
        <span className="long">{words.table.known}</span>
        <span className="brief-label">{words.table.knownShort}</span>
      </h2>
      <div className="known-acts">
        {moment !== undefined && (
          <button
            type="button"
            className={ticks.asked === undefined ? 'tick-open as-link' : 'tick-open btn'}
            onClick={() => onTick(moment)}
          >
            {ticks.asked === undefined ? words.table.tickAgain : words.table.tickFirst}
          </button>
        )}
        {children}
      </div>
      {LAMPS.map((lamp) => {
        const isLit = lamps[lamp] !== 'none'
        return (
          <div key={lamp} className={`lamp${isLit ? ' lit' : ''}`}>
            <span className="bulb">
              {isLit && (
                <svg
                  viewBox="0 0 18 18"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2.2"
                  aria-hidden="true"
                >
                  <path d="M4.500 9.500l3 3 6-7" />
                </svg>
              )}
            </span>
            <b>
              {words.coach.lamp[lamp]}
              <span className="vh">: {isLit ? words.table.proved : words.table.notYet}</span>
            </b>
            <small>{words.coach.evidence[lamps[lamp]]}</small>
          </div>
        )
      })}
    </section>
  )
}
