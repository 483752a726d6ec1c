import type { BySeat } from '../../game/seat.ts'

export const PICTURE_THEMES = ['light', 'dark', 'paper'] as const

/** How a picture is coloured: as the page is, or in what a black and white printer keeps apart. */
export type PictureTheme = (typeof PICTURE_THEMES)[number]

/** Colours by role, as SVG writes them; the page's own (styles/tokens.css), written in. */
export interface Palette {
  readonly ground: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly rule: string
  readonly net: string
  readonly ok: string
  readonly fault: string
  readonly seat: BySeat<string>
}

export const PALETTES: { readonly [T in PictureTheme]: Palette } = {
  light: {
    ground: '#ffffff',
    ink: '#1a1d21',
    muted: '#575e67',
    line: '#7b828c',
    rule: '#dcdcd3',
    net: '#656c76',
    ok: '#1b7a66',
    fault: '#7d1148',
    seat: { client: '#1546a8', server: '#b24b0a' },
  },
  dark: {
    ground: '#1b1f24',
    ink: '#ecedee',
    muted: '#a0a7b0',
    line: '#747c86',
    rule: '#31373f',
    net: '#8e96a0',
    ok: '#63dda0',
    fault: '#f873b4',
    seat: { client: '#7fa6ff', server: '#fcb442' },
  },
  paper: {
    ground: '#ffffff',
    ink: '#000000',
    muted: '#404040',
    line: '#606060',
    rule: '#b0b0b0',
    net: '#505050',
    ok: '#000000',
    fault: '#000000',
    seat: { client: '#000000', server: '#000000' },
  },
}
