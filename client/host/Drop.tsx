import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'

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
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    box.current?.querySelector<HTMLElement>('.drop-list button')?.focus()
    const close = (event: Event): void => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        setOpen(false)
        opener.current?.focus()
      } else if (event.target instanceof Node && box.current?.contains(event.target) !== true) setOpen(false)
    }
    document.addEventListener('keydown', close)
    document.addEventListener('click', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('click', close)
    }
  }, [isOpen])
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
