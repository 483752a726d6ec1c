import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { bySeat } from '../../shared/game/seat.ts'
import { ladderOf } from '../../shared/replay/ladder.ts'
import type { LadderSize } from '../../shared/replay/ladder.ts'
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
  const frames = useMemo(
    () =>
      ladder.rows.map((row) => {
        const text = row.n === undefined ? undefined : told.get(row.n)
        if (text === undefined) return undefined
        const isAcross = row.yTo > row.yFrom
        return (
          <p
            key={row.n}
            className={isAcross ? 'differs' : 'differs small'}
            style={{ top: row.y, height: row.height }}
            aria-hidden="true"
          >
            <span>{text}</span>
          </p>
        )
      }),
    [ladder, told],
  )
  return (
    <section className="play" aria-label={label}>
      <LongLadder
        ladder={ladder}
        scroll={scroll}
        height={height}
        row={ladder.rows.find(({ n }) => n === selected)}
        size={size}
        look={look}
        lens="all"
        fresh={undefined}
        base={undefined}
        pointer={undefined}
        onSelect={onSelect}
      >
        {frames}
      </LongLadder>
    </section>
  )
}
