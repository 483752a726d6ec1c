import * as z from 'zod/mini'
import { TEXT_NOTE, TEXT_TITLE } from '../replay/exports/text.ts'
import { LONGEST_NOTE, withNote } from '../replay/notes.ts'
import type { Note } from '../replay/notes.ts'

/** Notes as a replay file holds them; absent where there are none. */
export const notesSchema = z.readonly(
  z.array(
    z.readonly(
      z.strictObject({
        step: z.int().check(z.minimum(1)),
        text: z.string().check(z.minLength(1), z.maxLength(LONGEST_NOTE)),
      }),
    ),
  ),
)

const LINE = new RegExp(`^${TEXT_NOTE}(\\d{1,6}) (".*")$`)

/** The notes in the text twin of a round. A line that is none is passed over: people write what they like. */
export const notesOfText = (text: string): readonly Note[] => {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const title = lines.findIndex((line) => line.startsWith(`${TEXT_TITLE} `))
  return lines.slice(title + 1).reduce<readonly Note[]>((notes, line) => {
    const [, step = '', quoted = ''] = LINE.exec(line) ?? []
    const note = step === '' ? undefined : textIn(quoted)
    return note === undefined ? notes : withNote(notes, Number(step), note)
  }, [])
}

const textIn = (quoted: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
