import mono400 from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2?url'
import mono500 from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2?url'
import mono600 from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2?url'
import sans400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url'
import sans500 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff2?url'
import sans600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url'
import { svgOf } from '../../../shared/replay/picture/svg.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { theme } from '../../app/theme.ts'
import { pictureOptions } from './pictureOptions.ts'
import type { PictureView } from './pictureOptions.ts'

export type PictureKind = 'svg' | 'png'

/** Draws the round as it is looked at, and hands the file of this name to the browser to keep. */
export const makePicture = async (
  timeline: Told,
  name: string,
  kind: PictureKind,
  view: PictureView,
): Promise<void> => {
  const blob =
    kind === 'svg'
      ? new Blob([drawn(timeline, view)], { type: 'image/svg+xml' })
      : await rasterOf(drawn(timeline, view, await fontFaces()))
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}

const drawn = (timeline: Told, view: PictureView, fontFaces?: string): string =>
  svgOf(timeline, {
    ...pictureOptions(view, theme.get()),
    ...(fontFaces === undefined ? {} : { fontFaces }),
  })

const FACES = [
  ['IBM Plex Mono', 400, mono400],
  ['IBM Plex Mono', 500, mono500],
  ['IBM Plex Mono', 600, mono600],
  ['IBM Plex Sans', 400, sans400],
  ['IBM Plex Sans', 500, sans500],
  ['IBM Plex Sans', 600, sans600],
] as const

/** The page's fonts as a style sheet that needs nothing beside it: a picture that is drawn loads nothing. */
const fontFaces = async (): Promise<string> => {
  const rules = await Promise.all(
    FACES.map(async ([family, weight, url]) => {
      const font = await dataUrlOf(await (await fetch(url)).blob())
      return `@font-face{font-family:'${family}';font-weight:${weight};src:url('${font}') format('woff2')}`
    }),
  )
  return rules.join('')
}

const dataUrlOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(new Error('the font could not be read')))
    reader.readAsDataURL(blob)
  })

/** Pixels for one of the drawing's, and how many a canvas takes everywhere. */
const ZOOM = 2
const MOST_PIXELS = 16_000_000

const rasterOf = async (svg: string): Promise<Blob> => {
  const image = new Image()
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    image.src = address
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const zoom = Math.min(ZOOM, Math.sqrt(MOST_PIXELS / (width * height)))
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(width * zoom)
    canvas.height = Math.floor(height * zoom)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
