import { useId } from 'react'
import type { ReactNode } from 'react'

/** A few choices side by side, one of them chosen: radio buttons in a row. */
export const Segmented = <T extends string>({
  label,
  options,
  value,
  onChange,
  className = '',
  disabled = false,
}: {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly className?: string
  readonly disabled?: boolean
}): ReactNode => {
  const name = useId()
  return (
    <div className={`seg-ctl ${className}`} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
