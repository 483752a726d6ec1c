import type { ReactNode } from 'react'
import { Sign } from './Sign.tsx'
import { useClassSaid } from './Spoken.tsx'
import { useProjector } from './useProjector.ts'

/** The page for the wall: it shows, and can do nothing. */
export const ProjectorButton = ({ className = 'btn small' }: { readonly className?: string }): ReactNode => {
  const { lobby } = useClassSaid()
  const open = useProjector()
  return (
    <button type="button" className={className} title={lobby.projectorMore} onClick={() => void open()}>
      <Sign name="screen" />
      {lobby.projector}
    </button>
  )
}
