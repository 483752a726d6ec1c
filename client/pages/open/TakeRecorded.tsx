import { memo, useState } from 'react'
import type { ReactNode } from 'react'
import { noteOn } from '../../../shared/replay/notes.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { RecordedTimeline } from '../../../shared/replay/recordedTimeline.ts'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { PictureButtons } from '../timeline/PictureButtons.tsx'
import type { PictureLook } from '../timeline/pictureOptions.ts'

/** A recorded connection as a picture and as sentences, with what was written about it. Its own file holds the rest. */
export const TakeRecorded = memo(function TakeRecorded({
  timeline,
  look,
  notes,
}: {
  readonly timeline: RecordedTimeline
  readonly look: PictureLook
  readonly notes: readonly Note[]
}): ReactNode {
  const words = useWords()
  const lessons = useLessons()
  const [isMade, setMade] = useState(true)
  const [isOpen, setOpen] = useState(false)
  if (lessons === undefined) return null
  const { away } = lessons
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
        </ul>
      )}
      {!isMade && <p role="alert">{away.notMade}</p>}
    </details>
  )
})
