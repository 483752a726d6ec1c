import type { ReactNode } from 'react'
import { SEATS } from '../../../shared/game/seat.ts'
import { WAIT_ROOM } from '../../../shared/replay/ladder.ts'
import type { LadderRow, LadderSize } from '../../../shared/replay/ladder.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { Look } from '../../ladder/look.ts'

/** A long wait: a zigzag in both lifelines, and how long it was. */
export const WaitMark = ({
  row,
  size,
  look,
  ms,
  picked,
}: {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly look: Look
  readonly ms: number
  readonly picked: boolean
}): ReactNode => {
  const moving = useLessons()?.moving
  const top = row.y + 4
  const step = (WAIT_ROOM - 8) / 6
  const zig = `l6 ${step}l-12 ${step * 2}l12 ${step * 2}l-6 ${step}`
  return (
    <g className={`waited${picked ? ' picked' : ''}`}>
      {SEATS.map((seat) => (
        <g key={seat}>
          <path className="zig-gap" d={`M${size.x[seat]} ${top}v${step * 6}`} />
          <path className="zig" d={`M${size.x[seat]} ${top}${zig}`} />
        </g>
      ))}
      <text
        className="tag"
        x={(size.x.client + size.x.server) / 2}
        y={top + step * 3 + look.noteSize * 0.35}
        fontSize={look.noteSize}
        textAnchor="middle"
      >
        {moving?.waited((ms / 1000).toFixed(1))}
      </text>
    </g>
  )
}
