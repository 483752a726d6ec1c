import { useId } from 'react'
import type { ReactNode } from 'react'
import type { State } from '../../shared/tcp/state.ts'
import { useWords } from '../i18n/index.ts'

/** "After sending I am in": three states, of which one is right. */
export const StateChoice = ({
  choices,
  chosen,
  isFault,
  onChange,
}: {
  readonly choices: readonly State[]
  readonly chosen: State | undefined
  readonly isFault: boolean
  readonly onChange: (state: State) => void
}): ReactNode => {
  const words = useWords()
  const name = useId()
  return (
    <fieldset className={`then${isFault ? ' fault' : ''}`}>
      <legend>{words.table.afterSending}</legend>
      <div className="opts">
        {choices.map((state) => (
          <label key={state}>
            <input type="radio" name={name} checked={chosen === state} onChange={() => onChange(state)} />
            {words.app.state(state)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
