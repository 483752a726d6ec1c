import { createStore } from '../net/store.ts'
import type { Spelling } from './spelled.ts'

/** All spellings, in the order in which they are offered. */
export const SPELLINGS: readonly Spelling[] = ['rfc', 'bsd', 'linux']

const KEY = 'wavehand.spelling'

const kept = (): Spelling => {
  try {
    const stored = localStorage.getItem(KEY)
    return SPELLINGS.find((each) => each === stored) ?? 'rfc'
  } catch {
    return 'rfc'
  }
}

/** The spelling in force on this device. A label only: what is typed, sent and stored is the RFC's. */
export const spelling = createStore<Spelling>(kept())

export const chooseSpelling = (next: Spelling): void => {
  spelling.set(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Not remembered, but shown.
  }
}

/** The words as they are written on this device; how other spellings are made is loaded only where one is chosen. */
export const inSpelling = async <T extends object>(words: T): Promise<T> => {
  const how = spelling.get()
  return how === 'rfc' ? words : (await import('./spelled.ts')).spelledWords(words, how)
}
