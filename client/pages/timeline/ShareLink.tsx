import { memo, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Note } from '../../../shared/replay/notes.ts'
import { ALL_SHOWN } from '../../../shared/replay/shown.ts'
import type { Shown } from '../../../shared/replay/shown.ts'
import { notesToLink } from '../../notes/notesInLink.ts'
import { useLanguage, useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { embedCode } from './embedCode.ts'

/**
 * A link to this step for others, which shows no more of the round than is ticked here.
 *
 * @param shown the most that can be shown: what the link shows by which one came here
 */
export const ShareLink = memo(function ShareLink({
  id,
  step,
  title,
  shown = ALL_SHOWN,
  notes,
}: {
  readonly id: string
  readonly step: number
  /** What the round is called, for the frame that shows it elsewhere */
  readonly title: string
  readonly shown: Shown | undefined
  /** What was written about its steps: it travels only where that is ticked */
  readonly notes: readonly Note[]
}): ReactNode {
  const words = useWords()
  const lessons = useLessons()
  const { language } = useLanguage()
  const [wanted, setWanted] = useState(shown)
  const [isNoted, setNoted] = useState(false)
  const linked = useLinkedId(id, shown, wanted)
  if (lessons === undefined) return null
  const { sharing } = lessons
  const told = isNoted && notes.length > 0 ? `&notes=${notesToLink(notes)}` : ''
  const address = `${location.origin}/timeline/${linked.id ?? ''}#step=${step}${told}`
  const box = (part: keyof Shown, label: string): ReactNode =>
    shown[part] && (
      <label className="tick">
        <input
          type="checkbox"
          checked={wanted[part]}
          onChange={({ target }) => setWanted({ ...wanted, [part]: target.checked })}
        />
        {label}
      </label>
    )
  return (
    <fieldset className="share-link">
      <legend className="cap">{sharing.title}</legend>
      {box('names', sharing.names)}
      {box('drafts', sharing.drafts)}
      {notes.length > 0 && (
        <label className="tick">
          <input type="checkbox" checked={isNoted} onChange={({ target }) => setNoted(target.checked)} />
          {lessons.notes.share}
        </label>
      )}
      {isNoted && notes.length > 0 && <p className="cap">{lessons.notes.shareMore}</p>}
      {linked.hasFailed ? (
        <output>{words.refusals.offline}</output>
      ) : (
        <>
          <CopyButton
            key={address}
            text={address}
            isDisabled={linked.id === undefined}
            label={words.timeline.link}
            done={words.timeline.copied}
          />
          <CopyButton
            key={`embed ${linked.id ?? ''} ${language}`}
            text={embedCode(location.origin, linked.id ?? '', {
              language,
              theme: document.documentElement.dataset['theme'] ?? 'light',
              title,
            })}
            isDisabled={linked.id === undefined}
            label={lessons.away.embed}
            done={words.timeline.copied}
          />
        </>
      )}
    </fieldset>
  )
})

/** `id`: undefined while it is asked for. */
interface Linked {
  readonly id: string | undefined
  readonly hasFailed: boolean
}

/** The id that shows what is wanted: asked for when it is chosen, since a clipboard takes nothing that comes later. */
const useLinkedId = (id: string, most: Shown, wanted: Shown): Linked => {
  const isAll = wanted.names === most.names && wanted.drafts === most.drafts
  const query = `names=${wanted.names ? 1 : 0}&drafts=${wanted.drafts ? 1 : 0}`
  const [found, setFound] = useState<Linked & { readonly query: string }>()
  useEffect(() => {
    if (isAll) return undefined
    const leaving = new AbortController()
    fetch(`/api/replays/${encodeURIComponent(id)}/link?${query}`, { signal: leaving.signal })
      .then((response) => response.json())
      .then(
        (body: unknown) => {
          const linked = idOf(body)
          setFound({ query, id: linked, hasFailed: linked === undefined })
        },
        () => !leaving.signal.aborted && setFound({ query, id: undefined, hasFailed: true }),
      )
    return () => leaving.abort()
  }, [id, isAll, query])
  if (isAll) return { id, hasFailed: false }
  return found?.query === query ? found : { id: undefined, hasFailed: false }
}

const idOf = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string'
    ? body.id
    : undefined
