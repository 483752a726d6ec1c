import type { Seat } from '../../game/seat.ts'
import { element } from './markup.ts'
import { PALETTES } from './palette.ts'
import type { Palette, PictureTheme } from './palette.ts'

/** The page's fonts, then what most systems have; the names are quoted for XML by `element`. */
const SANS =
  "'IBM Plex Sans', system-ui, 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif"
const MONO =
  "'IBM Plex Mono', ui-monospace, 'SF Mono', Consolas, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', monospace"

const FONTS = { sans: SANS, mono: MONO } as const

/** How one picture writes and draws: its colours, and text with a halo in the ground's colour. */
export interface Brush extends Palette {
  readonly text: (
    content: string,
    place: { readonly x: number; readonly y: number },
    style: {
      readonly size: number
      readonly font?: keyof typeof FONTS
      readonly weight?: number
      readonly fill?: string
      readonly anchor?: 'start' | 'middle' | 'end'
      readonly turn?: string
    },
  ) => string
  /** The paint of a texture of one side */
  readonly texture: (family: string, seat: Seat) => string
  /** A name that no other picture in the same document has */
  readonly id: (name: string) => string
}

export const brushOf = (theme: PictureTheme, prefix = ''): Brush => {
  const palette = PALETTES[theme]
  return {
    ...palette,
    text: (content, { x, y }, { size, font = 'sans', weight, fill, anchor, turn }) =>
      element(
        'text',
        {
          x,
          y,
          'font-family': FONTS[font],
          'font-size': size,
          'font-weight': weight,
          fill: fill ?? palette.ink,
          'text-anchor': anchor,
          transform: turn,
          stroke: palette.ground,
          'stroke-width': 5,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
          'xml:space': 'preserve',
        },
        content,
      ),
    texture: (family, seat) => `url(#${prefix}${family}-${seat})`,
    id: (name) => `${prefix}${name}`,
  }
}
