import type { ReactNode } from 'react'
import type { Seat } from '../../shared/game/seat.ts'
import type { ForgedStep } from '../../shared/game/room/step.ts'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import { useWords } from '../i18n/index.ts'
import { BAND, OUT } from './look.ts'
import type { Look } from './look.ts'

interface MarkProps {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly look: Look
  readonly text: string
  readonly picked: boolean
}

/** An application call: an open square on the lifeline, its name in the margin. */
export const CallMark = (props: MarkProps): ReactNode => {
  const x = props.size.x[props.row.seat]
  return (
    <g className={`row c-${props.row.seat}${props.picked ? ' picked' : ''}`}>
      <rect className="callmark" x={x - 5} y={props.row.yFrom - 5} width={10} height={10} />
      <MarkName {...props} />
    </g>
  )
}

/** A timer that ran out: a clock on the lifeline. */
export const TimerMark = (props: MarkProps): ReactNode => {
  const x = props.size.x[props.row.seat]
  const y = props.row.yFrom
  return (
    <g className={`row c-${props.row.seat}${props.picked ? ' picked' : ''}`}>
      <circle className="clock" cx={x} cy={y} r={8} />
      <path className="hands" d={`M${x} ${y - 5}V${y}h4`} />
      <MarkName {...props} />
    </g>
  )
}

/**
 * A forged SYN: out of nowhere, to this end's lifeline. Stopped before it where the host had no place for it, open
 * where nothing of it was kept.
 */
export const ForgedMark = ({
  row,
  size,
  look,
  step,
  picked,
}: Omit<MarkProps, 'text'> & { readonly step: ForgedStep }): ReactNode => {
  const { ladder } = useWords()
  const x = size.x[row.seat]
  const out = -OUT[row.seat]
  const end = x + out * (BAND / 2 + (step.fate === 'dropped' ? 8 : 2))
  const reach = look.compact ? 30 : 44
  const y = row.yFrom
  const text = look.compact ? ladder.forged[step.fate] : `${step.address} · ${ladder.forged[step.fate]}`
  return (
    <g className={`row forged ${step.fate}${picked ? ' picked' : ''}`}>
      <line className="wire" x1={end + out * reach} y1={y} x2={end} y2={y} />
      {step.fate === 'dropped' ? (
        <path className="cross" d={`M${end - 6} ${y - 6}l12 12M${end + 6} ${y - 6}l-12 12`} />
      ) : (
        <path className="head" d={`M${end} ${y}l${out * 10} -4.5v9Z`} />
      )}
      <text
        className="tag"
        x={end + out * (reach + 8)}
        y={y + 4.5}
        fontSize={look.noteSize}
        textAnchor={out > 0 ? 'start' : 'end'}
      >
        {text}
      </text>
    </g>
  )
}

const MarkName = ({ row, size, look, text }: MarkProps): ReactNode => {
  const outside = look.compact ? -OUT[row.seat] : OUT[row.seat]
  const x = size.x[row.seat] + outside * (look.compact ? 16 : BAND + 14)
  return (
    <text
      x={x}
      y={row.yFrom + 4.5}
      className="callt call"
      textAnchor={outside > 0 ? 'start' : 'end'}
      fontSize={look.nameSize}
    >
      {text}
    </text>
  )
}

/** Where a segment leaves: a diamond for the client, a disc for the server. */
export const TailMark = ({
  seat,
  x,
  y,
}: {
  readonly seat: Seat
  readonly x: number
  readonly y: number
}): ReactNode =>
  seat === 'client' ? (
    <path className="tail" d={`M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z`} />
  ) : (
    <circle className="tail" cx={x} cy={y} r={5} />
  )
