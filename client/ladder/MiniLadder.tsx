import { memo } from 'react'
import type { ReactNode } from 'react'
import { SEATS, peerOf } from '../../shared/game/seat.ts'
import type { BySeat } from '../../shared/game/seat.ts'
import { familyOf } from '../../shared/replay/ladder.ts'
import type { Ladder, LadderRow } from '../../shared/replay/ladder.ts'
import { isMistake } from '../../shared/replay/mistakes.ts'

const WIDTH = 100

/** Where the lifelines stand and how wide their bands are, in hundredths of the width. */
export interface MiniSize {
  readonly x: BySeat<number>
  readonly band: number
}

/**
 * A whole round at a glance, without writing: bands, segments, what was lost, what went wrong. A handful of paths,
 * however long the round; it takes the height of whatever holds it.
 */
export const MiniLadder = memo(function MiniLadder({
  ladder,
  size,
}: {
  readonly ladder: Ladder
  readonly size: MiniSize
}): ReactNode {
  const { rows, bands, height } = ladder
  return (
    <svg
      className="mini-ladder"
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bands.map((band) => (
        <rect
          key={`${band.seat}-${band.y}`}
          className={`band ${familyOf(band.state)} c-${band.seat}`}
          x={band.seat === 'client' ? size.x.client - size.band : size.x.server}
          y={band.y}
          width={size.band}
          height={Math.max(1, band.height)}
        />
      ))}
      {SEATS.map((seat) => (
        <path
          key={seat}
          className={`wire c-${seat}`}
          d={pathOf(rows, size.x, (row) => row.seat === seat && isSent(row))}
        />
      ))}
      <path className="gone" d={pathOf(rows, size.x, isGone, 0.6)} />
      <path className="wrong" d={pathOf(rows, size.x, (row) => row.kind === 'refused', 0.6)} />
      <path
        className="wrong mark"
        d={rows
          .flatMap(({ step, yFrom }) => (step !== undefined && isMistake(step) ? [`M1 ${yFrom}h9`] : []))
          .join('')}
      />
    </svg>
  )
})

const isGone = ({ step }: LadderRow): boolean =>
  step?.kind === 'segment' && (step.lost === true || step.dropped === true)

const isSent = (row: LadderRow): boolean => row.kind === 'segment' && !isGone(row)

/** One path for all rows of a sort, each as far across as it came. */
const pathOf = (
  rows: readonly LadderRow[],
  x: BySeat<number>,
  isOne: (row: LadderRow) => boolean,
  reach = 1,
): string =>
  rows
    .filter(isOne)
    .map(({ seat, yFrom, yTo }) => {
      const from = x[seat]
      const across = (x[peerOf(seat)] - from) * reach
      return `M${from} ${yFrom}l${across} ${(yTo - yFrom) * reach}`
    })
    .join('')
