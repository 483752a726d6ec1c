import { memo } from 'react'
import type { ReactNode } from 'react'
import { SEATS, peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { LadderRow, LadderSize } from '../../../shared/replay/ladder.ts'
import { arrowOf } from '../../../shared/replay/picture/arrow.ts'
import type { ArrowShape, Point } from '../../../shared/replay/picture/arrow.ts'
import type { Look } from '../../ladder/look.ts'
import type { Piece } from './pieces.ts'

/**
 * A ladder without its writing, in its place while one scrubs faster than anybody reads: a few paths a piece, which
 * are drawn once and stay. The style sheet shows either this or the pieces.
 */
export const Sketch = memo(function Sketch({
  pieces,
  size,
  look,
  hidden,
}: {
  readonly pieces: readonly Piece[]
  readonly size: LadderSize
  readonly look: Look
  /** The end that lies in the fog: lines come out of the middle */
  readonly hidden: Seat | undefined
}): ReactNode {
  return (
    <g className="sketch">
      {pieces.map(({ rows, from }) => (
        <SketchOf key={from} shapes={shapesOf(rows, size, look)} size={size} hidden={hidden} />
      ))}
    </g>
  )
})

type Shaped = ArrowShape & { readonly seat: Seat }

/** Of the rows that have an arrow. */
const shapesOf = (rows: readonly LadderRow[], size: LadderSize, look: Look): readonly Shaped[] =>
  rows.flatMap((row) =>
    row.step?.kind === 'segment' || row.step?.kind === 'refused'
      ? [{ ...arrowOf(row, size, look), seat: row.seat }]
      : [],
  )

/** The lines of one piece, a path for each way in which they are drawn. */
const SketchOf = ({
  shapes,
  size,
  hidden,
}: {
  readonly shapes: readonly Shaped[]
  readonly size: LadderSize
  readonly hidden: Seat | undefined
}): ReactNode => {
  const lines = (isOne: (shape: Shaped) => boolean): string =>
    shapes
      .filter(isOne)
      .map((shape) => lineOf(shape, size, hidden))
      .join('')
  return (
    <>
      {SEATS.map((seat) => (
        <g key={seat} className={`c-${seat}`}>
          <path className="wire" d={lines((shape) => shape.seat === seat && isSent(shape))} />
          {peerOf(seat) !== hidden && <path className="head" d={headsOf(shapes, seat)} />}
        </g>
      ))}
      <g className="lost">
        <path className="wire" d={lines(({ kind }) => kind === 'lost')} />
      </g>
      <g className="ghost">
        <path className="wire" d={lines(({ kind }) => kind === 'refused')} />
      </g>
    </>
  )
}

const isSent = ({ kind }: Shaped): boolean => kind === 'arrived' || kind === 'dropped'

const headsOf = (shapes: readonly Shaped[], seat: Seat): string =>
  shapes
    .filter((shape) => shape.kind === 'arrived' && shape.seat === seat)
    .map(({ head }) => head)
    .join('')

/** A line, or of one that comes from or goes to the fog the half that is seen. */
const lineOf = ({ from, end }: Shaped, { x }: LadderSize, hidden: Seat | undefined): string => {
  if (hidden === undefined) return line(from, end)
  const middle = (x.client + x.server) / 2
  const isSeen = (point: Point): boolean => point.x < middle === x[peerOf(hidden)] < middle
  if (isSeen(from) && isSeen(end)) return line(from, end)
  if (!isSeen(from) && !isSeen(end)) return ''
  const share = (middle - from.x) / (end.x - from.x)
  const edge = { x: middle, y: from.y + (end.y - from.y) * share }
  return isSeen(from) ? line(from, edge) : line(edge, end)
}

const line = (from: Point, to: Point): string => `M${from.x} ${from.y}L${to.x} ${to.y}`
