import { CODE_ALPHABET, CODE_LENGTH, LIMITS } from './limits.ts'

/** What people type to join, read without a schema: the page asks this, and so does the schema of the messages. */

export const MOST_TYPED = { code: 32, name: 200 } as const

/** The one word that could be a room's code and is the address of a page. */
export const RESERVED_CODE = 'CHECK'
export const ROOM_CODE = new RegExp(`^(?!${RESERVED_CODE}$)[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)
export const NICKNAME = /^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]+$/u

/** A room code without its spaces, in capitals. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/** A nickname as it is kept: trimmed, with single spaces. */
export const plainName = (typed: string): string => typed.normalize('NFC').replace(/\s+/g, ' ').trim()

/** The room code that somebody typed, as `roomCode` in messages.ts; undefined for what is none. */
export const parseRoomCode = (typed: string): string | undefined => {
  const code = plainCode(typed)
  return typed.length <= MOST_TYPED.code && ROOM_CODE.test(code) ? code : undefined
}

/** The nickname that somebody typed, as `nickname` in messages.ts; undefined for what is none. */
export const parseNickname = (typed: string): string | undefined => {
  const name = plainName(typed)
  const isShort = typed.length <= MOST_TYPED.name && name.length <= LIMITS.nameChars
  return isShort && NICKNAME.test(name) ? name : undefined
}
