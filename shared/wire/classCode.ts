import { CODE_ALPHABET } from './limits.ts'
import { MOST_TYPED, plainCode } from './typed.ts'

/** Limits of what may come in about a class. */
export const CLASS_LIMITS = { titleChars: 60, levels: 30 } as const

/** Letters of a class code: one more than a room's, so that what somebody types says what it is. */
export const CLASS_CODE_LENGTH = 6

export const CLASS_CODE = new RegExp(`^[${CODE_ALPHABET}]{${CLASS_CODE_LENGTH}}$`)

/** The class code that somebody typed; undefined for what is none. */
export const parseClassCode = (typed: string): string | undefined => {
  const code = plainCode(typed)
  return typed.length <= MOST_TYPED.code && CLASS_CODE.test(code) ? code : undefined
}
