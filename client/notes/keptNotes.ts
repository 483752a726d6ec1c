import { LONGEST_NOTE, withNote } from '../../shared/replay/notes.ts'
import type { Note } from '../../shared/replay/notes.ts'

const KEY = 'wavehand.notes'
/** Rounds of which notes are kept; those written on longest ago are forgotten */
const MOST_ROUNDS = 60

type Kept = readonly { readonly round: string; readonly notes: readonly Note[] }[]

/** What could not be kept stands until the page is closed. */
let unkept: Kept = []

/** The notes that this browser keeps of a round. */
export const keptNotes = (round: string): readonly Note[] =>
  [...unkept, ...read()].find((kept) => kept.round === round)?.notes ?? []

/** Keeps the notes of a round in this browser, and nowhere else. False where it keeps nothing. */
export const keepNotes = (round: string, notes: readonly Note[]): boolean => {
  const others = read().filter((kept) => kept.round !== round)
  const all = notes.length === 0 ? others : [{ round, notes }, ...others]
  unkept = unkept.filter((kept) => kept.round !== round)
  try {
    localStorage.setItem(KEY, JSON.stringify(all.slice(0, MOST_ROUNDS)))
    return true
  } catch {
    // Full or forbidden.
    unkept = [{ round, notes }, ...unkept]
    return false
  }
}

const read = (): Kept => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.flatMap(keptOf) : []
  } catch {
    return []
  }
}

/** Whatever else may stand there is no note of ours. */
const keptOf = (value: unknown): Kept => {
  if (!isRecord(value) || typeof value['round'] !== 'string' || !Array.isArray(value['notes'])) return []
  const notes = value['notes'].reduce<readonly Note[]>(
    (all, note: unknown) =>
      isRecord(note) && typeof note['step'] === 'number' && typeof note['text'] === 'string'
        ? withNote(all, note['step'], note['text'].slice(0, LONGEST_NOTE))
        : all,
    [],
  )
  return [{ round: value['round'], notes }]
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
