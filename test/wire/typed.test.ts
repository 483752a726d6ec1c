import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

  it('is a nickname to the page exactly where it is one to the server', () => {
    fc.assert(fc.property(typed, (text) => parseNickname(text) === read(nickname, text)))
    expect(parseNickname('  Mei   Lin ')).toBe('Mei Lin')
    expect(parseNickname('a'.repeat(24))).toBe('a'.repeat(24))
    expect(parseNickname('a'.repeat(25))).toBeUndefined()
    expect(parseNickname('\u202Eevil')).toBeUndefined()
    expect(parseNickname(' ')).toBeUndefined()
  })
})
