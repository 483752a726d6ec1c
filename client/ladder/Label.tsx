import type { ReactNode } from 'react'
import type { Seat } from '../../shared/game/seat.ts'
import type { LabelFields } from '../../shared/replay/picture/fields.ts'
import { labelLines } from '../../shared/replay/picture/label.ts'
import type { LabelRole } from '../../shared/replay/picture/label.ts'
import type { Look } from './look.ts'

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
  return labelLines(fields, look).map((line) => (
    <text
      key={line.rise}
      {...turned}
      className={`seg ${tone} c-${seat}`}
      x={x}
      y={y - line.rise}
      fontSize={line.fontSize}
    >
      {line.parts.map((part) => (
        <tspan key={part.key} className={CLASSES[part.role]}>
          {part.text}
        </tspan>
      ))}
    </text>
  ))
}

const CLASSES: { readonly [R in LabelRole]: string } = {
  flags: 'f',
  'wrong-flags': 'f bad',
  name: 'k',
  value: 'v',
  wrong: 'bad',
}
