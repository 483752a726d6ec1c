import type { BySeat } from '../../../shared/game/seat.ts'
import type { Lens } from '../../../shared/replay/lens.ts'
import type { Counted } from '../../../shared/replay/picture/fields.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import type { PictureTheme } from '../../../shared/replay/picture/palette.ts'
import type { PictureOptions } from '../../../shared/replay/picture/svg.ts'
import { PICTURE_WORDS } from '../../../shared/replay/picture/words.ts'
import type { Catalogue, Language } from '../../i18n/index.ts'
import { sentenceOf } from '../../ladder/TextTwin.tsx'

/** How the round is looked at now: a picture shows the same. */
export interface PictureLook {
  readonly lens: Lens
  readonly base: Counted | undefined
  readonly names: BySeat<string>
  /** What the round or the connection is called */
  readonly level: string
}

export interface PictureView extends PictureLook {
  /** What was written about its steps */
  readonly notes: readonly Note[]
  readonly language: Language
  readonly words: Catalogue
}

/** A picture of the round as it is looked at, in the words of the page. */
export const pictureOptions = (
  { lens, base, names, level, notes, language, words }: PictureView,
  theme: PictureTheme,
): PictureOptions => ({
  lens,
  base,
  notes,
  theme,
  words: PICTURE_WORDS[language],
  speech: {
    level,
    names,
    state: words.app.state,
    plain: words.coach.plain,
    sentence: (step) => sentenceOf(step, base, words),
  },
})
