import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { LEVELS } from '../../../shared/game/levels/catalogue.ts'
import { CHAPTERS, LEVEL_IDS } from '../../../shared/game/levels/level.ts'
import type { Chapter } from '../../../shared/game/levels/level.ts'
import type { Settings } from '../../../shared/game/room/room.ts'
import { useWords } from '../../i18n/index.ts'
import { Glyph } from '../../ladder/Glyph.tsx'

/** The map: each level with its ladder in small; a chapter is one tab stop, and one press away. */
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
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const chosen = list.current?.querySelector('label:has(:checked)')
    const box = list.current
    // Only the list moves: on a phone it does not scroll by itself, and the page begins at its top.
    if (box !== null && chosen instanceof HTMLElement)
      box.scrollTop = chosen.offsetTop - (box.clientHeight - chosen.offsetHeight) / 2
  }, [])
  const show = (chapter: Chapter): void => {
    const part = list.current?.querySelector(`fieldset[name="${chapter}"]`)
    part?.scrollIntoView({ block: 'start' })
    part?.querySelector('input')?.focus({ preventScroll: true })
  }
  return (
    <>
      <nav className="chapters" aria-label={words.lobby.chapters}>
        {CHAPTERS.map((chapter) => (
          <button
            key={chapter}
            type="button"
            className={`btn small${LEVELS[current].chapter === chapter ? ' here' : ''}`}
            onClick={() => show(chapter)}
          >
            {words.levels.chapter[chapter]}
          </button>
        ))}
      </nav>
      <section className="levels" aria-label={words.lobby.level} ref={list}>
        {CHAPTERS.map((chapter) => (
          <fieldset key={chapter} name={chapter} disabled={isFixed}>
            <legend>{words.levels.chapter[chapter]}</legend>
            {LEVEL_IDS.filter((id) => LEVELS[id].chapter === chapter).map((id) => (
              <label key={id}>
                <input
                  type="radio"
                  name={`level-${chapter}`}
                  checked={id === current}
                  onChange={() => onChoose(id)}
                />
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
    </>
  )
}

export default LevelList
