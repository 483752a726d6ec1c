import type { ReactNode } from 'react'
import type { RecordingWords } from '../../i18n/recordings.ts'
import { closeRecording } from '../../recording/recording.ts'
import type { Recording } from '../../recording/recording.ts'

const megabytes = (octets: number): string => (octets / 1e6).toFixed(octets < 1e7 ? 1 : 0)

/** A file that is being read: how far it is, what it holds so far, and how to stop. */
export const Reading = ({
  reading,
  words,
}: {
  readonly reading: Extract<Recording, { kind: 'reading' }>
  readonly words: RecordingWords
}): ReactNode => {
  const { name, octets, of, segments, pairs } = reading
  return (
    <main className="open-drop">
      <h1>{words.reading(name)}</h1>
      <progress value={octets} max={of} aria-label={words.reading(name)} />
      <p className="mono">{words.progress(megabytes(octets), megabytes(of))}</p>
      <p className="muted">{words.found(segments, pairs)}</p>
      <p className="drop-local">{words.local}</p>
      <button type="button" className="btn" onClick={closeRecording}>
        {words.cancel}
      </button>
    </main>
  )
}
