import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { LONGEST_NOTE, noteOn } from '../../shared/replay/notes.ts'
import { useLessons } from '../i18n/lessons.ts'
import '../styles/notes.css'
import { NoteIcon } from './NoteMark.tsx'
import type { Notes } from './useNotes.ts'

/** After so many milliseconds without a key what has been written is kept. */
const PAUSE_MS = 400

/** The note on a step: written, changed and removed in its field; what is written is kept by itself. */
export const NoteField = ({ step, notes }: { readonly step: number; readonly notes: Notes }): ReactNode => {
  const words = useLessons()?.notes
  const id = useId()
  const kept = noteOn(notes.all, step)
  const [text, setText] = useState(kept)
  const latest = useRef({ text, kept })
  useEffect(() => {
    latest.current = { text, kept }
  })
  const { write } = notes
  const isWritten = text.trim() === kept
  useEffect(() => {
    if (isWritten) return undefined
    const timer = setTimeout(() => write(step, text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isWritten, text, step, write])
  // Whoever goes on to another step has not waited.
  useEffect(
    () => () => {
      const { text: last, kept: before } = latest.current
      if (last.trim() !== before) write(step, last)
    },
    [step, write],
  )
  if (words === undefined) return null
  return (
    <section className="note" aria-label={words.title}>
      <label htmlFor={id}>
        <NoteIcon />
        {words.on(step)}
      </label>
      <textarea
        id={id}
        rows={text === '' ? 1 : 2}
        placeholder=" "
        maxLength={LONGEST_NOTE}
        value={text}
        aria-describedby={`${id}-more`}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => !isWritten && write(step, text)}
      />
      <p id={`${id}-more`} className="cap">
        {notes.areKept ? words.more : words.notKept}
      </p>
      {text !== '' && (
        <button
          type="button"
          className="btn small quiet"
          onClick={() => {
            setText('')
            write(step, '')
          }}
        >
          {words.remove}
        </button>
      )}
    </section>
  )
}
