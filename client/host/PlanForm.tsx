import type { ReactNode } from 'react'
import type { Plan } from '../../shared/class/class.ts'
import type { LevelId } from '../../shared/game/levels/level.ts'
import { CLASS_LIMITS } from '../../shared/wire/classCode.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { LevelCatalogue, LevelOrder } from './LevelOrder.tsx'
import { PLANS, minutesOf } from './plans.ts'
import { PlanRules } from './PlanRules.tsx'
import { useClassSaid } from './Spoken.tsx'

const OWN = 'own'

/** Which of the ready lessons these levels are. */
const lengthOf = (levels: readonly LevelId[]): string =>
  String(PLANS.find((plan) => plan.levels.join() === levels.join())?.minutes ?? OWN)

/** Everything that a host decides beforehand; it stands as it should be before anything is touched. */
export const PlanForm = ({
  plan,
  fixed = 0,
  isPlaying = false,
  onChange,
  children,
}: {
  readonly plan: Plan
  /** So many of the first levels have been played */
  readonly fixed?: number
  readonly isPlaying?: boolean
  readonly onChange: (plan: Plan) => void
  /** What else is asked beside the plan */
  readonly children?: ReactNode
}): ReactNode => {
  const { create } = useClassSaid()
  const setLevels = (levels: readonly LevelId[]): void => onChange({ ...plan, levels })
  const length = lengthOf(plan.levels)
  return (
    <div className="plan">
      <section className="first">
        <label className="h-field">
          <span>{create.name}</span>
          <input
            value={plan.title}
            maxLength={CLASS_LIMITS.titleChars}
            placeholder={create.nameHint}
            autoComplete="off"
            onChange={(event) => onChange({ ...plan, title: event.target.value })}
          />
        </label>
        {fixed === 0 && (
          <div className="h-field">
            <span>{create.plans}</span>
            <Segmented
              label={create.plans}
              value={length}
              options={[
                ...PLANS.map(({ minutes }) => ({ value: String(minutes), label: create.plan(minutes) })),
                ...(length === OWN ? [{ value: OWN, label: create.ownPlan }] : []),
              ]}
              onChange={(chosen) =>
                setLevels(PLANS.find(({ minutes }) => String(minutes) === chosen)?.levels ?? plan.levels)
              }
            />
          </div>
        )}
        <div className="ordered">
          <h2>
            {create.levels} <small>{create.total(plan.levels.length, minutesOf(plan.levels))}</small>
          </h2>
          {plan.levels.length === 0 && <p className="problem">{create.none}</p>}
          <LevelOrder levels={plan.levels} fixed={fixed} onChange={setLevels} />
        </div>
        <details className="rules-box">
          <summary>{create.rules}</summary>
          <PlanRules plan={plan} isPlaying={isPlaying} onChoose={(part) => onChange({ ...plan, ...part })} />
        </details>
        {children}
      </section>
      <section className="all-levels" aria-label={create.catalogue}>
        <h2>{create.catalogue}</h2>
        <LevelCatalogue levels={plan.levels} fixed={fixed} onChange={setLevels} />
      </section>
    </div>
  )
}
