import type { ReactNode } from 'react'
import { LEVELS } from '../../../shared/game/levels/catalogue.ts'
import { CHAPTERS, LEVEL_IDS } from '../../../shared/game/levels/level.ts'
import type { Settings } from '../../../shared/game/room/room.ts'
import { useWords } from '../../i18n/index.ts'
import { Glyph } from '../../ladder/Glyph.tsx'
import { Segmented } from '../../ui/Segmented.tsx'

/** The map: each level with its ladder in small. */
export const LevelList = ({
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

/** How much help the round gives. */
export const Modes = ({
  settings,
  isFixed,
  onChoose,
}: {
  readonly settings: Settings
  readonly isFixed: boolean
  readonly onChoose: (part: Partial<Settings>) => void
}): ReactNode => {
  const words = useWords()
  return (
    <dl className="modes">
      <div>
        <dt>{words.lobby.help}</dt>
        <dd>
          <Segmented
            label={words.lobby.help}
            value={settings.guidance}
            disabled={isFixed}
            options={[
              { value: 'guided', label: words.lobby.guided },
              { value: 'free', label: words.lobby.free_typing },
            ]}
            onChange={(guidance) => onChoose({ guidance })}
          />
        </dd>
      </div>
      <div>
        <dt>{words.lobby.isns}</dt>
        <dd>
          <Segmented
            label={words.lobby.isns}
            value={settings.isns}
            disabled={isFixed}
            options={[
              { value: 'small', label: words.lobby.small },
              { value: 'any', label: words.lobby.any },
            ]}
            onChange={(isns) => onChoose({ isns })}
          />
        </dd>
      </div>
      <div>
        <dt>{words.lobby.asksState}</dt>
        <dd>
          <Segmented
            label={words.lobby.asksStateMore}
            value={settings.asksState ? 'yes' : 'no'}
            disabled={isFixed}
            options={[
              { value: 'yes', label: words.lobby.yes },
              { value: 'no', label: words.lobby.no },
            ]}
            onChange={(asked) => onChoose({ asksState: asked === 'yes' })}
          />
        </dd>
      </div>
      <div>
        <dt>{words.lobby.bareFin}</dt>
        <dd>
          <Segmented
            label={words.lobby.bareFinMore}
            value={settings.passesBareFin ? 'passes' : 'refused'}
            disabled={isFixed}
            options={[
              { value: 'refused', label: words.lobby.bareFinRefused },
              { value: 'passes', label: words.lobby.bareFinPasses },
            ]}
            onChange={(choice) => onChoose({ passesBareFin: choice === 'passes' })}
          />
        </dd>
      </div>
    </dl>
  )
}
