import type { ReactNode } from 'react'
import { LEVELS } from '../../shared/game/levels/catalogue.ts'
import { CHAPTERS, LEVEL_IDS } from '../../shared/game/levels/level.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { useWords } from '../i18n/index.ts'
import { Glyph } from '../ladder/Glyph.tsx'
import { Icon } from '../ui/Icon.tsx'
import { moved } from './plans.ts'
import { Sign } from './Sign.tsx'
import { useClassSaid } from './Spoken.tsx'

/** The levels of a class in the order in which they are played. */
export const LevelOrder = ({
  levels,
  fixed,
  onChange,
}: {
  readonly levels: readonly LevelId[]
  /** So many of the first ones have been played, and stay */
  readonly fixed: number
  readonly onChange: (levels: readonly LevelId[]) => void
}): ReactNode => {
  const words = useWords()
  const { create } = useClassSaid()
  return (
    <ol className="order" aria-label={create.levels}>
      {levels.map((level, at) => {
        const name = words.levels.name[level]
        return (
          <li key={level}>
            <span className="mono">{at + 1}</span>
            <Glyph level={level} />
            <span className="what">
              <b>{name}</b>
              <small>{create.facts(LEVELS[level].par, LEVELS[level].minutes)}</small>
            </span>
            {at >= fixed && (
              <span className="moves">
                <button
                  type="button"
                  aria-label={create.up(name)}
                  disabled={at <= fixed}
                  onClick={() => onChange(moved(levels, at, -1))}
                >
                  <Sign name="up" />
                </button>
                <button
                  type="button"
                  aria-label={create.down(name)}
                  disabled={at === levels.length - 1}
                  onClick={() => onChange(moved(levels, at, 1))}
                >
                  <Sign name="down" />
                </button>
                <button
                  type="button"
                  aria-label={create.out(name)}
                  onClick={() => onChange(levels.filter((one) => one !== level))}
                >
                  <Icon name="cross" />
                </button>
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** All levels by chapter: a press adds one at the end, another takes it out. */
export const LevelCatalogue = ({
  levels,
  fixed,
  onChange,
}: {
  readonly levels: readonly LevelId[]
  readonly fixed: number
  readonly onChange: (levels: readonly LevelId[]) => void
}): ReactNode => {
  const words = useWords()
  const { create } = useClassSaid()
  return CHAPTERS.map((chapter) => (
    <fieldset key={chapter} className="catalogue">
      <legend>{words.levels.chapter[chapter]}</legend>
      {LEVEL_IDS.filter((id) => LEVELS[id].chapter === chapter).map((id) => {
        const at = levels.indexOf(id)
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={at >= 0}
              disabled={at >= 0 && at < fixed}
              onChange={() => onChange(at >= 0 ? levels.filter((one) => one !== id) : [...levels, id])}
            />
            <Glyph level={id} />
            <span className="what">
              <b>{words.levels.name[id]}</b>
              <small>
                {words.levels.short[id]} · {create.facts(LEVELS[id].par, LEVELS[id].minutes)}
              </small>
            </span>
            <span className="mono at" aria-hidden="true">
              {at >= 0 ? at + 1 : ''}
            </span>
          </label>
        )
      })}
    </fieldset>
  ))
}
