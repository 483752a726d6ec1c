import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useHosting } from './hosting.ts'
import { PlanForm } from './PlanForm.tsx'
import { useClassSaid } from './Spoken.tsx'
import '../styles/sheets.css'

/** The plan, changed while the class exists: what has been played stays. */
export const PlanSheet = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { view, run } = useHosting()
  const { controls, create, lobby } = useClassSaid()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [plan, setPlan] = useState(view.plan)
  useEffect(() => ref.current?.showModal(), [])
  const isPlaying = view.phase === 'playing'
  const fixed = isPlaying ? Math.max(view.levelAt, ...view.rows.map(({ levelAt }) => levelAt)) + 1 : 0
  const save = async (): Promise<void> => {
    const answer = await run({ kind: 'change-plan', plan: { ...plan, levels: [...plan.levels] } })
    if (answer.ok) onClose()
  }
  return (
    <dialog ref={ref} className="coach-sheet plan-sheet" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{lobby.plan}</h2>
      <PlanForm plan={plan} fixed={fixed} isPlaying={isPlaying} onChange={setPlan} />
      <p className="sheet-acts">
        <button type="button" className="btn" onClick={() => ref.current?.close()}>
          {controls.cancel}
        </button>
        <button
          type="button"
          className="btn primary"
          disabled={plan.levels.length === 0}
          onClick={() => void save()}
        >
          {create.saved}
        </button>
      </p>
    </dialog>
  )
}
