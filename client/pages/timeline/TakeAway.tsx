import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { EXPORT_FORMATS } from '../../../shared/replay/exports/formats.ts'
import type { ExportFormat } from '../../../shared/replay/exports/formats.ts'
import type { Timeline } from '../../../shared/replay/timeline.ts'
import { useLanguage, useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'

/** The round as files for other tools: from the server where it has the round, else made in this page. */
export const TakeAway = ({
  id,
  timeline,
  isShared,
}: {
  readonly id: string
  readonly timeline: Timeline
  readonly isShared: boolean
}): ReactNode => {
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
      ({ textOf }) => isCurrent && setText(textOf(timeline, language)),
      () => isCurrent && setBroken(true),
    )
    return () => {
      isCurrent = false
    }
  }, [isOpen, timeline, language])
  const make = (format: ExportFormat): void => {
    setBroken(false)
    import('./makeExport.ts')
      .then(({ makeExport }) => makeExport(id, format, language))
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
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            {isShared ? (
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
}
