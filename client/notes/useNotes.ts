import { useCallback, useEffect, useMemo, useState } from 'react'
import { joinedNotes, withNote } from '../../shared/replay/notes.ts'
import type { Note } from '../../shared/replay/notes.ts'
import { keepNotes, keptNotes } from './keptNotes.ts'

/** Where the notes of a round, or of a recorded connection, come from. */
export interface NotesOf {
  /** Names the round in this browser */
  readonly round: string
  /** Those that came with it: in its file, or in the link */
  readonly given: readonly Note[]
}

/** The notes on a round, and how one is written. */
export interface Notes {
  readonly all: readonly Note[]
  /** An empty text removes the note */
  readonly write: (step: number, text: string) => void
  /** False where this browser keeps nothing */
  readonly areKept: boolean
}

const NONE: NotesOf = { round: '', given: [] }

/** The notes of a round as this browser keeps them, with those that came with it. Undefined where there is no round. */
export const useNotes = (of: NotesOf | undefined): Notes | undefined => {
  const { round, given } = of ?? NONE
  const [all, setAll] = useState(() => joinedNotes(keptNotes(round), given))
  const [areKept, setKept] = useState(true)
  useEffect(() => {
    // What came with a link is gone from the address soon.
    if (given.length > 0) setKept(keepNotes(round, joinedNotes(keptNotes(round), given)))
  }, [round, given])
  const write = useCallback(
    (step: number, text: string): void => {
      setAll((before) => {
        const after = withNote(before, step, text)
        setKept(keepNotes(round, after))
        return after
      })
    },
    [round],
  )
  const isWanted = of !== undefined
  return useMemo(() => (isWanted ? { all, write, areKept } : undefined), [isWanted, all, write, areKept])
}
