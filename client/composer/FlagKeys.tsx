import type { ReactNode } from 'react'
import { FLAG_NAMES, toFlagKey } from '../../shared/tcp/segment.ts'
import type { Flags } from '../../shared/tcp/segment.ts'
import { useWords } from '../i18n/index.ts'

/** The control bits as keys that stay pressed. */
export const FlagKeys = ({
  flags,
  isFault,
  onChange,
}: {
  readonly flags: Flags
  readonly isFault: boolean
  readonly onChange: (flags: Flags) => void
}): ReactNode => {
  const words = useWords()
  return (
    <fieldset className={`flags${isFault ? ' fault' : ''}`} aria-label={words.table.flags}>
      {FLAG_NAMES.map((name) => {
        const key = toFlagKey(name)
        return (
          <button
            key={name}
            type="button"
            className="flag"
            aria-pressed={flags[key]}
            onClick={() => onChange({ ...flags, [key]: !flags[key] })}
          >
            {name}
          </button>
        )
      })}
    </fieldset>
  )
}
