import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { RecordingWords } from '../../i18n/recordings.ts'
import { currentKept, forget, watchKept } from '../../recording/kept.ts'
import { openDropped } from '../../recording/recording.ts'
import { Icon } from '../../ui/Icon.tsx'

/** What this browser keeps of the file that was opened last, and how it is forgotten; nothing where it keeps none. */
export const KeptNote = ({
  words: { kept: words },
  isOpen,
}: {
  readonly words: RecordingWords
  /** It is looked at here and need not be opened again */
  readonly isOpen: boolean
}): ReactNode => {
  const kept = useSyncExternalStore(watchKept, currentKept)
  if (kept.kind !== 'kept') return null
  const { file } = kept
  return (
    <section className="kept-note" aria-label={words.title}>
      <p>
        <Icon name="tick" />
        <span>{words.stays(file.name)}</span>
      </p>
      <p className="row2">
        {!isOpen && (
          <button
            type="button"
            className="btn small"
            onClick={() => void openDropped({ files: [file], hasFolder: false })}
          >
            {words.again}
          </button>
        )}
        <button type="button" className="btn small quiet" onClick={() => void forget()}>
          {words.forget}
        </button>
      </p>
    </section>
  )
}
