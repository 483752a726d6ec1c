import { unreachable } from '../../base/unreachable.ts'
import type { ForgedStep, Step } from '../../game/room/step.ts'
import { SEATS } from '../../game/seat.ts'
import type { LadderBand, LadderRow, LadderSize } from '../ladder.ts'
import { crossAt } from './arrow.ts'
import type { Point } from './arrow.ts'
import { bandShape } from './band.ts'
import type { Brush } from './brush.ts'
import { drainShape } from './drain.ts'
import type { Drain } from './drain.ts'
import { BAND } from './look.ts'
import type { Look } from './look.ts'
import { element, escaped } from './markup.ts'
import { forgedShape, markName } from './marks.ts'
import { waitShape } from './wait.ts'
import type { PictureSpeech, PictureWords } from './words.ts'

/** A stretch of a lifeline in one state: its texture, a notch where it begins, its name. */
export const drawBand = (
  band: LadderBand,
  size: LadderSize,
  look: Look,
  brush: Brush,
  speech: PictureSpeech,
): string => {
  const { family, left, height, name, anchor } = bandShape(band, size, look)
  const colour = brush.seat[band.seat]
  return [
    element('rect', {
      x: left,
      y: band.y,
      width: BAND,
      height,
      fill: paintOf(family, band.seat, brush),
      stroke: colour,
      'stroke-width': family === 'idle' ? 1.5 : 1,
      'stroke-dasharray': family === 'idle' ? '2 3' : undefined,
    }),
    element('path', {
      d: `M${left} ${Math.round(band.y * 100) / 100}h${BAND}`,
      stroke: colour,
      'stroke-width': 2,
    }),
    band.isNamed
      ? brush.text(escaped(speech.state(band.state)), name, {
          size: look.nameSize,
          font: 'mono',
          weight: 600,
          anchor,
        })
      : '',
  ].join('')
}

/** TIME-WAIT as a bar that drains: what has run out is empty; cut where the players let the rest pass at once. */
export const drawDrain = (drain: Drain, size: LadderSize, brush: Brush): string => {
  const { gone, edge, cut } = drainShape(drain, size)
  const line = (d: string, stroke: string): string =>
    element('path', { d, fill: 'none', stroke, 'stroke-width': 2 })
  return [
    element('path', { d: gone, fill: brush.ground }),
    line(edge, brush.seat[drain.band.seat]),
    cut === undefined ? '' : line(cut, brush.ink),
  ].join('')
}

/** How a band of a family is filled: colour is never the only sign. */
export const paintOf = (
  family: ReturnType<typeof bandShape>['family'],
  seat: LadderBand['seat'],
  brush: Brush,
): string => {
  if (family === 'idle') return 'none'
  return family === 'open' ? brush.seat[seat] : brush.texture(family, seat)
}

/** The textures of the states, to stand in `defs`: dots, hatching, the ticks of a clock. */
export const textures = (brush: Brush): string =>
  SEATS.map((seat) => {
    const fill = brush.seat[seat]
    const pattern = (family: string, width: number, turn: string | undefined, content: string): string =>
      element(
        'pattern',
        {
          id: brush.id(`${family}-${seat}`),
          width,
          height: 6,
          patternUnits: 'userSpaceOnUse',
          patternTransform: turn,
        },
        content,
      )
    return [
      pattern('opening', 6, undefined, element('circle', { cx: 3, cy: 3, r: 1.5, fill })),
      pattern('closing', 6, 'rotate(45)', element('rect', { width: 2.6, height: 6, fill })),
      pattern('waiting', 12, undefined, element('rect', { width: 12, height: 2.2, fill })),
    ].join('')
  }).join('')

/** An application call, a timer or a forged SYN as SVG; empty for a row that has an arrow. */
export const drawMark = (
  row: LadderRow,
  size: LadderSize,
  look: Look,
  brush: Brush,
  words: PictureWords,
): string => {
  const { step } = row
  if (step === undefined) return ''
  const at = { x: size.x[row.seat], y: row.yFrom }
  const colour = brush.seat[row.seat]
  const name = (text: string): string => {
    const place = markName(row, size, look)
    return brush.text(escaped(text), place.at, {
      size: look.nameSize,
      font: 'mono',
      fill: brush.muted,
      anchor: place.anchor,
    })
  }
  switch (step.kind) {
    case 'call':
      return square(at, colour, brush) + name(step.call.kind)
    case 'timer':
      return clock(at, colour, brush) + name(timerName(step, words))
    case 'forged':
      return drawForged(row, step, size, look, brush, words)
    case 'segment':
    case 'refused':
      return ''
    default:
      return unreachable(step)
  }
}

const timerName = ({ timer }: Extract<Step, { kind: 'timer' }>, words: PictureWords): string => {
  if (timer === 'wait') return words.wait
  return timer === 'time-wait' ? '2 MSL' : 'RTO'
}

export const square = ({ x, y }: Point, stroke: string, { ground }: Brush): string =>
  element('rect', { x: x - 5, y: y - 5, width: 10, height: 10, fill: ground, stroke, 'stroke-width': 2 })

export const clock = ({ x, y }: Point, stroke: string, { ground }: Brush): string =>
  element('circle', { cx: x, cy: y, r: 8, fill: ground, stroke, 'stroke-width': 2 }) +
  element('path', {
    d: `M${x} ${Math.round((y - 5) * 100) / 100}v5h4`,
    stroke,
    'stroke-width': 2,
    fill: 'none',
  })

const drawForged = (
  row: LadderRow,
  step: ForgedStep,
  size: LadderSize,
  look: Look,
  brush: Brush,
  words: PictureWords,
): string => {
  const { from, end, head, name, anchor } = forgedShape(row, step.fate, size, look)
  const isOpen = step.fate === 'cookie'
  return [
    element('line', {
      x1: from.x,
      y1: from.y,
      x2: end.x,
      y2: end.y,
      stroke: brush.net,
      'stroke-width': 2,
      'stroke-dasharray': '3 4',
    }),
    step.fate === 'dropped'
      ? element('path', { d: crossAt(end, 6), stroke: brush.net, 'stroke-width': 2, fill: 'none' })
      : element('path', {
          d: head,
          fill: isOpen ? 'none' : brush.net,
          stroke: isOpen ? brush.net : undefined,
          'stroke-width': isOpen ? 1.5 : undefined,
        }),
    brush.text(escaped(`${step.address} · ${words.forged[step.fate]}`), name, {
      size: look.noteSize,
      fill: brush.muted,
      anchor,
    }),
  ].join('')
}

/** A long wait above a row as SVG; empty for a row without one. */
export const drawWait = (
  row: LadderRow,
  size: LadderSize,
  look: Look,
  brush: Brush,
  words: PictureWords,
): string => {
  if (row.waitMs === undefined) return ''
  const { lines, name } = waitShape(row, size, look)
  return [
    ...lines.flatMap(({ gap, zig }) => [
      element('path', { d: gap, stroke: brush.ground, 'stroke-width': 4 }),
      element('path', {
        d: zig,
        stroke: brush.ink,
        'stroke-width': 1.5,
        'stroke-linejoin': 'round',
        fill: 'none',
      }),
    ]),
    brush.text(escaped(words.waited((row.waitMs / 1000).toFixed(1))), name, {
      size: look.noteSize,
      fill: brush.muted,
      anchor: 'middle',
    }),
  ].join('')
}
