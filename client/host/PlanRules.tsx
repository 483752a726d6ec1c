import { useId } from 'react'
import type { ReactNode } from 'react'
import type { Plan } from '../../shared/class/class.ts'
import { isLiveWire, modeOf } from '../../shared/game/room/mode.ts'
import { useWords } from '../i18n/index.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { useClassSaid } from './Spoken.tsx'

/** Days after which a class may be erased. */
const KEPT_DAYS = [1, 7, 30, 90, 365] as const

type Choose = (part: Partial<Plan>) => void

/** How a class is played, beyond its levels. */
export const PlanRules = ({
  plan,
  isPlaying,
  onChoose,
}: {
  readonly plan: Plan
  /** Pace and names stay while it is played */
  readonly isPlaying: boolean
  readonly onChoose: Choose
}): ReactNode => {
  const { lobby } = useWords()
  const { create } = useClassSaid()
  const days = useId()
  const { settings } = plan
  const set = (part: Partial<Plan['settings']>): void => onChoose({ settings: { ...settings, ...part } })
  return (
    <dl className="rules">
      <Rule name={lobby.mode} {...(isLiveWire(settings) && { more: lobby.liveWireMore })}>
        <Segmented
          label={lobby.mode}
          value={modeOf(settings)}
          options={[
            { value: 'coached', label: lobby.coached },
            { value: 'live-wire', label: lobby.liveWire },
          ]}
          onChange={(mode) => set({ mode })}
        />
      </Rule>
      <Rule name={lobby.help}>
        <Segmented
          label={lobby.help}
          value={settings.guidance}
          options={[
            { value: 'guided', label: lobby.guided },
            { value: 'free', label: lobby.free_typing },
          ]}
          onChange={(guidance) => set({ guidance })}
        />
      </Rule>
      <Rule name={create.pace} more={plan.pace === 'together' ? create.togetherMore : create.ownMore}>
        <Segmented
          label={create.pace}
          value={plan.pace}
          disabled={isPlaying}
          options={[
            { value: 'together', label: create.together },
            { value: 'own', label: create.own },
          ]}
          onChange={(pace) => onChoose({ pace })}
        />
      </Rule>
      <Rule name={create.pairing}>
        <Segmented
          label={create.pairing}
          value={plan.pairing}
          options={[
            { value: 'automatic', label: create.automatic },
            { value: 'by-hand', label: create.byHand },
          ]}
          onChange={(pairing) => onChoose({ pairing })}
        />
      </Rule>
      <Rule name={create.oddOne} more={create.oddMore}>
        <Segmented
          label={create.oddOne}
          value={plan.oddOne}
          options={[
            { value: 'bot', label: create.withBot },
            { value: 'watches', label: create.watches },
            { value: 'shares', label: create.shares },
          ]}
          onChange={(oddOne) => onChoose({ oddOne })}
        />
      </Rule>
      <Rule name={create.names}>
        <Segmented
          label={create.names}
          value={plan.names}
          disabled={isPlaying}
          options={[
            { value: 'free', label: create.free },
            { value: 'generated', label: create.generated },
          ]}
          onChange={(names) => onChoose({ names })}
        />
      </Rule>
      <Rule name={lobby.isns}>
        <Segmented
          label={lobby.isns}
          value={settings.isns}
          options={[
            { value: 'small', label: lobby.small },
            { value: 'any', label: lobby.any },
          ]}
          onChange={(isns) => set({ isns })}
        />
      </Rule>
      <Rule name={lobby.asksState}>
        <Segmented
          label={lobby.asksState}
          value={settings.asksState ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: lobby.yes },
            { value: 'no', label: lobby.no },
          ]}
          onChange={(asked) => set({ asksState: asked === 'yes' })}
        />
      </Rule>
      <Rule name={lobby.bareFin}>
        <Segmented
          label={lobby.bareFin}
          value={settings.passesBareFin ? 'passes' : 'refused'}
          options={[
            { value: 'refused', label: lobby.bareFinRefused },
            { value: 'passes', label: lobby.bareFinPasses },
          ]}
          onChange={(choice) => set({ passesBareFin: choice === 'passes' })}
        />
      </Rule>
      <div>
        <dt>
          <label htmlFor={days}>{create.keptDays}</label>
        </dt>
        <dd>
          <select
            id={days}
            value={plan.keptDays}
            onChange={(event) => onChoose({ keptDays: Number(event.target.value) })}
          >
            {KEPT_DAYS.map((count) => (
              <option key={count} value={count}>
                {create.days(count)}
              </option>
            ))}
          </select>
        </dd>
      </div>
    </dl>
  )
}

const Rule = ({
  name,
  more,
  children,
}: {
  readonly name: string
  readonly more?: string
  readonly children: ReactNode
}): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children}
      {more !== undefined && <small>{more}</small>}
    </dd>
  </div>
)
