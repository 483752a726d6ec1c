import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import '../../../styles/sheets.css'

/** A sheet over the table: on a phone it rises from below, on a desk it stands in the middle. Escape closes it. */
export const Sheet = ({
  title,
  close,
  onClose,
  children,
}: {
  readonly title: string
  /** What the closing button says */
  readonly close: string
  readonly onClose: () => void
  readonly children: ReactNode
}): ReactNode => {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => ref.current?.showModal(), [])
  return (
    <dialog ref={ref} className="coach-sheet" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <p className="sheet-acts">
        <button type="button" className="btn" onClick={() => ref.current?.close()}>
          {close}
        </button>
      </p>
    </dialog>
  )
}
