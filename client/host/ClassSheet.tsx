import type { ReactNode } from 'react'
import { Sheet } from '../pages/room/sheets/Sheet.tsx'
import { HostLinks } from './HostLinks.tsx'
import { useHosting } from './hosting.ts'
import { Invite } from './Invite.tsx'
import { Pairs } from './Pairs.tsx'
import { People } from './People.tsx'
import { Sign } from './Sign.tsx'
import { useClassSaid } from './Spoken.tsx'

/** What the lobby showed, while it is played: code, doors, people, pairs, keys. */
export const ClassSheet = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { controls, lobby } = useClassSaid()
  const { view, run } = useHosting()
  return (
    <Sheet title={controls.people} close={controls.close} onClose={onClose}>
      <div className="class-sheet">
        <Invite code={view.code} size={96} />
        <p className="who">
          <b>{lobby.here(view.here.count)}</b>
          <button
            type="button"
            className="btn small"
            aria-pressed={view.isLocked}
            onClick={() => void run({ kind: 'set-lock', locked: !view.isLocked })}
          >
            <Sign name="lock" />
            {view.isLocked ? lobby.unlock : lobby.lock}
          </button>
        </p>
        <People />
        <Pairs />
        <HostLinks />
      </div>
    </Sheet>
  )
}
