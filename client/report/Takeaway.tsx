import type { ReactNode } from 'react'
import { useClassSaid } from '../host/Spoken.tsx'

/** The report on paper. */
export const Takeaway = (): ReactNode => {
  const { report: said } = useClassSaid()
  return (
    <p className="btns">
      <button type="button" className="btn small" onClick={() => print()}>
        {said.print}
      </button>
    </p>
  )
}
