import { memo, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { RoomEvent } from '../../../shared/game/room/event.ts'
import { EXPORT_FORMATS } from '../../../shared/replay/exports/formats.ts'
import type { ExportFormat } from '../../../shared/replay/exports/formats.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { useLanguage, useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { PictureButtons } from './PictureButtons.tsx'
import type { PictureLook } from './pictureOptions.ts'

/** What is no picture is a file of the server's where it has the round. */
const FILES = EXPORT_FORMATS.filter((format) => format !== 'svg')

/** The server knows no notes: files that hold them are made in the page. */
const holdsNotes = (format: ExportFormat): boolean => format === 'json' || format === 'text'

/** The round as files for other tools: from the server where it has the round, else made in this page. */
export const TakeAway = memo(function TakeAway({
  id,
  timeline,
  events,
  isShared,
  look,
  notes,
}: {
  readonly id: string
  readonly timeline: Timeline
  /** What it was folded from */
  readonly events: readonly RoomEvent[]
  readonly isShared: boolean
  /** How the round is looked at now, and whose names it shows: pictures show the same */
  readonly look: PictureLook
  /** What was written about its steps: it goes into the files that can be opened again */
  readonly notes: readonly Note[]
}): ReactNode {
  const words = useWords()
  const away = useLessons()?.away
  const { language } = useLanguage()
  const [isBroken, setBroken] = useState(false)
  const [text, setText] = useState<string | undefined>(undefined)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return undefined
    let isCurrent = true
    // What writes the text is loaded by whoever opens this, and by nobody else.
    import('./textOf.ts').then(
      ({ textOf }) => isCurrent && setText(textOf(timeline, language, notes)),
      () => isCurrent && setBroken(true),
    )
    return () => {
      isCurrent = false
    }
  }, [isOpen, timeline, language, notes])
  const make = (format: ExportFormat): void => {
    setBroken(false)
    import('./makeExport.ts')
      .then(({ makeExport }) => makeExport(events, format, language, notes))
      .catch(() => setBroken(true))
  }
  if (away === undefined) return null
  return (
    <details className="away" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{away.title}</summary>
      <ul>
        {text !== undefined && (
          <li>
            <CopyButton key={text} text={text} label={away.copy} done={words.timeline.copied} />
          </li>
        )}
        <PictureButtons
          timeline={timeline}
          name={`wavehand-${timeline.level}`}
          look={look}
          notes={notes}
          tell={(isMade) => setBroken(!isMade)}
        />
        {FILES.map((format) => (
          <li key={format}>
            {isShared && (notes.length === 0 || !holdsNotes(format)) ? (
              <a className="btn small" download href={`/api/replays/${id}.${format}?language=${language}`}>
                {away.format[format]}
              </a>
            ) : (
              <button type="button" className="btn small" onClick={() => make(format)}>
                {away.format[format]}
              </button>
            )}
          </li>
        ))}
      </ul>
      {isBroken && <p role="alert">{away.notMade}</p>}
    </details>
  )
})
