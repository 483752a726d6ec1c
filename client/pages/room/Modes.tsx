import { Suspense, lazy } from 'react'
import type { ReactNode } from 'react'
import { isLiveWire, modeOf } from '../../../shared/game/room/mode.ts'
import type { Settings } from '../../../shared/game/room/room.ts'
import { useWords } from '../../i18n/index.ts'
import { Segmented } from '../../ui/Segmented.tsx'

/** One level only leaves its faults to chance. */
const FaultSeed = lazy(() => import('./FaultSeed.tsx'))

/** What becomes of a wrong draft, and how much help the round gives. */
const Modes = ({
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
        <dt>{words.lobby.mode}</dt>
        <dd>
          <Segmented
            label={words.lobby.mode}
            value={modeOf(settings)}
            disabled={isFixed}
            options={[
              { value: 'coached', label: words.lobby.coached },
              { value: 'live-wire', label: words.lobby.liveWire },
            ]}
            onChange={(mode) => onChoose({ mode })}
          />
        </dd>
        {isLiveWire(settings) && <dd className="more">{words.lobby.liveWireMore}</dd>}
      </div>
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
      {settings.level === 'gauntlet' && (
        <Suspense fallback={null}>
          <FaultSeed
            seed={settings.faultSeed}
            isFixed={isFixed}
            onChoose={(faultSeed) => onChoose({ faultSeed })}
          />
        </Suspense>
      )}
    </dl>
  )
}

export default Modes
