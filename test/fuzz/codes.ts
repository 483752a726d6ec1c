import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** All codes that a document names in this way: `part/word`. */
const codesIn = (document: string): readonly string[] =>
  [
    ...readFileSync(join(import.meta.dirname, '../../docs', document), 'utf8').matchAll(
      /`([a-z]+\/[a-z-]+)`/g,
    ),
  ].flatMap(([, code]) => code ?? [])

/** What messages and requests may be answered with; a fault of the server is an answer, but never a good one. */
export const WIRE_CODES: ReadonlySet<string> = new Set(
  codesIn('wire.md').filter((code) => code !== 'server/internal'),
)
export const FILE_CODES: ReadonlySet<string> = new Set(['import.md', 'exports.md'].flatMap(codesIn))
export const LEVEL_CODES: ReadonlySet<string> = new Set(codesIn('levels.md'))

/** The code itself, when it is one of these; an error otherwise. */
export const described = (code: string, codes: ReadonlySet<string>): string => {
  if (!codes.has(code)) throw new Error(`${code} is described nowhere`)
  return code
}
