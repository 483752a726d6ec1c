import type { ReactNode } from 'react'
import type { Note } from '../../../shared/replay/notes.ts'
import type { Told } from '../../../shared/replay/timeline.ts'
import { useLanguage, useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import type { PictureKind } from './makePicture.ts'
import type { PictureLook } from './pictureOptions.ts'

/** Pictures are drawn in the page, in its words. */
const PICTURES = ['svg', 'png'] as const

/** A timeline as a picture, as it is looked at now: two items of the list of what can be taken away. */
export const PictureButtons = ({
  timeline,
  name,
  look,
  notes,
  tell,
}: {
  readonly timeline: Told
  /** Of the file, without its extension */
  readonly name: string
  readonly look: PictureLook
  /** What was written about its steps */
  readonly notes: readonly Note[]
  /** Hears whether the last one was made */
  readonly tell: (isMade: boolean) => void
}): ReactNode => {
  const words = useWords()
  const away = useLessons()?.away
  const { language } = useLanguage()
  const draw = (kind: PictureKind): void => {
    tell(true)
    import('./makePicture.ts')
      .then(({ makePicture }) =>
        makePicture(timeline, `${name}.${kind}`, kind, { ...look, notes, language, words }),
      )
      .catch(() => tell(false))
  }
  return PICTURES.map((kind) => (
    <li key={kind}>
      <button type="button" className="btn small" onClick={() => draw(kind)}>
        {away?.format[kind]}
      </button>
    </li>
  ))
}
