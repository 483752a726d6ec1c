import type { Seat } from '../../game/seat.ts'
import type { StateFamily } from '../ladder.ts'
import { crossAt, stopAt } from './arrow.ts'
import type { Point } from './arrow.ts'
import type { Brush } from './brush.ts'
import { tailAt } from './drawArrow.ts'
import { clock, paintOf, square } from './drawMarks.ts'
import type { Counted } from './fields.ts'
import { BAND } from './look.ts'
import { element, escaped } from './markup.ts'
import type { PictureWords } from './words.ts'

/** Height of the lines at the foot of a picture that say what its signs mean, in pixels. */
export const LEGEND_HEIGHT = 96

/** What the signs mean, in two lines; nothing in it depends on colour. */
export const legend = (
  width: number,
  brush: Brush,
  words: PictureWords,
  base: Counted | undefined,
): string => {
  const { key, seat } = words
  const column = (width - 48) / 6
  const entry = (index: number, line: 0 | 1, sign: (at: Point) => string, text: string): string => {
    const at = { x: 34 + index * column, y: 30 + line * 28 }
    return (
      sign(at) + brush.text(escaped(text), { x: at.x + 18, y: at.y + 4.5 }, { size: 13, fill: brush.muted })
    )
  }
  const tail =
    (who: Seat) =>
    (at: Point): string =>
      tailAt(at, who === 'client', brush.seat[who], brush)
  const band =
    (family: StateFamily) =>
    (at: Point): string =>
      element('rect', {
        x: at.x - BAND / 2,
        y: at.y - 8,
        width: BAND,
        height: 16,
        fill: paintOf(family, 'client', brush),
        stroke: brush.seat.client,
      })
  return [
    element('path', { d: `M24 6H${width - 24}`, stroke: brush.rule }),
    entry(0, 0, tail('client'), seat.client),
    entry(1, 0, tail('server'), seat.server),
    entry(2, 0, (at) => tickSign(at, brush), key.fits),
    entry(3, 0, (at) => ghostSign(at, brush), key.refused),
    entry(
      4,
      0,
      (at) => element('path', { d: crossAt(at, 6), stroke: brush.fault, 'stroke-width': 3 }),
      words.lost,
    ),
    entry(5, 0, (at) => square(at, brush.ink, brush), key.call),
    entry(0, 1, band('opening'), key.opening),
    entry(1, 1, band('open'), key.open),
    entry(2, 1, band('closing'), key.closing),
    entry(3, 1, band('waiting'), key.waiting),
    entry(4, 1, (at) => clock(at, brush.ink, brush), key.timer),
    brush.text(
      escaped(key.units[base === undefined ? 'absolute' : base.named === undefined ? 'relative' : 'symbols']),
      { x: width - 24, y: 84 },
      { size: 12, fill: brush.muted, anchor: 'end' },
    ),
  ].join('')
}

/** A segment that conformed. */
export const tickSign = ({ x, y }: Point, brush: Brush): string =>
  element('path', {
    d: `M${x - 5} ${Math.round(y * 100) / 100}l3.5 4l6.5 -8`,
    stroke: brush.ok,
    'stroke-width': 2,
    fill: 'none',
  })

/** A draft that was refused. */
export const crossSign = (at: Point, brush: Brush): string =>
  element('path', { d: crossAt(at, 4), stroke: brush.fault, 'stroke-width': 2, fill: 'none' })

const ghostSign = ({ x, y }: Point, brush: Brush): string =>
  element('path', {
    d: `M${x - 10} ${y}h15`,
    stroke: brush.fault,
    'stroke-width': 2.5,
    'stroke-dasharray': '2 5',
    'stroke-linecap': 'round',
  }) + element('path', { d: stopAt({ x: x + 8, y }), stroke: brush.fault, 'stroke-width': 2.5 })
