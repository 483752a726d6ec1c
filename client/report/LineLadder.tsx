import type { ReactNode } from 'react'
import type { Seat } from '../../shared/game/seat.ts'

const ROW = 34
const SLANT = 14
const WIDTH = 260
const X = { client: 16, server: WIDTH - 16 } as const

/** An arrow of a small ladder, a row each; `weight` from 0 to 1 is how many went it. */
export interface SmallArrow {
  readonly seat: Seat
  readonly label: string
  /** Stands beside the label, where there is anything to say of it */
  readonly more: string
  readonly weight: number
}

/** A ladder in small: who sends what in which order. What it shows stands beside it in words. */
export const LineLadder = ({
  arrows,
  label,
}: {
  readonly arrows: readonly SmallArrow[]
  readonly label: string
}): ReactNode => {
  const height = arrows.length * ROW + SLANT + 18
  return (
    <svg
      className="line-ladder"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
    >
      <path className="life" d={`M${X.client} 4V${height}M${X.server} 4V${height}`} />
      {arrows.map(({ seat, label: flags, more, weight }, row) => {
        const y = row * ROW + 20
        const from = X[seat]
        const to = X[seat === 'client' ? 'server' : 'client']
        const way = to > from ? 1 : -1
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a row is its place
          <g key={row} className={`as-${seat}`}>
            <path
              d={`M${from} ${y}L${to - way * 6} ${y + SLANT}`}
              strokeWidth={1 + 3.5 * weight}
              strokeLinecap="round"
            />
            <path className="tip" d={`M${to} ${y + SLANT}l${-way * 9} ${-5}v10z`} />
            <text
              x={seat === 'client' ? 60 : WIDTH - 60}
              y={y - 1}
              textAnchor={seat === 'client' ? 'start' : 'end'}
            >
              {[flags.replaceAll(',', ' '), more].join(' ').trim()}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
