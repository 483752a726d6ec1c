import { useState } from 'react'
import type { ReactNode } from 'react'
import { EXPORT_FORMATS } from '../../../shared/replay/exports/formats.ts'
import type { ExportFormat } from '../../../shared/replay/exports/formats.ts'
import { useLanguage, useWords } from '../../i18n/index.ts'

/** The round as files for other tools: from the server where it has the round, else made in this page. */
export const TakeAway = ({
  id,
  isShared,
}: {
  readonly id: string
  readonly isShared: boolean
}): ReactNode => {
  const words = useWords()
  const { language } = useLanguage()
  const [isBroken, setBroken] = useState(false)
  const make = (format: ExportFormat): void => {
    setBroken(false)
    import('./makeExport.ts')
      .then(({ makeExport }) => makeExport(id, format, language))
      .catch(() => setBroken(true))
  }
  return (
    <details className="away">
      <summary>{words.timeline.takeAway}</summary>
      <ul>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            {isShared ? (
              <a className="btn small" download href={`/api/replays/${id}.${format}?language=${language}`}>
                {words.timeline.format[format]}
              </a>
            ) : (
              <button type="button" className="btn small" onClick={() => make(format)}>
                {words.timeline.format[format]}
              </button>
            )}
          </li>
        ))}
      </ul>
      {isBroken && <p role="alert">{words.timeline.notMade}</p>}
    </details>
  )
}
