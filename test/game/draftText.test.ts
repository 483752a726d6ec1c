import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDraftText, parseDraftText } from '../../shared/game/draftText.ts'
import { flagNames } from '../../shared/tcp/segment.ts'

const SYMBOLS = { x: 100, y: 5000, 'isn(c)': 100, 'SND.NXT': 4_294_967_295, unknown: undefined }

const parsed = (line: string) => {
  const result = parseDraftText(line, SYMBOLS)
  if (!result.ok) throw new Error(`${line}: ${result.error.code}`)
  return { ...result.value, flags: flagNames(result.value.flags).join(',') }
}

describe('the typed line', () => {
  test.each([
    ['SYN,ACK seq=5000 ack=101', { flags: 'SYN,ACK', seq: 5000, ack: 101, len: undefined }],
    ['syn ack SEQ=y ACK=x+1', { flags: 'SYN,ACK', seq: 5000, ack: 101, len: undefined }],
    ['ACK seq=isn(c)+1 ack=y-1 len=20', { flags: 'ACK', seq: 101, ack: 4999, len: 20 }],
    ['ACK seq=SND.NXT+1', { flags: 'ACK', seq: 0, ack: undefined, len: undefined }],
    ['', { flags: '', seq: undefined, ack: undefined, len: undefined }],
  ])('"%s" is read', (line, draft) => {
    expect(parsed(line)).toEqual(draft)
  })

  test.each([
    ['SYN seq=', 'not-a-number', 'seq='],
    ['SYN seq=1x', 'not-a-number', 'seq=1x'],
    ['SYN seq=z', 'unknown-symbol', 'seq=z'],
    ['SYN seq=unknown', 'unknown-symbol', 'seq=unknown'],
    ['SYN hello', 'unknown-word', 'hello'],
    ['SYN seq=1 seq=2', 'twice', 'seq=2'],
  ])('"%s" is refused: %s, and the word is pointed at', (line, code, word) => {
    const result = parseDraftText(line, SYMBOLS)
    expect(result).toMatchObject({ ok: false, error: { code, word } })
    if (!result.ok) expect(line.slice(result.error.from, result.error.to)).toBe(word)
  })

  test('what is written can be read back', () => {
    const number = fc.option(fc.integer({ min: 0, max: 4_294_967_295 }), { nil: undefined })
    const flags = fc.record({
      syn: fc.boolean(),
      ack: fc.boolean(),
      fin: fc.boolean(),
      rst: fc.boolean(),
      psh: fc.boolean(),
    })
    const draft = fc.record({ flags, seq: number, ack: number, len: fc.integer({ min: 1, max: 65_535 }) })
    fc.assert(
      fc.property(draft, (typed) => {
        expect(parseDraftText(formatDraftText(typed), {})).toEqual({ ok: true, value: typed })
      }),
    )
  })

  test('no line makes it throw', () => {
    fc.assert(fc.property(fc.string(), (line) => typeof parseDraftText(line, SYMBOLS).ok === 'boolean'))
  })
})
