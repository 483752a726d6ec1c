import type { ReactNode } from 'react'
import type { LadderRow, LadderSize } from '../../../shared/replay/ladder.ts'
import { waitShape } from '../../../shared/replay/picture/wait.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Look } from '../../ladder/look.ts'

/** A long wait: a zigzag in both lifelines, and how long it was. */
export const WaitMark = ({
  row,
  size,
  look,
  ms,
}: {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly look: Look
  readonly ms: number
}): ReactNode => {
  const moving = useLessons()?.moving
  const { lines, name } = waitShape(row, size, look)
  return (
    <g className="waited">
      {lines.map(({ seat, gap, zig }) => (
        <g key={seat}>
          <path className="zig-gap" d={gap} />
          <path className="zig" d={zig} />
        </g>
      ))}
      <text className="tag" x={name.x} y={name.y} fontSize={look.noteSize} textAnchor="middle">
        {moving?.waited((ms / 1000).toFixed(1))}
      </text>
    </g>
  )
}
