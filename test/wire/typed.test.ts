import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseClassCode } from '../../shared/wire/classCode.ts'
import { classCode } from '../../shared/wire/classMessages.ts'
import { nickname, roomCode } from '../../shared/wire/messages.ts'
import { parseNickname, parseRoomCode } from '../../shared/wire/typed.ts'

/** What a schema makes of it; undefined for what it refuses. */
const read = (schema: typeof roomCode, typed: string): string | undefined => schema.safeParse(typed).data

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('K', 'q', '7', 'N', '4', '2', 'O', '0', ' ', '-', '\t', 'é', '\u202E'),
    maxLength: 40,
  }),
)

describe('what people type to join', () => {
  it('is a room code to the page exactly where it is one to the server', () => {
    fc.assert(fc.property(typed, (text) => parseRoomCode(text) === read(roomCode, text)))
    expect(parseRoomCode(' k7q-n4 ')).toBe('K7QN4')
    expect(parseRoomCode(`K7QN4${' '.repeat(27)}`)).toBe('K7QN4')
    expect(parseRoomCode(`K7QN4${' '.repeat(28)}`)).toBeUndefined()
  })

  it('is a class code to the page exactly where it is one to the server, and never a room code as well', () => {
    fc.assert(
      fc.property(
        typed,
        (text) =>
          parseClassCode(text) === read(classCode, text) &&
          (parseClassCode(text) === undefined || parseRoomCode(text) === undefined),
      ),
    )
    expect(parseClassCode(' k7q-n42 ')).toBe('K7QN42')
    expect(parseClassCode('K7QN4')).toBeUndefined()
  })

  it('is a nickname to the page exactly where it is one to the server', () => {
    fc.assert(fc.property(typed, (text) => parseNickname(text) === read(nickname, text)))
    expect(parseNickname('  Mei   Lin ')).toBe('Mei Lin')
    expect(parseNickname('a'.repeat(24))).toBe('a'.repeat(24))
    expect(parseNickname('a'.repeat(25))).toBeUndefined()
    expect(parseNickname('\u202Eevil')).toBeUndefined()
    expect(parseNickname(' ')).toBeUndefined()
  })
})
