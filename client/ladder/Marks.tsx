import type { ReactNode } from 'react'
import type { Seat } from '../../shared/game/seat.ts'
import type { ForgedStep } from '../../shared/game/room/step.ts'
import type { LadderRow, LadderSize } from '../../shared/replay/ladder.ts'
import { crossAt, diamondAt } from '../../shared/replay/picture/arrow.ts'
import { forgedShape, markName } from '../../shared/replay/picture/marks.ts'
import { useWords } from '../i18n/index.ts'
import type { Look } from './look.ts'

interface MarkProps {
  readonly row: LadderRow
  readonly size: LadderSize
  readonly look: Look
  readonly text: string
}

/** An application call: an open square on the lifeline, its name in the margin. */
export const CallMark = (props: MarkProps): ReactNode => {
  const x = props.size.x[props.row.seat]
  return (
    <g className={`row c-${props.row.seat}`}>
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
    <g className={`row c-${props.row.seat}`}>
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
}: Omit<MarkProps, 'text'> & { readonly step: ForgedStep }): ReactNode => {
  const { ladder } = useWords()
  const { from, end, head, name, anchor } = forgedShape(row, step.fate, size, look)
  const text = look.compact ? ladder.forged[step.fate] : `${step.address} · ${ladder.forged[step.fate]}`
  return (
    <g className={`row forged ${step.fate}`}>
      <line className="wire" x1={from.x} y1={from.y} x2={end.x} y2={end.y} />
      {step.fate === 'dropped' ? (
        <path className="cross" d={crossAt(end, 6)} />
      ) : (
        <path className="head" d={head} />
      )}
      <text className="tag" x={name.x} y={name.y} fontSize={look.noteSize} textAnchor={anchor}>
        {text}
      </text>
    </g>
  )
}

const MarkName = ({ row, size, look, text }: MarkProps): ReactNode => {
  const { at, anchor } = markName(row, size, look)
  return (
    <text x={at.x} y={at.y} className="callt call" textAnchor={anchor} fontSize={look.nameSize}>
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
    <path className="tail" d={diamondAt({ x, y })} />
  ) : (
    <circle className="tail" cx={x} cy={y} r={5} />
  )
