import type { ReactNode, Ref } from 'react'
import { useWords } from '../i18n/index.ts'

/** Digits, as many as the wire takes; the judge says what is wrong with a number that 32 bits cannot hold. */
const digitsOf = (typed: string): string => typed.replace(/\D/g, '').slice(0, 11)

/** A sequence number as it is typed; with steppers where numbers are small: off by one is the lesson. */
export const NumberField = ({
  id,
  name,
  value,
  onChange,
  onFocus,
  isFault,
  isOff = false,
  hasSteppers,
  inputRef,
  describedBy,
}: {
  readonly id: string
  readonly name: 'seq' | 'ack'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onFocus?: () => void
  readonly isFault: boolean
  /** Its number is not read: the ACK flag is off */
  readonly isOff?: boolean
  readonly hasSteppers: boolean
  readonly inputRef: Ref<HTMLInputElement>
  readonly describedBy?: string | undefined
}): ReactNode => {
  const words = useWords()
  const step = (by: number): void => onChange(String(Math.max(0, Number(value) + by)))
  return (
    <div className={`num${isFault ? ' fault' : ''}${isOff ? ' off' : ''}`}>
      <input
        id={id}
        ref={inputRef}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={isFault}
        aria-describedby={isFault ? 'verdict' : describedBy}
        onFocus={onFocus}
        onChange={(event) => onChange(digitsOf(event.target.value))}
      />
      {hasSteppers && (
        <>
          <button
            type="button"
            aria-label={words.table.minusOne(name)}
            disabled={value === '' || value === '0'}
            onClick={() => step(-1)}
          >
            −
          </button>
          <button
            type="button"
            aria-label={words.table.plusOne(name)}
            disabled={value === ''}
            onClick={() => step(1)}
          >
            +
          </button>
        </>
      )}
    </div>
  )
}
