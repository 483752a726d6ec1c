/** What somebody wrote down about a step of a round. It belongs to whoever wrote it, not to the round. */
export interface Note {
  /** The step, by n */
  readonly step: number
  /** 1 to `LONGEST_NOTE` characters, white space around it cut off */
  readonly text: string
}

export const LONGEST_NOTE = 500

/** The notes with this one in place of what was written about its step before; an empty text removes it. */
export const withNote = (notes: readonly Note[], step: number, text: string): readonly Note[] => {
  const kept = text.trim().slice(0, LONGEST_NOTE)
  const others = notes.filter((note) => note.step !== step)
  return kept === '' ? others : [...others, { step, text: kept }].sort((a, b) => a.step - b.step)
}

/** Both, by step; where both have one, the second stands. */
export const joinedNotes = (first: readonly Note[], second: readonly Note[]): readonly Note[] =>
  second.reduce((joined, { step, text }) => withNote(joined, step, text), first)

export const noteOn = (notes: readonly Note[], step: number): string =>
  notes.find((note) => note.step === step)?.text ?? ''
