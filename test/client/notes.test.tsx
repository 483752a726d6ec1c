import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LANGUAGES } from '../../client/i18n/index.ts'
import { NoteField } from '../../client/notes/NoteField.tsx'
import { keepNotes, keptNotes } from '../../client/notes/keptNotes.ts'
import { memoryStorage } from '../support/memoryStorage.ts'
import { rendered, textOf } from '../support/speech.tsx'

describe('notes in this browser', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', memoryStorage())
  })

  it('are kept by round, and gone when the last one is', () => {
    expect(keepNotes('a', [{ step: 1, text: 'one' }])).toBe(true)
    keepNotes('b', [{ step: 2, text: 'two' }])
    expect(keptNotes('a')).toEqual([{ step: 1, text: 'one' }])
    keepNotes('a', [])
    expect(keptNotes('a')).toEqual([])
    expect(keptNotes('b')).toEqual([{ step: 2, text: 'two' }])
    expect(keptNotes('c')).toEqual([])
  })

  it('of rounds written on long ago are forgotten', () => {
    for (let n = 0; n < 61; n += 1) keepNotes(`round ${n}`, [{ step: 1, text: 'x' }])
    expect(keptNotes('round 0')).toEqual([])
    expect(keptNotes('round 1')).toHaveLength(1)
  })

  it('survive nonsense in the storage', () => {
    for (const nonsense of ['{', '7', '[null, {"round": 3}, {"round": "a", "notes": [1, {"step": "x"}]}]']) {
      localStorage.setItem('wavehand.notes', nonsense)
      expect(keptNotes('a')).toEqual([])
    }
  })

  it('that cannot be kept are said not to be', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new Error('full')
      },
    })
    expect(keepNotes('a', [{ step: 1, text: 'one' }])).toBe(false)
  })
})

it.each(LANGUAGES)(
  'the field shows the note, how long it is kept, and the way to remove it (%s)',
  async (language) => {
    const notes = { all: [{ step: 3, text: 'look' }], write: () => undefined, areKept: true }
    const markup = await rendered(<NoteField step={3} notes={notes} />, language)
    expect(markup).toContain('look')
    expect(markup).toContain('<button')
    const empty = await rendered(<NoteField step={4} notes={{ ...notes, areKept: false }} />, language)
    expect(empty).not.toContain('<button')
    expect(textOf(empty)).not.toBe(textOf(markup))
  },
)
