import { renderAsync } from '@resvg/resvg-js'
import { fontFiles } from './fonts.ts'

/** Pixels of the picture for one of the drawing's: sharp on a dense screen and on paper. */
const ZOOM = 2
/** Widest or highest that a picture becomes, in pixels; a longer round is drawn smaller. */
const MOST = 32_000

/**
 * An SVG of ours as PNG, drawn outside the main thread.
 */
export const pngOf = async (svg: string): Promise<Buffer> => {
  const height = Number(/ height="(\d+)"/.exec(svg)?.[1] ?? 1)
  const rendered = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: Math.min(ZOOM, MOST / height) },
    font: {
      fontFiles: [...fontFiles()],
      // Our fonts are Latin: for anything else the system's have to be looked through, which takes time.
      loadSystemFonts: fontFiles().length === 0 || /[^\n -\u00ff\u2013-\u2026]/u.test(svg),
      defaultFontFamily: 'IBM Plex Sans',
      sansSerifFamily: 'IBM Plex Sans',
      monospaceFamily: 'IBM Plex Mono',
    },
  })
  return rendered.asPng()
}
