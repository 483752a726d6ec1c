import type { ReactNode } from 'react'
import type { TravelMap } from '../../shared/class/report/report.ts'
import type { State } from '../../shared/tcp/state.ts'
import { familyOf } from '../../shared/replay/ladder.ts'
import { useClassSaid } from '../host/Spoken.tsx'
import { useWords } from '../i18n/index.ts'
import { ARROWS, END, ENDING, PLACES } from './stateMap.ts'

const BOX = { width: 132, height: 36 }

/** The eleven states and the arrows between them, as thick as they were travelled; the same as a list for who reads. */
export const TravelFigure = ({ map }: { readonly map: TravelMap }): ReactNode => {
  const { app } = useWords()
  const { report: said } = useClassSaid()
  const students = new Map(map.states.map(({ state, students: count }) => [state, count]))
  const travelled = new Map(map.arrows.map(({ from, to, students: count }) => [`${from} ${to}`, count]))
  const most = Math.max(1, ...travelled.values())
  const known = new Set(ARROWS.map(([from, to]) => `${from} ${to}`))
  const all = [
    ...ARROWS.map(([from, to]) => ({ from, to, count: travelled.get(`${from} ${to}`) ?? 0 })),
    ...map.arrows
      .filter(({ from, to }) => !known.has(`${from} ${to}`))
      .map(({ from, to, students: count }) => ({ from, to, count })),
  ]
  return (
    <section className="travel">
      <h2>{said.map}</h2>
      <p className="cap">{said.mapMore}</p>
      <svg viewBox="0 0 760 440" className="state-map" role="img" aria-label={said.map}>
        {all.map(({ from, to, count }) => (
          <ArrowLine key={`${from} ${to}`} from={from} to={to} share={count / most} count={count} />
        ))}
        <g className="place idle">
          <rect x={END[0] - BOX.width / 2} y={END[1] - BOX.height / 2} {...BOX} rx="3" />
          <text x={END[0]} y={END[1] + 5} textAnchor="middle">
            {app.state('CLOSED')}
          </text>
        </g>
        {Object.entries(PLACES).map(([name, [x, y]]) => {
          const state = name as State
          const count = students.get(state) ?? 0
          return (
            <g key={state} className={`place ${familyOf(state)}${count === 0 ? ' never' : ''}`}>
              <rect x={x - BOX.width / 2} y={y - BOX.height / 2} {...BOX} rx="3" />
              <text x={x} y={y - 1} textAnchor="middle">
                {app.state(state)}
              </text>
              <text className="many" x={x} y={y + 13} textAnchor="middle">
                {count}
              </text>
            </g>
          )
        })}
      </svg>
      <ul className="vh">
        {map.states.map(({ state, students: count }) => (
          <li key={state}>{said.mapState(app.state(state), count)}</li>
        ))}
        {map.arrows.map(({ from, to, students: count }) => (
          <li key={`${from} ${to}`}>{said.mapArrow(app.state(from), app.state(to), count)}</li>
        ))}
      </ul>
    </section>
  )
}

/** From the border of one box to that of the other; two that go both ways pass each other. */
const ArrowLine = ({
  from,
  to,
  share,
  count,
}: {
  readonly from: State
  readonly to: State
  readonly share: number
  readonly count: number
}): ReactNode => {
  const [x1, y1] = PLACES[from]
  const [x2, y2] = to === 'CLOSED' && ENDING.has(from) ? END : PLACES[to]
  const length = Math.hypot(x2 - x1, y2 - y1)
  if (length === 0) return null
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length]
  // To the right of its way, so that there and back are two lines.
  const [sx, sy] = [-dy * 5, dx * 5]
  const reach = (): number =>
    Math.min(
      Math.abs(dx) < 0.001 ? Infinity : (BOX.width / 2 + 3) / Math.abs(dx),
      Math.abs(dy) < 0.001 ? Infinity : (BOX.height / 2 + 3) / Math.abs(dy),
    )
  // What would run through ESTABLISHED goes round below it.
  const bend = from === 'SYN-RECEIVED' && to === 'FIN-WAIT-1' ? 60 : 0
  const [ax, ay] = [x1 + dx * reach() + sx, y1 + dy * reach() + sy + bend / 6]
  const [bx, by] = [x2 - dx * reach() + sx, y2 - dy * reach() + sy]
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2 + bend]
  const angle = (Math.atan2(by - my, bx - mx) * 180) / Math.PI
  const back = Math.hypot(bx - mx, by - my)
  const [ex, ey] = [bx - ((bx - mx) / back) * 7, by - ((by - my) / back) * 7]
  return (
    <g className={`travelled${count === 0 ? ' never' : ''}`}>
      <path
        d={`M${ax} ${ay}Q${mx} ${my} ${ex} ${ey}`}
        fill="none"
        strokeWidth={count === 0 ? 1 : 1.5 + 4 * share}
      />
      <path
        className="tip"
        transform={`translate(${bx} ${by}) rotate(${angle})`}
        d="M0 0L-9 -4.500L-9 4.500Z"
      />
    </g>
  )
}
