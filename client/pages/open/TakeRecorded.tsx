import { memo, useState } from 'react'
import type { ReactNode } from 'react'
import { RECORDED_FORMATS } from '../../../shared/replay/exports/recordedFormats.ts'
import type { RecordedFormat } from '../../../shared/replay/exports/recordedFormats.ts'
import { noteOn } from '../../../shared/replay/notes.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { RecordedTimeline } from '../../../shared/replay/recordedTimeline.ts'
import { useLanguage, useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'
import { askExport } from '../../recording/recording.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { keepFile } from './keepFile.ts'
import { PictureButtons } from '../timeline/PictureButtons.tsx'
import type { PictureLook } from '../timeline/pictureOptions.ts'

/** A recorded connection as a picture and as sentences, with what was written about it, and as files for other tools. */
export const TakeRecorded = memo(function TakeRecorded({
  row,
  timeline,
  look,
  notes,
}: {
  /** Of the list of connections */
  readonly row: number
  /** The steps that are shown: pictures and sentences are of these, files of the whole connection */
  readonly timeline: RecordedTimeline
  readonly look: PictureLook
  readonly notes: readonly Note[]
}): ReactNode {
  const words = useWords()
  const lessons = useLessons()
  const { language } = useLanguage()
  const [isMade, setMade] = useState(true)
  const [isOpen, setOpen] = useState(false)
  if (lessons === undefined) return null
  const { away } = lessons
  const make = (format: RecordedFormat): void => {
    setMade(true)
    askExport(row, format, language)
      .then((content) => keepFile(content, format))
      .catch(() => setMade(false))
  }
  const text = (): string =>
    [
      `${timeline.addresses.client} – ${timeline.addresses.server}`,
      ...timeline.steps.map((step) => {
        const note = noteOn(notes, step.n)
        return sentenceOf(step, look.base, words) + (note === '' ? '' : lessons.notes.told(note))
      }),
      '',
    ].join('\n')
  return (
    <details className="away" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{away.title}</summary>
      {isOpen && (
        <ul>
          <li>
            <CopyButton text={text()} label={away.copy} done={words.timeline.copied} />
          </li>
          <PictureButtons
            timeline={timeline}
            name="wavehand-recorded"
            look={look}
            notes={notes}
            tell={setMade}
          />
          {RECORDED_FORMATS.map((format) => (
            <li key={format}>
              <button type="button" className="btn small" onClick={() => make(format)}>
                {away.format[format]}
              </button>
            </li>
          ))}
        </ul>
      )}
      {!isMade && <p role="alert">{away.notMade}</p>}
    </details>
  )
})
