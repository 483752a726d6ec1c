import { EXPORT_FORMATS } from '../../shared/replay/exports/formats.ts'
import type { ReplayFile } from '../../shared/wire/answers.ts'
import { exported } from '../../shared/wire/exportFormats.ts'
import type { ExportOptions, ExportedFile } from '../../shared/wire/exportFormats.ts'
import { pngOf } from './png.ts'

/** Formats that this side of the wire can make: all of a page's, and a picture in pixels. */
export const TAKEN_FORMATS = [...EXPORT_FORMATS, 'png'] as const
export type TakenFormat = (typeof TAKEN_FORMATS)[number]

/** The format of this name; undefined when there is none. */
export const takenFormat = (name: string): TakenFormat | undefined =>
  TAKEN_FORMATS.find((format) => format === name)

/** A round in this format, as `exported`; a picture in pixels is drawn from the SVG. */
export const taken = async (
  file: ReplayFile,
  format: TakenFormat,
  options: ExportOptions,
): Promise<ExportedFile> => {
  if (format !== 'png') return exported(file, format, options)
  const { content, name } = exported(file, 'svg', options)
  return {
    content: await pngOf(String(content)),
    mime: 'image/png',
    name: name.replace(/svg$/, 'png'),
  }
}
