import { useState } from 'react'
import type { ReactNode } from 'react'
import { TICKS } from '../../../../shared/game/coach/tickId.ts'
import type { GivenTicks, TickId, TickMoment } from '../../../../shared/game/coach/tickId.ts'
import type { Lessons } from '../../../i18n/lessons.ts'
import { Icon } from '../../../ui/Icon.tsx'

/** The player's own ticks first: what it can prove at this moment. */
export const TicksForm = ({
  moment,
  lessons,
  onGive,
}: {
  readonly moment: TickMoment
  readonly lessons: Lessons
  readonly onGive: (ticks: readonly TickId[]) => void
}): ReactNode => {
  const { ticks: words } = lessons
  const [ticked, setTicked] = useState<readonly TickId[]>([])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onGive(ticked)
      }}
    >
      <p>{words.moment[moment]}</p>
      <p className="cap">{words.how}</p>
      <fieldset className="ticks" aria-label={words.title}>
        {TICKS.map((tick) => (
          <label key={tick}>
            <input
              type="checkbox"
              checked={ticked.includes(tick)}
              onChange={({ target }) =>
                setTicked(target.checked ? [...ticked, tick] : ticked.filter((other) => other !== tick))
              }
            />
            {words.tick[tick]}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="btn primary">
        {ticked.length === 0 ? words.nothing : words.submit}
      </button>
    </form>
  )
}

/** What was ticked beside what was proved. */
export const TicksTold = ({
  given: { ticks, proved },
  lessons: { ticks: words },
}: {
  readonly given: GivenTicks
  readonly lessons: Lessons
}): ReactNode => {
  const isRight = TICKS.every((tick) => ticks.includes(tick) === proved.includes(tick))
  return (
    <div role="status">
      <p className="run-outcome">{isRight ? words.right : words.wrong}</p>
      <ul className="ticks told">
        {TICKS.map((tick) => {
          const [was, is] = [ticks.includes(tick), proved.includes(tick)]
          return (
            <li key={tick} className={was === is ? '' : 'off'}>
              <Icon name={was === is ? 'tick' : 'cross'} />
              <span>
                {words.tick[tick]}
                <small>
                  {was === is ? (is ? words.proved : words.notProved) : is ? words.missed : words.tooMuch}
                </small>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
