import type { Verdict } from '../../game/judging/verdict.ts'
import type { Step } from '../../game/room/step.ts'
import { SEATS, bySeat } from '../../game/seat.ts'
import type { BySeat } from '../../game/seat.ts'
import type { State } from '../../tcp/state.ts'
import { familyOf, ladderOf } from '../ladder.ts'
import type { Ladder, LadderRow, LadderSize } from '../ladder.ts'
import { throughLens } from '../lens.ts'
import type { Note } from '../notes.ts'
import type { Lens } from '../lens.ts'
import type { Told } from '../timeline.ts'
import { longWaits } from '../waits.ts'
import { brushOf } from './brush.ts'
import type { Brush } from './brush.ts'
import { drawArrow } from './drawArrow.ts'
import { drawBand, drawDrain, drawMark, drawWait, textures } from './drawMarks.ts'
import { TWO_MSL_MS, drainsOf } from './drain.ts'
import { LEGEND_HEIGHT, crossSign, legend, tickSign } from './legend.ts'
import type { Sign } from './legend.ts'
import type { Counted } from './fields.ts'
import type { Look } from './look.ts'
import { noteListOf, noteSign } from './noteList.ts'
import type { NoteList } from './noteList.ts'
import { element, escaped } from './markup.ts'
import type { PictureTheme } from './palette.ts'
import type { PictureSpeech, PictureWords } from './words.ts'

/** What of a round a picture shows, and how. */
export interface PictureOptions {
  /** Whose eyes */
  readonly lens: Lens
  /** What numbers are counted from; undefined for the numbers as they were sent */
  readonly base: Counted | undefined
  readonly theme: PictureTheme
  readonly words: PictureWords
  readonly speech: PictureSpeech
  /** What was written about its steps: marked beside them, and listed below the ladder of a whole picture */
  readonly notes?: readonly Note[]
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
export const svgOf = (timeline: Told, options: PictureOptions): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${sheetOf(plan(timeline, options), undefined)}\n`

/**
 * The same in pages of at most this height each, cut between rows only; the first has the title, the last the legend.
 * Each is one SVG element whose names no other page has.
 *
 * @param height in pixels of the drawing, which is 1040 wide; a page holds at least one row
 */
export const svgPagesOf = (timeline: Told, options: PictureOptions, height: number): readonly string[] => {
  const { ladder } = plan(timeline, options)
  const room = height - HEAD_HEIGHT - LEGEND_HEIGHT - OVERLAP
  const cuts = ladder.rows.reduce<readonly number[]>(
    (done, row) => (row.y + row.height - (done.at(-1) ?? 0) > room && row.y > 0 ? [...done, row.y] : done),
    [0],
  )
  return cuts.map((from, index) =>
    sheetOf(plan(timeline, options, `p${index + 1}-`), { from, to: cuts[index + 1] ?? ladder.height }),
  )
}

/** How far a page shows what follows, so that no name of a state at its foot is cut, in pixels. */
const OVERLAP = 6

/** Everything that is drawn of a round, before it is drawn. */
interface Plan {
  readonly timeline: Told
  readonly options: PictureOptions
  readonly steps: readonly Step[]
  readonly start: BySeat<State | undefined>
  readonly size: LadderSize
  readonly look: Look
  readonly ladder: Ladder
  readonly brush: Brush
  /** Notes on steps that this lens sees */
  readonly notes: readonly Note[]
}

const plan = (timeline: Told, options: PictureOptions, prefix = ''): Plan => {
  const { lens, speech } = options
  const steps = throughLens(timeline.steps, lens)
  const first = timeline.moments[0]
  const hasPlain = speech.plain !== undefined
  const size: LadderSize = {
    width: WIDTH,
    x: { client: MARGIN, server: WIDTH - MARGIN },
    top: 14,
    pitch: hasPlain ? 80 : 62,
    slant: 30,
    lead: 0.4,
    tail: 30,
    minHeight: 0,
    waits: longWaits(steps),
    ...(timeline.twoMslMs !== undefined && { twoMslMs: timeline.twoMslMs }),
  }
  const start = bySeat((seat) => (lens === 'all' || lens === seat ? first?.[seat].state : undefined))
  return {
    timeline,
    options,
    steps,
    start,
    size,
    look: { ...LOOK, hasPlain },
    ladder: ladderOf(steps, start, size, undefined),
    brush: brushOf(options.theme, prefix),
    notes: (options.notes ?? []).filter((note) => steps.some(({ n }) => n === note.step)),
  }
}

/** A stretch of the ladder that one sheet shows. */
interface Stretch {
  readonly from: number
  readonly to: number
}

const sheetOf = (planned: Plan, stretch: Stretch | undefined): string => {
  const { options, steps, size, ladder, brush, notes } = planned
  const { words, speech, fontFaces } = options
  const { from, to } = stretch ?? { from: 0, to: ladder.height }
  const isFirst = from === 0
  const isLast = to >= ladder.height
  const shown = Math.ceil(to - from) + (isLast ? 0 : OVERLAP)
  const top = isFirst ? HEAD_HEIGHT : 0
  // What prints pages lists the notes with the steps.
  const list = stretch === undefined ? noteListOf(notes, WIDTH) : NO_LIST
  const foot = top + shown + list.height
  const height = foot + (isLast ? LEGEND_HEIGHT : 0)
  const title = words.title(speech.level)
  const here = steps.filter(({ n }) => {
    const row = ladder.rows.find((each) => each.n === n)
    return row !== undefined && row.y >= from && row.y < to
  })
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      'xml:lang': words.language,
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-labelledby': `${brush.id('title')} ${brush.id('desc')}`,
    },
    [
      element('title', { id: brush.id('title') }, escaped(title)),
      element('desc', { id: brush.id('desc') }, escaped(here.map(speech.sentence).join('\n'))),
      element(
        'defs',
        {},
        `${fontFaces === undefined ? '' : `<style>${fontFaces}</style>`}${textures(brush)}`,
      ),
      element('rect', { width: WIDTH, height, fill: brush.ground }),
      isFirst ? heading(title, size.x, words, speech, brush) : '',
      element(
        'svg',
        { y: top, width: WIDTH, height: shown, viewBox: `0 ${Math.round(from)} ${WIDTH} ${shown}` },
        drawn(planned, { from, to: from + shown }),
      ),
      list.height === 0
        ? ''
        : element('g', { transform: `translate(0 ${top + shown})` }, list.draw(brush, words.notes)),
      isLast
        ? element(
            'g',
            { transform: `translate(0 ${foot})` },
            legend(WIDTH, brush, words, options.base, signsOf(planned)),
          )
        : '',
    ].join('\n'),
  )
}

const NO_LIST: NoteList = { height: 0, draw: () => '' }

/** The signs that a picture shows. */
const signsOf = ({ timeline, options, ladder, notes }: Plan): ReadonlySet<Sign> => {
  const signs = new Set<Sign>()
  if (notes.length > 0) signs.add('note')
  for (const { state } of ladder.bands) {
    const family = familyOf(state)
    if (family !== 'idle') signs.add(family)
  }
  for (const row of ladder.rows) {
    const { kind, step } = row
    if (kind === 'refused' || kind === 'call' || kind === 'timer') signs.add(kind)
    if (step?.kind === 'segment') {
      if (step.wrong !== undefined && (options.lens === 'all' || step.seat === options.lens))
        signs.add('wrong')
      if (step.lost === true || step.dropped === true) signs.add('lost')
      if (verdictOf(row, timeline, options.lens)?.kind === 'conforming') signs.add('fits')
    }
  }
  return signs
}

/** What was said of a row's step; an end knows only of its own segments whether they were right. */
const verdictOf = (row: LadderRow, timeline: Told, lens: Lens): Verdict | undefined =>
  lens === 'all' || row.seat === lens ? timeline.verdicts[row.n ?? 0] : undefined

/** What of the ladder lies in a stretch. */
const drawn = (planned: Plan, { from, to }: Stretch): string => {
  const { timeline, options, start, size, look, ladder, brush, notes } = planned
  const { lens, base, words, speech } = options
  const rows = ladder.rows.filter((row) => row.y < to && Math.max(row.y + row.height, row.yTo) > from)
  return [
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
    ...ladder.bands
      .filter((band) => band.y < to && band.y + Math.max(band.height, OVERLAP) > from)
      .map((band) => drawBand(band, size, look, brush, speech)),
    ...drainsOf(ladder, size.twoMslMs ?? TWO_MSL_MS).map((drain) => drawDrain(drain, size, brush)),
    ...rows.map((row) =>
      element(
        'g',
        { id: row.n === undefined ? undefined : brush.id(`step-${row.n}`) },
        drawArrow(row, size, look, base, { brush, words, speech }) +
          drawMark(row, size, look, brush, words) +
          drawWait(row, size, look, brush, words),
      ),
    ),
    ...rows.map((row) => gutter(row, verdictOf(row, timeline, lens), brush)),
    ...rows
      .filter(({ n }) => notes.some(({ step }) => step === n))
      .map(({ yFrom }) => noteSign({ x: 60, y: yFrom - 7 }, brush)),
  ].join('\n')
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
