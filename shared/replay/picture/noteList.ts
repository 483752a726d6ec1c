import type { Note } from '../notes.ts'
import type { Point } from './arrow.ts'
import type { Brush } from './brush.ts'
import { element, escaped } from './markup.ts'

/** A sheet of paper with a folded corner, 12 by 14 pixels: the sign of a note, on the page and in pictures. */
export const NOTE_PATH = 'M0 0h8l4 4v10h-12zM8 0v4h4M2.500 7.500h7M2.500 10.500h7'

/** The sign of a note with its upper left corner here. */
export const noteSign = ({ x, y }: Point, brush: Brush): string =>
  element('path', {
    d: NOTE_PATH,
    transform: `translate(${x} ${Math.round(y * 100) / 100})`,
    fill: brush.ground,
    stroke: brush.ink,
    'stroke-width': 1.25,
    'stroke-linejoin': 'round',
  })

const LINE_HEIGHT = 20
const HEAD_HEIGHT = 44
const SIZE = 13
const LEFT = 58

/** Notes as they stand below a ladder: each with the number of its step, in lines that fit. */
export interface NoteList {
  /** In pixels; 0 where nothing was written */
  readonly height: number
  readonly draw: (brush: Brush, title: string) => string
}

/** @param width of the picture, in pixels */
export const noteListOf = (notes: readonly Note[], width: number): NoteList => {
  const lines = notes.flatMap(({ step, text }) =>
    wrapped(text, width - LEFT - 24, SIZE).map((line, at) => ({ line, step: at === 0 ? step : undefined })),
  )
  return {
    height: lines.length === 0 ? 0 : HEAD_HEIGHT + lines.length * LINE_HEIGHT + 8,
    draw: (brush, title) =>
      lines.length === 0
        ? ''
        : [
            element('path', { d: `M24 6H${width - 24}`, stroke: brush.rule }),
            brush.text(escaped(title), { x: 24, y: 30 }, { size: SIZE, weight: 600 }),
            ...lines.flatMap(({ line, step }, at) => {
              const y = HEAD_HEIGHT + 10 + at * LINE_HEIGHT
              return [
                step === undefined
                  ? ''
                  : brush.text(
                      String(step),
                      { x: LEFT - 14, y },
                      { size: 12, font: 'mono', fill: brush.muted, anchor: 'end' },
                    ),
                brush.text(escaped(line), { x: LEFT, y }, { size: SIZE }),
              ]
            }),
          ].join(''),
  }
}

/**
 * A text in lines of at most this width, as wide as its letters are likely to be: no renderer is asked. It is broken at
 * spaces, between Chinese characters, and inside words that fit on no line.
 *
 * @param width in pixels, for letters of this size
 */
export const wrapped = (text: string, width: number, size: number): readonly string[] =>
  text.split(/\r?\n/).flatMap((paragraph) => {
    const parts = paragraph.match(PARTS) ?? []
    return parts
      .reduce<readonly string[]>(
        (lines, part) => {
          const last = lines.at(-1) ?? ''
          return widthOf((last + part).trimEnd(), size) <= width
            ? [...lines.slice(0, -1), last + part]
            : [
                ...lines.filter((line, at) => line !== '' || at < lines.length - 1),
                ...pieces(part, width, size),
              ]
        },
        [''],
      )
      .map((line) => line.trim())
      .filter((line) => line !== '')
  })

/** Words with the space behind them, and characters between which a line may end. */
const PARTS =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef][\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\u300d\u300f\uff09\u201d]?|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+\s*|\s+/gu

const pieces = (part: string, width: number, size: number): readonly string[] => {
  if (widthOf(part.trimEnd(), size) <= width) return [part]
  const most = Math.max(1, Math.floor(width / (size * WIDE)))
  return Array.from(part.matchAll(new RegExp(`.{1,${most}}`, 'gu')), ([piece]) => piece)
}

/** Widths of a letter and of a Chinese character, in its size */
const NARROW = 0.58
const WIDE = 1

const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? WIDE : NARROW) * size, 0)
