import { peerOf } from '../../game/seat.ts'
import type { BySeat, Seat } from '../../game/seat.ts'
import type { State } from '../../tcp/state.ts'

const LINE: { readonly [S in Seat]: string } = { client: 'C', server: 'S' }

/** A whole diagram: both ends by their names, then its lines. */
export const diagramOf = (title: string, names: BySeat<string>, lines: readonly string[]): string =>
  [
    '---',
    `title: ${JSON.stringify(`Wavehand: ${title}`)}`,
    '---',
    'sequenceDiagram',
    `  participant ${LINE.client} as ${escaped(names.client)}`,
    `  participant ${LINE.server} as ${escaped(names.server)}`,
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n')

/** A word beside one of the lifelines. */
export const noteLine = (seat: Seat, text: string): string =>
  `Note ${seat === 'client' ? 'left' : 'right'} of ${LINE[seat]}: ${escaped(text)}`

/** What an arrow says. */
export interface ArrowSays {
  readonly from: Seat
  /** It never arrived */
  readonly isGone: boolean
  readonly text: string
  readonly fates: readonly string[]
  readonly states: readonly State[]
}

export const arrowLine = ({ from, isGone, text, fates, states }: ArrowSays): string => {
  const says = [
    text,
    ...(fates.length === 0 ? [] : [`(${fates.join(', ')})`]),
    ...(states.length === 0 ? [] : [`→ ${states.join(' / ')}`]),
  ].join(' ')
  return `${LINE[from]}${isGone ? '-x' : '->>'}${LINE[peerOf(from)]}: ${escaped(says)}`
}

/** A segment as it is written on an arrow; numbers as given. */
export const segmentText = (
  flags: readonly string[],
  seq: number,
  ack: number | undefined,
  len: number,
): string =>
  [
    flags.join(','),
    `seq=${seq}`,
    ...(ack === undefined ? [] : [`ack=${ack}`]),
    ...(len === 0 ? [] : [`len=${len}`]),
  ].join(' ')

/** Text that Mermaid draws as it is: what ends a statement or begins an entity or a tag is written as an entity. */
const escaped = (text: string): string =>
  text.replace(/[#;<>"{}%\\`]|\r|\n/g, (sign) => `#${sign.codePointAt(0) ?? 32};`)
