import type { LabelFields } from './fields.ts'
import type { Look } from './look.ts'

/** What a part of a label is: it says how it is written. */
export type LabelRole = 'flags' | 'wrong-flags' | 'name' | 'value' | 'wrong'

export interface LabelPart {
  /** Names the part within its label */
  readonly key: string
  readonly role: LabelRole
  /** With the spaces that part it from what stands before it */
  readonly text: string
}

export interface LabelLine {
  /** How far the line stands above the middle of its arrow, in pixels */
  readonly rise: number
  readonly fontSize: number
  readonly parts: readonly LabelPart[]
}

/** The lines of a label, from the top: one on a wide ladder, flags above numbers on a narrow one. */
export const labelLines = (fields: LabelFields, look: Look): readonly LabelLine[] => {
  const flags: LabelPart = {
    key: 'flags',
    role: fields.wrong.includes('flags') ? 'wrong-flags' : 'flags',
    text: fields.flags,
  }
  const size = look.segmentSize
  if (!look.compact) return [{ rise: 10, fontSize: size, parts: [flags, ...numbersOf(fields)] }]
  return [
    { rise: 9 + size * 1.22, fontSize: size + 1, parts: [flags] },
    { rise: 9, fontSize: size - 1, parts: numbersOf(fields) },
  ]
}

const numbersOf = ({ seq, ack, len, wrong }: LabelFields): readonly LabelPart[] => {
  const number = (name: 'seq' | 'ack' | 'len', value: string): readonly LabelPart[] => [
    { key: `${name}-name`, role: 'name', text: `  ${name} ` },
    { key: name, role: wrong.includes(name) ? 'wrong' : 'value', text: value },
  ]
  return [
    ...number('seq', seq),
    ...(ack === undefined ? [] : number('ack', ack)),
    ...(len > 0 ? number('len', String(len)) : []),
  ]
}
