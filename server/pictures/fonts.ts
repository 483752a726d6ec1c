import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromWoff, inFamily } from './woff.ts'

const FACES = (['Sans', 'Mono'] as const).flatMap((cut) =>
  [400, 500, 600].map((weight) => {
    const font = `ibm-plex-${cut.toLowerCase()}`
    return {
      family: `IBM Plex ${cut}`,
      file: `@fontsource/${font}/files/${font}-latin-${weight}-normal.woff`,
    }
  }),
)

let files: readonly string[] | undefined

/**
 * Paths of the page's own fonts in a form that a renderer reads, made once in a process. Empty where the font
 * packages were not installed: the system's fonts then stand in for them.
 */
export const fontFiles = (): readonly string[] => {
  files ??= unpacked()
  return files
}

const unpacked = (): readonly string[] => {
  const { resolve } = createRequire(import.meta.url)
  const folder = mkdtempSync(join(tmpdir(), 'wavehand-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return FACES.flatMap(({ family, file }, index) => {
    try {
      const path = join(folder, `${index}.ttf`)
      writeFileSync(path, inFamily(fromWoff(readFileSync(resolve(file))), family))
      return [path]
    } catch {
      // Not installed here.
      return []
    }
  })
}
