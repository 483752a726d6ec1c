import { memo } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { SEATS } from '../../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../../shared/game/seat.ts'
import { flyingAt } from '../../../shared/replay/flying.ts'
import type { Flying } from '../../../shared/replay/flying.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import '../../styles/inFlight.css'
import { fateTold, numbersOf } from './flyingWords.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { Base } from './numbers.ts'

/**
 * The lane between the two ends: the segments that were on their way as the step happened, each as far along as it
 * had come. In each direction the one that arrives first stands nearest to where it goes.
 */
export const InFlight = memo(function InFlight({
  timeline,
  n,
  base,
  ends,
}: {
  readonly timeline: Told
  readonly n: number
  readonly base: Base
  /** Where the lifelines stand above it, in pixels; undefined for a row of chips */
  readonly ends: BySeat<number> | undefined
}): ReactNode {
  const { app } = useWords()
  const lessons = useLessons()
  if (lessons === undefined) return null
  const { flying: words } = lessons.knowing
  const all = flyingAt(timeline, n)
  return (
    <section
      className={`in-flight${ends === undefined ? ' chips' : ''}`}
      aria-label={words.title}
      style={ends && lengths({ '--from': ends.client, '--between': ends.server - ends.client })}
    >
      <h2 className="cap">{words.title}</h2>
      {all.length === 0 && <p className="cap">{words.none}</p>}
      {SEATS.map((seat) => {
        const own = all.filter(({ step }) => step.seat === seat)
        return (
          own.length > 0 && (
            <ol
              key={seat}
              className={`as-${seat} from-${seat}`}
              aria-label={words.from(app[seat])}
              style={share('--rest', own.at(-1)?.way ?? 0)}
            >
              {own.map((each, at) => (
                <Chip
                  key={`${each.step.n} ${each.step.flight}`}
                  flying={each}
                  ahead={(own[at - 1]?.way ?? 1) - each.way}
                  seat={seat}
                  base={base}
                  fate={fateTold(each, words)}
                  place={own.length > 1 && each.fate !== 'lost' ? words.next(at + 1) : ''}
                />
              ))}
            </ol>
          )
        )
      })}
    </section>
  )
})

/** Pixels for the styles. */
const lengths = (named: { readonly [name: `--${string}`]: number }): CSSProperties =>
  Object.fromEntries(Object.entries(named).map(([name, pixels]) => [name, `${pixels}px`]))

/** A share of the way as room that grows. */
const share = (name: `--${string}`, value: number): CSSProperties => ({ [name]: Math.max(0.001, value) })

const Chip = ({
  flying: { step, fate: ends },
  ahead,
  seat,
  base,
  fate,
  place,
}: {
  readonly flying: Flying
  /** Share of the way between it and what is before it */
  readonly ahead: number
  readonly seat: Seat
  readonly base: Base
  readonly fate: string
  /** Which of them arrives first, where there are several */
  readonly place: string
}): ReactNode => {
  const { flags, numbers } = numbersOf(step, base)
  return (
    <li style={share('--ahead', ahead)}>
      <span className={`on-wire${ends === 'arrives' ? '' : ' gone'}`}>
        <i className={seat === 'client' ? 'dm' : 'ds'} aria-hidden="true" />
        {place !== '' && <small>{place}</small>}
        <b className="mono">{flags}</b>
        <span className="mono wire-no">{numbers}</span>
        {fate !== '' && (
          <small>
            {ends === 'lost' && <Icon name="cross" />}
            {fate}
          </small>
        )}
      </span>
    </li>
  )
}
