import { createStore } from '../net/store.ts'

/** How the names of states are written: as RFC 9293 does, as netstat does on BSD, or on Linux. */
export const SPELLINGS = ['rfc', 'bsd', 'linux'] as const
export type Spelling = (typeof SPELLINGS)[number]

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
