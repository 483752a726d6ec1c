import type { ReactNode } from 'react'
import { LEVELS } from '../../../shared/game/levels/catalogue.ts'
import { CHAPTERS, LEVEL_IDS } from '../../../shared/game/levels/level.ts'
import type { Settings } from '../../../shared/game/room/room.ts'
import { useWords } from '../../i18n/index.ts'
import { Glyph } from '../../ladder/Glyph.tsx'

/** The map: each level with its ladder in small. */
const LevelList = ({
  current,
  isFixed,
  onChoose,
}: {
  readonly current: Settings['level']
  /** Who looks on chooses nothing */
  readonly isFixed: boolean
  readonly onChoose: (level: Settings['level']) => void
}): ReactNode => {
  const words = useWords()
  return (
    <section className="levels" aria-label={words.lobby.level}>
      {CHAPTERS.map((chapter) => (
        <fieldset key={chapter} disabled={isFixed}>
          <legend>{words.levels.chapter[chapter]}</legend>
          {LEVEL_IDS.filter((id) => LEVELS[id].chapter === chapter).map((id) => (
            <label key={id}>
              <input type="radio" name="level" checked={id === current} onChange={() => onChoose(id)} />
              <Glyph level={id} />
              <span>
                <b>{words.levels.name[id]}</b>
                <small>{words.levels.short[id]}</small>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  )
}

export default LevelList
