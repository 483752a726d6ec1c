import type { ReactNode } from 'react'
import { SEATS, peerOf } from '../../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../../shared/game/seat.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { Moment } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import { numberShown } from '../../ladder/fields.ts'
import { Swatch } from '../../tcb/TcbPanel.tsx'
import type { Base } from './numbers.ts'

/** Both ends after the step: states and variables; what the step changed has a bar. */
export const BothTcbs = ({
  now,
  before,
  lens,
  base,
}: {
  readonly now: BySeat<Moment>
  readonly before: BySeat<Moment>
  readonly lens: Lens
  readonly base: Base
}): ReactNode => {
  const words = useWords()
  return (
    <div className="tcbs">
      {SEATS.map((seat) => (
        <section key={seat} className={`${seat === 'client' ? 'c' : 's'} as-${seat}`}>
          <h3>
            <span className={`seat ${seat}`}>{words.app[seat]}</span>
            {(lens === 'all' || lens === seat) && (
              <span className="mono">
                <Swatch state={now[seat].state} />
                {words.app.state(now[seat].state)}
              </span>
            )}
          </h3>
          {lens === 'all' || lens === seat ? (
            <Variables now={now[seat]} before={before[seat]} seat={seat} base={base} />
          ) : (
            <p className="cap">{words.timeline.inFog}</p>
          )}
        </section>
      ))}
    </div>
  )
}

const Variables = ({
  now,
  before,
  seat,
  base,
}: {
  readonly now: Moment
  readonly before: Moment
  readonly seat: Seat
  readonly base: Base
}): ReactNode => {
  const words = useWords()
  const rows = [
    ['SND.UNA', 'sndUna', seat],
    ['SND.NXT', 'sndNxt', seat],
    ['RCV.NXT', 'rcvNxt', peerOf(seat)],
  ] as const
  return (
    <dl>
      {rows.map(([title, name, line]) => {
        const value = now.variables[name]
        return (
          <div key={name}>
            <dt>{title}</dt>
            <dd className={value === before.variables[name] ? '' : 'new'}>
              {value === undefined ? words.table.unknown : numberShown(value, line, base)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
