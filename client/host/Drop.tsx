import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useDropped } from '../ui/useDropped.ts'

/** A button that opens a few choices under itself. Escape and a press elsewhere close it; a choice does too. */
export const Drop = ({
  label,
  items,
  className = 'btn small',
  isDisabled = false,
}: {
  readonly label: ReactNode
  readonly items: readonly {
    readonly key: string
    readonly label: ReactNode
    readonly onChoose: () => void
  }[]
  readonly className?: string
  readonly isDisabled?: boolean
}): ReactNode => {
  const { id, isOpen, setOpen, box, opener } = useDropped<HTMLSpanElement>()
  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('.drop-list button')?.focus()
  }, [isOpen, box])
  return (
    <span className="drop" ref={box}>
      <button
        ref={opener}
        type="button"
        className={className}
        disabled={isDisabled}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <span className="drop-list" id={id}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              onClick={() => {
                setOpen(false)
                opener.current?.focus()
                item.onChoose()
              }}
            >
              {item.label}
            </button>
          ))}
        </span>
      )}
    </span>
  )
}
