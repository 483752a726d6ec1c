import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { bySeat } from '../../shared/game/seat.ts'
import { ladderOf } from '../../shared/replay/ladder.ts'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import type { Timeline } from '../../shared/replay/timeline.ts'
import type { Look } from '../ladder/look.ts'
import { LongLadder } from '../pages/timeline/LongLadder.tsx'
import { useInSight } from '../pages/timeline/useScroll.ts'
import type { Scroll } from '../pages/timeline/useScroll.ts'

/** One of two plays: its ladder, and at each step that the other does not have, or has elsewhere, a frame that says so. */
export const PlayLadder = ({
  timeline,
  size,
  look,
  scroll,
  height,
  selected,
  label,
  told,
  onSelect,
}: {
  readonly timeline: Timeline
  readonly size: LadderSize
  readonly look: Look
  readonly scroll: Scroll
  /** Of the board */
  readonly height: number
  /** Undefined while the line that is looked at is not of this play */
  readonly selected: number | undefined
  readonly label: string
  /** What is said at a step that differs, by n */
  readonly told: ReadonlyMap<number, string>
  readonly onSelect: (n: number) => void
}): ReactNode => {
  const { steps, moments } = timeline
  const [first] = moments
  const start = useMemo(() => bySeat((seat) => first?.[seat].state), [first])
  const ladder = useMemo(() => ladderOf(steps, start, size, undefined), [steps, start, size])
  useInSight(scroll, height, ladder, selected ?? -1)
  const row = useMemo(() => ladder.rows.find(({ n }) => n === selected), [ladder, selected])
  return (
    <LongLadder
      ladder={ladder}
      scroll={scroll}
      height={height}
      row={row}
      size={size}
      look={look}
      lens="all"
      base={undefined}
      fresh={undefined}
      pointer={undefined}
      label={label}
      onSelect={onSelect}
    >
      <svg className="ladder over" width={ladder.width} height={ladder.height} aria-hidden="true">
        {ladder.rows.map((each) => (
          <Differs key={each.n} row={each} size={size} look={look} told={told} />
        ))}
      </svg>
    </LongLadder>
  )
}

const Differs = ({
  row,
  size,
  look,
  told,
}: {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly look: Look
  readonly told: ReadonlyMap<number, string>
}): ReactNode => {
  const text = row.n === undefined ? undefined : told.get(row.n)
  if (text === undefined) return null
  const isLow = row.yTo > row.yFrom
  return (
    <g className="differs">
      <rect x={6} y={row.y + 1.5} width={size.width - 12} height={row.height - 3} rx={3} />
      <text
        className="tag"
        x={(size.x.client + size.x.server) / 2}
        y={isLow ? row.y + row.height - 7 : row.yFrom + 4}
        fontSize={look.noteSize}
        textAnchor="middle"
      >
        {text}
      </text>
    </g>
  )
}
