import type { ReactNode } from 'react'
import { rulerOf } from '../../shared/replay/ruler.ts'
import type { Numbered, Ruler } from '../../shared/replay/ruler.ts'
import type { Lens } from '../../shared/replay/lens.ts'
import type { Told } from '../../shared/replay/timeline.ts'
import { SEATS } from '../../shared/game/seat.ts'
import type { Seat } from '../../shared/game/seat.ts'
import { relative } from '../ladder/fields.ts'
import { useWords } from '../i18n/index.ts'
import type { Lessons } from '../i18n/lessons.ts'

/** Numbers above this do not fit under an octet: they are counted from the ISN */
const WIDEST = 99_999

/** Each direction's octets on a ruler of their numbers, with the variables where they stand. */
export const RulerView = ({
  timeline,
  n,
  lens,
  base,
  lessons,
}: {
  readonly timeline: Told
  readonly n: number
  readonly lens: Lens
  readonly base: { readonly [S in Seat]: number } | undefined
  readonly lessons: Lessons
}): ReactNode => {
  const { app } = useWords()
  const words = lessons.inside.ruler
  const rulers = SEATS.map((seat) => {
    const isSeen = lens === 'all' || lens === seat
    const ruler = isSeen ? rulerOf(timeline, n, seat) : undefined
    const moment = timeline.moments[n]?.[seat]
    const isLong = (ruler?.sndNxt ?? 0) > WIDEST || (ruler?.numbers[0]?.number ?? 0) > WIDEST
    const from = isLong ? moment?.variables.iss : base?.[seat]
    return (
      <section key={seat} className={`ruler as-${seat}`}>
        <h4 className={`seat ${seat}`}>{words.of(app[seat])}</h4>
        {ruler === undefined ? (
          <p className="cap">{isSeen ? words.none : words.hidden}</p>
        ) : (
          <>
            <Cells ruler={lens === 'all' ? ruler : unknowing(ruler)} from={from} lessons={lessons} />
            <p className="cap">
              {words.count(
                ruler.numbers.filter(({ what }) => what === 'SYN').length,
                ruler.numbers.filter(({ what }) => what !== 'SYN' && what !== 'FIN').length,
                ruler.numbers.filter(({ what }) => what === 'FIN').length,
              )}{' '}
              {from !== undefined && words.counted}{' '}
              {(moment?.held.unsent ?? 0) > 0 && words.unsent(moment?.held.unsent ?? 0)}
            </p>
          </>
        )}
      </section>
    )
  })
  return (
    <>
      {rulers}
      <ul className="legend as-client">
        <li className="done">{words.acknowledged}</li>
        {lens === 'all' && <li className="there">{words.arrived}</li>}
        <li className="flying">{words.inFlight}</li>
      </ul>
      <p className="cap">{words.marks}</p>
    </>
  )
}

/** A sender does not know what has arrived, only what was confirmed. */
const unknowing = (ruler: Ruler): Ruler => ({
  ...ruler,
  rcvNxt: undefined,
  numbers: ruler.numbers.map((each) => ({ ...each, arrived: false })),
})

const Cells = ({
  ruler,
  from,
  lessons,
}: {
  readonly ruler: Ruler
  readonly from: number | undefined
  readonly lessons: Lessons
}): ReactNode => {
  const words = lessons.inside.ruler
  const marksAt = (number: number): readonly string[] => [
    ...(ruler.sndUna === number ? ['SND.UNA'] : []),
    ...(ruler.sndNxt === number ? ['SND.NXT'] : []),
    ...(ruler.rcvNxt === number ? ['RCV.NXT'] : []),
  ]
  const fateOf = ({ fate, arrived }: Numbered): string =>
    fate === 'acknowledged' ? words.acknowledged : arrived ? words.arrived : words.inFlight
  return (
    <>
      <ol className="numbers">
        {ruler.numbers.map((each) => (
          <li
            key={each.number}
            className={each.fate === 'acknowledged' ? 'done' : each.arrived ? 'there' : 'flying'}
          >
            <Marks names={marksAt(each.number)} />
            <b>{written(each.what)}</b>
            <span className="vh">{` ${fateOf(each)} `}</span>
            <small>{relative(each.number, from)}</small>
          </li>
        ))}
        <li className="next">
          <Marks names={marksAt(ruler.sndNxt)} />
          <b />
          <small>{relative(ruler.sndNxt, from)}</small>
        </li>
      </ol>
    </>
  )
}

const written = (what: Numbered['what']): string => {
  if (what === undefined) return '·'
  if (what === 'SYN' || what === 'FIN') return what
  return what.octet === ' ' ? '␣' : what.octet
}

/** Where variables stand: before the octet that they name. */
const Marks = ({ names }: { readonly names: readonly string[] }): ReactNode =>
  names.length > 0 && (
    <i className="marks">
      {names.map((name) => (
        <span key={name}>
          <span className="vh">{`${name} `}</span>
          <span aria-hidden="true">{name.startsWith('RCV') ? 'RCV' : name.slice(4)}</span>
        </span>
      ))}
    </i>
  )
