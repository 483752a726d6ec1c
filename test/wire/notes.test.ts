import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXPORT_LANGUAGES, EXPORT_WORDS } from '../../shared/replay/exports/words.ts'
import { toText } from '../../shared/replay/exports/text.ts'
import { LONGEST_NOTE, joinedNotes, noteOn, withNote } from '../../shared/replay/notes.ts'
import type { Note } from '../../shared/replay/notes.ts'
import { exported } from '../../shared/wire/exportFormats.ts'
import { parseReplayFile } from '../../shared/wire/parseReplayFile.ts'
import { formatReplayFile, toReplayFile } from '../../shared/wire/replayFile.ts'
import { notesFromLink, notesToLink } from '../../client/notes/notesInLink.ts'
import { notesOfText } from '../../shared/wire/replayNotes.ts'
import { parseReplayText } from '../../shared/wire/replayText.ts'
import { canonicalRound } from '../support/rounds.ts'

const { events, timeline } = canonicalRound('half-close', 'small')
const NOTES: readonly Note[] = [
  { step: 2, text: 'Why "PSH"?' },
  { step: 5, text: '第一行\n# 6 "second line", | FIN' },
]

const fileWith = (notes: readonly Note[]): string => {
  const file = toReplayFile(events, notes)
  if (file === undefined) throw new Error('the round has no start')
  return formatReplayFile(file)
}

/** Any notes on the steps of the round. */
const someNotes = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: timeline.steps.length }),
      text: fc.string({ unit: 'binary' }),
    }),
  )
  .map((notes) => notes.reduce<readonly Note[]>((all, { step, text }) => withNote(all, step, text), []))

describe('notes on steps', () => {
  it('are written, changed and removed, one a step, in the order of the steps', () => {
    const one = withNote(withNote([], 5, ' later '), 2, 'first')
    expect(one).toEqual([
      { step: 2, text: 'first' },
      { step: 5, text: 'later' },
    ])
    expect(noteOn(withNote(one, 2, 'changed'), 2)).toBe('changed')
    expect(withNote(one, 2, '  ')).toEqual([{ step: 5, text: 'later' }])
    expect(withNote([], 1, 'x'.repeat(900))[0]?.text).toHaveLength(LONGEST_NOTE)
    expect(joinedNotes(one, [{ step: 5, text: 'theirs' }])[1]?.text).toBe('theirs')
  })
})

describe('in a replay file', () => {
  it('come back, and leave the hash as it is: they are no part of what was played', () => {
    expect(JSON.parse(fileWith(NOTES)).hash).toBe(JSON.parse(fileWith([])).hash)
    expect(parseReplayFile(fileWith(NOTES))).toMatchObject({ ok: true, value: { notes: NOTES } })
  })

  it('are absent where there are none: old files stay as they were', () => {
    expect(fileWith([])).not.toContain('notes')
    expect(parseReplayFile(fileWith([]))).toMatchObject({ ok: true })
  })

  it('are refused when they are none, or on a step that there is not', () => {
    expect(parseReplayFile(fileWith([{ step: 99, text: 'where?' }]))).toEqual({
      ok: false,
      error: { code: 'replay/contradiction', field: 'notes' },
    })
    expect(parseReplayFile(fileWith([{ step: 1, text: '' }]))).toEqual({
      ok: false,
      error: { code: 'replay/not-a-replay', field: 'notes.0.text' },
    })
  })
})

describe('in the text twin', () => {
  it.each(EXPORT_LANGUAGES)('stand below their steps, and the round is still read (%s)', (language) => {
    const text = toText(timeline, EXPORT_WORDS[language], NOTES)
    const lines = text.split('\n')
    expect(lines[lines.findIndex((line) => line.startsWith('2 ')) + 1]).toBe('# 2 "Why \\"PSH\\"?"')
    expect(notesOfText(text)).toEqual(NOTES)
    const read = parseReplayText(text)
    expect(read).toEqual(parseReplayText(toText(timeline, EXPORT_WORDS[language])))
    expect(read.ok).toBe(true)
  })

  it('are made by the export of a file that has some', () => {
    const read = parseReplayFile(fileWith(NOTES))
    if (!read.ok) throw new Error(read.error.code)
    expect(notesOfText(String(exported(read.value, 'text', { words: EXPORT_WORDS.en }).content))).toEqual(
      NOTES,
    )
  })
})

it('any notes come back from a file, a text and a link', () => {
  fc.assert(
    fc.property(someNotes, (notes) => {
      expect(notesOfText(toText(timeline, EXPORT_WORDS.zh, notes))).toEqual(notes)
      const read = parseReplayFile(fileWith(notes))
      expect(read.ok && (read.value.notes ?? [])).toEqual(notes)
      const link = notesToLink(notes)
      expect(link).toMatch(/^[\w-]*$/)
      expect(notesFromLink(link)).toEqual(notes)
    }),
    { numRuns: 40 },
  )
})

it('nonsense in a link is no note', () => {
  for (const text of ['', '%', 'AAAA', btoa('{"a":1}'), btoa('[[0,"x"]]')])
    expect(notesFromLink(text)).toEqual([])
})
