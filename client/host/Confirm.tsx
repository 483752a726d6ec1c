import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useClassSaid } from './Spoken.tsx'
import '../styles/sheets.css'

/** Asks before something that cannot be taken back; the careful answer has the focus. */
export const Confirm = ({
  title,
  more,
  yes,
  onYes,
  onClose,
}: {
  readonly title: string
  readonly more: string
  readonly yes: string
  readonly onYes: () => void
  readonly onClose: () => void
}): ReactNode => {
  const { controls } = useClassSaid()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => ref.current?.showModal(), [])
  return (
    <dialog ref={ref} className="coach-sheet confirm" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <p>{more}</p>
      <p className="sheet-acts">
        <button type="button" className="btn" onClick={() => ref.current?.close()}>
          {controls.cancel}
        </button>
        <button
          type="button"
          className="btn primary"
          onClick={() => {
            ref.current?.close()
            onYes()
          }}
        >
          {yes}
        </button>
      </p>
    </dialog>
  )
}
