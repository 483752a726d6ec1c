import { unreachable } from '../../base/unreachable.ts'
import { peerOf } from '../../game/seat.ts'
import type { LadderRow, LadderSize } from '../ladder.ts'
import { arrowOf, crossAt, diamondAt, stopAt } from './arrow.ts'
import type { ArrowShape, Aside, Point } from './arrow.ts'
import type { Brush } from './brush.ts'
import { fieldsOfStep, relative } from './fields.ts'
import type { Counted } from './fields.ts'
import { labelLines } from './label.ts'
import type { LabelLine, LabelPart } from './label.ts'
import type { Look } from './look.ts'
import { element, escaped } from './markup.ts'
import type { PictureSpeech, PictureWords } from './words.ts'

const WIRE = 2.5

/** A segment or a refused draft as SVG; empty for a row without an arrow. */
export const drawArrow = (
  row: LadderRow,
  size: LadderSize,
  look: Look,
  base: Counted | undefined,
  {
    brush,
    words,
    speech,
  }: { readonly brush: Brush; readonly words: PictureWords; readonly speech: PictureSpeech },
): string => {
  const { step, seat } = row
  const fields = fieldsOfStep(step, base)
  if (fields === undefined) return ''
  const shape = arrowOf(row, size, look)
  const { label, angle, kind } = shape
  const isLost = kind === 'lost'
  const colour = isLost ? brush.net : brush.seat[seat]
  const turn = `rotate(${rounded(angle)} ${rounded(label.x)} ${rounded(label.y)})`
  const isGhost = kind === 'refused'
  const lines = labelLines(fields, look).map((line) =>
    brush.text(
      line.parts.map((part) => partOf(part, isGhost ? brush.fault : colour, brush)).join(''),
      { x: label.x, y: label.y - line.rise },
      {
        size: line.fontSize,
        font: 'mono',
        weight: 500,
        anchor: 'middle',
        turn,
        ...(isLost && { fill: brush.net }),
      },
    ),
  )
  const underlines = labelLines(fields, look).flatMap((line) => underlinesOf(line, label, brush.fault, turn))
  const plain =
    step?.kind === 'segment'
      ? speech.plain?.({ ...step.plain, below: relative(step.segment.ack, base?.[peerOf(seat)]) })
      : undefined
  const note =
    plain === undefined || !look.hasPlain
      ? ''
      : brush.text(
          escaped(plain),
          { x: label.x, y: label.y + look.noteSize + 7 },
          { size: look.noteSize, fill: brush.muted, anchor: 'middle', turn },
        )
  const tries = step?.kind === 'refused' ? step.tries : 1
  const asides = shape.asides.map(({ at, anchor, says }) => {
    const isFault = says === 'not-sent'
    const isGone = says === 'lost' || says === 'dropped'
    return brush.text(escaped(wordFor(says, tries, words)), at, {
      size: look.noteSize,
      anchor,
      fill: isFault ? brush.fault : isGone ? brush.net : brush.muted,
      weight: isFault || isGone ? 500 : 400,
    })
  })
  const tail = isGhost ? '' : tailAt(shape.from, seat === 'client', colour, brush)
  const wrong =
    shape.wrongMark === undefined
      ? ''
      : element('path', { d: shape.wrongMark, stroke: brush.fault, 'stroke-width': 2.5, fill: 'none' })
  return element(
    'g',
    {},
    [wire(shape, colour, brush), tail, wrong, ...lines, ...underlines, note, ...asides].join(''),
  )
}

/** Where a segment leaves: a diamond for the client, a disc for the server. */
export const tailAt = (at: Point, isDiamond: boolean, fill: string, { ground }: Brush): string => {
  const paint = { fill, stroke: ground, 'stroke-width': 1.5 }
  return isDiamond
    ? element('path', { d: diamondAt(at), ...paint })
    : element('circle', { cx: at.x, cy: at.y, r: 5, ...paint })
}

const wire = (shape: ArrowShape, colour: string, brush: Brush): string => {
  const { kind, from, end, head } = shape
  const line = (more: { readonly [name: string]: string | number }): string =>
    element('line', {
      x1: from.x,
      y1: from.y,
      x2: end.x,
      y2: end.y,
      stroke: colour,
      'stroke-width': WIRE,
      ...more,
    })
  switch (kind) {
    case 'draft':
    case 'refused':
      return (
        line({ stroke: brush.fault, 'stroke-dasharray': '2 5', 'stroke-linecap': 'round' }) +
        element('path', { d: stopAt(end), stroke: brush.fault, 'stroke-width': 2.5 })
      )
    case 'lost':
    case 'dropped':
      return (
        line(kind === 'lost' ? { 'stroke-dasharray': '7 5' } : {}) +
        element('path', { d: crossAt(end), stroke: brush.net, 'stroke-width': 3, fill: 'none' })
      )
    case 'arrived':
      return line({}) + element('path', { d: head, fill: colour })
    default:
      return unreachable(kind)
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

const partOf = ({ role, text }: LabelPart, flagsColour: string, brush: Brush): string => {
  switch (role) {
    case 'flags':
      return element('tspan', { fill: flagsColour, 'font-weight': 600 }, escaped(text))
    case 'name':
      return element('tspan', { fill: brush.muted, 'font-weight': 400 }, escaped(text))
    case 'value':
      return element('tspan', {}, escaped(text))
    case 'wrong-flags':
    case 'wrong':
      return element('tspan', { fill: brush.fault, 'font-weight': 600 }, escaped(text))
    default:
      return unreachable(role)
  }
}

/** Width of a letter of a monospaced font, in its size. */
const LETTER = 0.6

/** Lines under what was wrong. Drawn: not every renderer underlines a part of a turned text. */
const underlinesOf = (line: LabelLine, at: Point, stroke: string, transform: string): readonly string[] => {
  const width = line.fontSize * LETTER
  const letters = line.parts.reduce((sum, { text }) => sum + text.length, 0)
  let x = at.x - (letters * width) / 2
  const y = at.y - line.rise + 4
  return line.parts.flatMap(({ role, text }) => {
    const from = x
    x += text.length * width
    return role === 'wrong' || role === 'wrong-flags'
      ? [element('line', { x1: from, x2: x, y1: y, y2: y, stroke, 'stroke-width': 2, transform })]
      : []
  })
}

const wordFor = (says: Aside['says'], tries: number, words: PictureWords): string => {
  switch (says) {
    case 'not-sent':
      return `${words.notSent}${tries > 1 ? ` · ${words.tries(tries)}` : ''}`
    case 'draft':
      return ''
    case 'lost':
    case 'dropped':
    case 'again':
    case 'copy':
    case 'stray':
      return words[says]
    default:
      return unreachable(says)
  }
}
