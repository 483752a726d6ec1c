import type { ReactNode } from 'react'
import type { Seat } from '../../shared/game/seat.ts'
import type { DraftField } from '../../shared/game/judging/verdict.ts'
import type { Look } from './look.ts'

/** What is written on an arrow. An empty field of a draft is a hole: "____". */
export interface LabelFields {
  readonly flags: string
  readonly seq: string
  /** Undefined without the ACK flag */
  readonly ack: string | undefined
  /** Octets of data; 0 is not written */
  readonly len: number
  readonly wrong: readonly DraftField[]
}

/** What is being composed: dotted, with a hole where a field is empty. */
export interface DraftShown {
  readonly seat: Seat
  readonly fields: LabelFields
  readonly plain: string
}

/** The label lies on its arrow, turned with it, as in a drawn figure. */
export const Label = ({
  fields,
  seat,
  look,
  x,
  y,
  angle,
  tone,
}: {
  readonly fields: LabelFields
  readonly seat: Seat
  readonly look: Look
  readonly x: number
  readonly y: number
  /** Degrees */
  readonly angle: number
  readonly tone: '' | 'dim' | 'ghosted' | 'drafted'
}): ReactNode => {
  const turned = { textAnchor: 'middle', transform: `rotate(${angle} ${x} ${y})` } as const
  const flags = <tspan className={`f${fields.wrong.includes('flags') ? ' bad' : ''}`}>{fields.flags}</tspan>
  if (look.compact)
    return (
      <>
        <text
          {...turned}
          className={`seg ${tone} c-${seat}`}
          x={x}
          y={y - 9 - look.segmentSize * 1.22}
          fontSize={look.segmentSize + 1}
        >
          {flags}
        </text>
        <text {...turned} className={`seg ${tone} c-${seat}`} x={x} y={y - 9} fontSize={look.segmentSize - 1}>
          <Numbers fields={fields} />
        </text>
      </>
    )
  return (
    <text {...turned} className={`seg ${tone} c-${seat}`} x={x} y={y - 10} fontSize={look.segmentSize}>
      {flags}
      <Numbers fields={fields} />
    </text>
  )
}

const Numbers = ({ fields }: { readonly fields: LabelFields }): ReactNode => {
  const { seq, ack, len, wrong } = fields
  return (
    <>
      <tspan className="k">{'  seq '}</tspan>
      <tspan className={wrong.includes('seq') ? 'bad' : 'v'}>{seq}</tspan>
      {ack !== undefined && (
        <>
          <tspan className="k">{'  ack '}</tspan>
          <tspan className={wrong.includes('ack') ? 'bad' : 'v'}>{ack}</tspan>
        </>
      )}
      {len > 0 && (
        <>
          <tspan className="k">{'  len '}</tspan>
          <tspan className={wrong.includes('len') ? 'bad' : 'v'}>{len}</tspan>
        </>
      )}
    </>
  )
}
