import { withNote } from '../../shared/replay/notes.ts'
import type { Note } from '../../shared/replay/notes.ts'

/** Notes as they stand in a link, behind the `#`: letters, digits, dashes and underscores only. */
export const notesToLink = (notes: readonly Note[]): string =>
  btoa(
    Array.from(
      new TextEncoder().encode(JSON.stringify(notes.map(({ step, text }) => [step, text]))),
      (octet) => String.fromCharCode(octet),
    ).join(''),
  )
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** The notes of a link; none where it has none, or nonsense. */
export const notesFromLink = (text: string): readonly Note[] => {
  try {
    const octets = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    )
    const read: unknown = JSON.parse(new TextDecoder().decode(octets))
    return Array.isArray(read) && read.every(isPair)
      ? read.reduce<readonly Note[]>((notes, [step, note]) => withNote(notes, step, note), [])
      : []
  } catch {
    return []
  }
}

const isPair = (value: unknown): value is readonly [number, string] =>
  Array.isArray(value) && Number.isInteger(value[0]) && value[0] > 0 && typeof value[1] === 'string'
