/** What this device keeps of a class that somebody has joined here: enough to be the same student again. */
export interface KeptStudent {
  readonly code: string
  readonly token: string
}

const KEY = 'wavehand.classes'
const MOST_KEPT = 10

const isKept = (value: unknown): value is KeptStudent =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'token' in value &&
  typeof value.code === 'string' &&
  typeof value.token === 'string'

const kept = (): readonly KeptStudent[] => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isKept) : []
  } catch {
    return []
  }
}

const write = (students: readonly KeptStudent[]): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(students.slice(0, MOST_KEPT)))
  } catch {
    // Storage is full or forbidden: the class goes on, it is only not come back to by itself.
  }
}

/** The token with which this device is a student of a class. */
export const keptToken = (code: string): string | undefined => kept().find((one) => one.code === code)?.token

export const keepStudent = (student: KeptStudent): void =>
  write([student, ...kept().filter((one) => one.code !== student.code)])

export const forgetStudent = (code: string): void => write(kept().filter((one) => one.code !== code))
