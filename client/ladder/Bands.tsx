import type { ReactNode } from 'react'
import type { LadderBand, LadderSize } from '../../shared/replay/ladder.ts'
import { bandShape } from '../../shared/replay/picture/band.ts'
import { useWords } from '../i18n/index.ts'
import { BAND } from './look.ts'
import type { Look } from './look.ts'

/** The states along the lifelines. */
export const Bands = ({
  id,
  bands,
  size,
  look,
}: {
  readonly id: string
  readonly bands: readonly LadderBand[]
  readonly size: LadderSize
  readonly look: Look
}): ReactNode => bands.map((band) => <Band key={`${band.seat}-${band.y}`} {...{ id, band, size, look }} />)

const Band = ({
  id,
  band,
  size,
  look,
}: {
  readonly id: string
  readonly band: LadderBand
  readonly size: LadderSize
  readonly look: Look
}): ReactNode => {
  const { app } = useWords()
  const { seat, y, state } = band
  const { family, left, height, name, anchor } = bandShape(band, size, look)
  const isTextured = family !== 'open' && family !== 'idle'
  return (
    <g className={`c-${seat} st`}>
      <rect
        className={`band ${family}`}
        x={left}
        y={y}
        width={BAND}
        height={height}
        {...(isTextured ? { fill: `url(#${id}-${family}-${seat})` } : {})}
      />
      <path className="notch" d={`M${left} ${y}h${BAND}`} />
      {band.isNamed && (
        <text x={name.x} y={name.y} className="state" textAnchor={anchor} fontSize={look.nameSize}>
          {app.state(state)}
        </text>
      )}
    </g>
  )
}
