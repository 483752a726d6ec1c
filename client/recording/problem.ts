import type { RecordingWords } from '../i18n/recordings.ts'

/** Why a file is not shown, or where it breaks: stable codes, with a place where one belongs to it. */
export interface Problem {
  readonly code: ProblemCode
  /** An offset in the file, a line, the number of an event, or how many packets it has */
  readonly at: number
  /** What stands there, or should; empty where nothing can be named */
  readonly about: string
}

export type ProblemCode = keyof RecordingWords['problem']

export const problem = (code: ProblemCode, at = 0, about = ''): Problem => ({ code, at, about })
