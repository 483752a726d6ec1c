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
import { noteSign } from './noteList.ts'
import type { PictureWords } from './words.ts'

/** Height of the lines at the foot of a picture that say what its signs mean, in pixels. */
export const LEGEND_HEIGHT = 96

/** A sign that a picture may show. */
export type Sign =
  'fits' | 'refused' | 'wrong' | 'lost' | 'call' | 'timer' | 'note' | Exclude<StateFamily, 'idle'>

/** What the signs of a picture mean, of those that it shows; nothing in it depends on colour. */
export const legend = (
  width: number,
  brush: Brush,
  words: PictureWords,
  base: Counted | undefined,
  shown: ReadonlySet<Sign>,
): string => {
  const { key, seat } = words
  const column = (width - 48) / COLUMNS
  const tail =
    (who: Seat): Drawing =>
    (at) =>
      tailAt(at, who === 'client', brush.seat[who], brush)
  const band =
    (family: StateFamily): Drawing =>
    (at) =>
      element('rect', {
        x: at.x - BAND / 2,
        y: at.y - 8,
        width: BAND,
        height: 16,
        fill: paintOf(family, 'client', brush),
        stroke: brush.seat.client,
      })
  const cross: Drawing = (at) => element('path', { d: crossAt(at, 6), stroke: brush.net, 'stroke-width': 3 })
  const signs: readonly (readonly [Sign | 'always', Drawing, string])[] = [
    ['always', tail('client'), seat.client],
    ['always', tail('server'), seat.server],
    ['fits', (at) => tickSign(at, brush), key.fits],
    ['refused', (at) => ghostSign(at, brush), key.refused],
    ['wrong', (at) => wrongSign(at, brush), key.wrong],
    ['lost', cross, words.lost],
    ['call', (at) => square(at, brush.ink, brush), key.call],
    ['opening', band('opening'), key.opening],
    ['open', band('open'), key.open],
    ['closing', band('closing'), key.closing],
    ['waiting', band('waiting'), key.waiting],
    ['timer', (at) => clock(at, brush.ink, brush), key.timer],
    ['note', ({ x, y }) => noteSign({ x: x - 6, y: y - 7 }, brush), key.note],
  ]
  const entries = signs.filter(([sign]) => sign === 'always' || shown.has(sign))
  return [
    element('path', { d: `M24 6H${width - 24}`, stroke: brush.rule }),
    ...entries.map(([, draw, text], index) => {
      const at = { x: 34 + (index % COLUMNS) * column, y: 30 + Math.floor(index / COLUMNS) * 28 }
      return (
        draw(at) + brush.text(escaped(text), { x: at.x + 18, y: at.y + 4.5 }, { size: 13, fill: brush.muted })
      )
    }),
    brush.text(
      escaped(key.units[base === undefined ? 'absolute' : base.named === undefined ? 'relative' : 'symbols']),
      { x: width - 24, y: 84 },
      { size: 12, fill: brush.muted, anchor: 'end' },
    ),
  ].join('')
}

type Drawing = (at: Point) => string

const COLUMNS = 6

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

/** A segment that was sent and does not conform: a whole line with a cross at its tail. */
const wrongSign = ({ x, y }: Point, brush: Brush): string =>
  element('path', { d: `M${x - 12} ${y}h24`, stroke: brush.ink, 'stroke-width': 2 }) +
  crossSign({ x: x - 6, y: y + 7 }, brush)

const ghostSign = ({ x, y }: Point, brush: Brush): string =>
  element('path', {
    d: `M${x - 10} ${y}h15`,
    stroke: brush.fault,
    'stroke-width': 2.5,
    'stroke-dasharray': '2 5',
    'stroke-linecap': 'round',
  }) + element('path', { d: stopAt({ x: x + 8, y }), stroke: brush.fault, 'stroke-width': 2.5 })
