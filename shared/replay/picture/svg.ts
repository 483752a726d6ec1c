import type { Verdict } from '../../game/judging/verdict.ts'
import type { Step } from '../../game/room/step.ts'
import { SEATS, bySeat } from '../../game/seat.ts'
import type { BySeat } from '../../game/seat.ts'
import { ladderOf } from '../ladder.ts'
import type { LadderRow, LadderSize } from '../ladder.ts'
import { throughLens } from '../lens.ts'
import type { Lens } from '../lens.ts'
import type { Timeline } from '../timeline.ts'
import { brushOf } from './brush.ts'
import type { Brush } from './brush.ts'
import { drawArrow } from './drawArrow.ts'
import { drawBand, drawMark, textures } from './drawMarks.ts'
import { LEGEND_HEIGHT, crossSign, legend, tickSign } from './legend.ts'
import type { Look } from './look.ts'
import { element, escaped } from './markup.ts'
import type { PictureTheme } from './palette.ts'
import type { PictureSpeech, PictureWords } from './words.ts'

/** What of a round a picture shows, and how. */
export interface PictureOptions {
  /** Whose eyes */
  readonly lens: Lens
  readonly numbers: 'absolute' | 'relative'
  readonly theme: PictureTheme
  readonly words: PictureWords
  readonly speech: PictureSpeech
  /** Style sheet to stand in the file: for a raster that must bring its own fonts. It is written as it is. */
  readonly fontFaces?: string
}

const WIDTH = 1040
const HEAD_HEIGHT = 92
const MARGIN = 208
const LOOK: Look = {
  compact: false,
  segmentSize: 15,
  noteSize: 13,
  nameSize: 13,
  hasPlain: true,
  hasGutter: true,
}

/**
 * A round's ladder as an SVG file: the geometry of the page, colours written in, text as text. It needs nothing
 * beside it. A title and the steps as sentences stand in it for whoever reads instead of looks.
 *
 * @returns an SVG 1.1 document; as high as the round is long, 1040 pixels wide
 */
export const svgOf = (timeline: Timeline, options: PictureOptions): string => {
  const { lens, words, speech, theme, fontFaces } = options
  const brush = brushOf(theme)
  const steps = throughLens(timeline.steps, lens)
  const first = timeline.moments[0]
  const hasPlain = speech.plain !== undefined
  const look = { ...LOOK, hasPlain }
  const size: LadderSize = {
    width: WIDTH,
    x: { client: MARGIN, server: WIDTH - MARGIN },
    top: 14,
    pitch: hasPlain ? 80 : 62,
    slant: 30,
    lead: 0.4,
    tail: 30,
    minHeight: 0,
  }
  const base =
    options.numbers === 'relative' && first !== undefined
      ? bySeat((seat) => first[seat].variables.iss)
      : undefined
  const start = bySeat((seat) => (lens === 'all' || lens === seat ? first?.[seat].state : undefined))
  const ladder = ladderOf(steps, start, size, undefined)
  const height = Math.ceil(HEAD_HEIGHT + ladder.height + LEGEND_HEIGHT)
  const title = words.title(speech.level)

  const drawn = [
    ...SEATS.map((seat) =>
      element('line', {
        x1: size.x[seat],
        x2: size.x[seat],
        y1: size.top - 6,
        y2: ladder.height,
        stroke: brush.line,
        'stroke-width': 1.5,
        'stroke-dasharray': start[seat] === undefined ? '2 6' : undefined,
      }),
    ),
    ...ladder.bands.map((band) => drawBand(band, size, look, brush, speech)),
    ...ladder.rows.map((row) =>
      element(
        'g',
        { id: row.n === undefined ? undefined : `step-${row.n}` },
        drawArrow(row, size, look, base, { brush, words, speech }) + drawMark(row, size, look, brush, words),
      ),
    ),
    ...ladder.rows.map((row) => {
      // An end knows of its own segments only whether they were right.
      const isOwn = lens === 'all' || row.seat === lens
      return gutter(row, isOwn ? timeline.verdicts[row.n ?? 0] : undefined, brush)
    }),
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        'xml:lang': words.language,
        width: WIDTH,
        height,
        viewBox: `0 0 ${WIDTH} ${height}`,
        role: 'img',
        'aria-labelledby': 'title desc',
      },
      [
        element('title', { id: 'title' }, escaped(title)),
        element('desc', { id: 'desc' }, escaped(steps.map(speech.sentence).join('\n'))),
        element(
          'defs',
          {},
          `${fontFaces === undefined ? '' : `<style>${fontFaces}</style>`}${textures(brush)}`,
        ),
        element('rect', { width: WIDTH, height, fill: brush.ground }),
        heading(title, size.x, words, speech, brush),
        element('g', { transform: `translate(0 ${HEAD_HEIGHT})` }, drawn.join('\n')),
        element(
          'g',
          { transform: `translate(0 ${HEAD_HEIGHT + Math.ceil(ladder.height)})` },
          legend(WIDTH, brush, words, options.numbers),
        ),
      ].join('\n'),
    ),
    '\n',
  ].join('')
}

/** The round's name, and above each lifeline whose it is. */
const heading = (
  title: string,
  x: BySeat<number>,
  words: PictureWords,
  speech: PictureSpeech,
  brush: Brush,
): string =>
  [
    brush.text(escaped(title), { x: 24, y: 38 }, { size: 20, weight: 600 }),
    ...SEATS.map((seat) => {
      const name = speech.names[seat]
      return brush.text(
        element('tspan', { 'font-weight': 600, fill: brush.seat[seat] }, escaped(words.seat[seat])) +
          (name === '' ? '' : element('tspan', { fill: brush.muted }, escaped(`  ${name}`))),
        { x: x[seat], y: 80 },
        { size: 15, anchor: 'middle' },
      )
    }),
  ].join('')

/** A step's number, the sign of its verdict, and its time in seconds since the round began. */
const gutter = (row: LadderRow, verdict: Verdict | undefined, brush: Brush): string => {
  const { step, yFrom } = row
  if (step === undefined) return ''
  const style = { size: 12, font: 'mono', fill: brush.muted } as const
  return [
    brush.text(String(step.n), { x: 32, y: yFrom + 4 }, { ...style, anchor: 'end' }),
    verdictAt(step, verdict, yFrom, brush),
    brush.text((step.at / 1000).toFixed(2), { x: WIDTH - 18, y: yFrom + 4 }, { ...style, anchor: 'end' }),
  ].join('')
}

const verdictAt = (step: Step, verdict: Verdict | undefined, y: number, brush: Brush): string => {
  if (step.kind === 'refused') return crossSign({ x: 46, y }, brush)
  if (step.kind !== 'segment' || step.made !== undefined || verdict === undefined) return ''
  return verdict.kind === 'conforming' ? tickSign({ x: 46, y }, brush) : crossSign({ x: 46, y }, brush)
}
