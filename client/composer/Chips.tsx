import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'

/** A variable offered for a field. */
export interface ChipValue {
  readonly name: string
  readonly value: number
}

/** Longer numbers are known by their variable's name alone. */
const MOST_DIGITS = 6

/** Variables offered for a field; pressing one writes its value there. */
export const Chips = ({
  field,
  values,
  current,
  onPick,
}: {
  readonly field: 'seq' | 'ack'
  readonly values: readonly ChipValue[]
  readonly current: string
  readonly onPick: (value: string) => void
}): ReactNode => {
  const words = useWords()
  return (
    <fieldset className="chips" aria-label={words.table.chips(field)}>
      {values.map(({ name, value }) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-pressed={current === String(value)}
          onClick={() => onPick(String(value))}
        >
          {String(value).length > MOST_DIGITS ? (
            name
          ) : (
            <>
              <span>{name}</span>
              {value}
            </>
          )}
        </button>
      ))}
    </fieldset>
  )
}
