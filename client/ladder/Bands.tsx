import type { ReactNode } from 'react'
import { familyOf } from '../../shared/replay/ladder.ts'
import type { LadderBand, LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import { useWords } from '../i18n/index.ts'
import { BAND, OUT } from './look.ts'
import type { Look } from './look.ts'

/** The states along the lifelines. */
export const Bands = ({
  id,
  bands,
  size,
  look,
  selected,
}: {
  readonly id: string
  readonly bands: readonly LadderBand[]
  readonly size: LadderSize
  readonly look: Look
  /** The row that is shown sunken: names that lie in it take its ground */
  readonly selected: LadderRow | undefined
}): ReactNode =>
  bands.map((band) => <Band key={`${band.seat}-${band.y}`} {...{ id, band, size, look, selected }} />)

const Band = ({
  id,
  band,
  size,
  look,
  selected,
}: {
  readonly id: string
  readonly band: LadderBand
  readonly size: LadderSize
  readonly look: Look
  readonly selected: LadderRow | undefined
}): ReactNode => {
  const { app } = useWords()
  const { seat, y, height, state } = band
  const family = familyOf(state)
  const x = size.x[seat]
  const left = seat === 'client' ? x - BAND : x
  const outside = look.compact ? -OUT[seat] : OUT[seat]
  const isTextured = family !== 'open' && family !== 'idle'
  const drop = band.besideCall ? 25 : band.isFirst && !look.compact ? 13 : look.compact ? 19 : 17
  const isPicked =
    selected !== undefined && y + drop > selected.y && y + drop < selected.y + selected.height + 4
  return (
    <g className={`c-${seat} st${isPicked ? ' picked' : ''}`}>
      <rect
        className={`band ${family}`}
        x={left}
        y={y}
        width={BAND}
        height={Math.max(2, height)}
        {...(isTextured ? { fill: `url(#${id}-${family}-${seat})` } : {})}
      />
      <path className="notch" d={`M${left} ${y}h${BAND}`} />
      {band.isNamed && (
        <text
          x={look.compact ? x + outside * 12 : x + outside * (BAND + 12)}
          y={y + drop}
          className="state"
          textAnchor={outside > 0 ? 'start' : 'end'}
          fontSize={look.nameSize}
        >
          {app.state(state)}
        </text>
      )}
    </g>
  )
}
