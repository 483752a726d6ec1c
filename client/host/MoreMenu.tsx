import { useState } from 'react'
import type { ReactNode } from 'react'
import { Menu } from '../pages/room/Menu.tsx'
import { ClassSheet } from './ClassSheet.tsx'
import { Confirm } from './Confirm.tsx'
import { useHosting } from './hosting.ts'
import { PlanSheet } from './PlanSheet.tsx'
import { useClassSaid } from './Spoken.tsx'

type Opened = 'people' | 'plan' | 'end' | 'erase'

/** What is seldom wanted while it is played: people and keys, the plan, the report so far, the end. */
export const MoreMenu = ({ onReport }: { readonly onReport?: () => void }): ReactNode => {
  const { controls, lobby } = useClassSaid()
  const { view, run } = useHosting()
  const [opened, setOpened] = useState<Opened>()
  const item = (what: Opened, label: string): ReactNode => (
    <button type="button" className="menu-item" data-opens onClick={() => setOpened(what)}>
      {label}
    </button>
  )
  const close = (): void => setOpened(undefined)
  const isPlaying = view.phase === 'playing'
  return (
    <>
      <Menu>
        {isPlaying && item('people', controls.people)}
        {isPlaying && item('plan', lobby.plan)}
        {isPlaying && onReport !== undefined && (
          <button type="button" className="menu-item" data-opens onClick={onReport}>
            {controls.report}
          </button>
        )}
        {view.phase !== 'ended' && item('end', controls.end)}
        {item('erase', controls.erase)}
      </Menu>
      {opened === 'people' && <ClassSheet onClose={close} />}
      {opened === 'plan' && <PlanSheet onClose={close} />}
      {opened === 'end' && (
        <Confirm
          title={controls.endAsk}
          more={controls.endMore}
          yes={controls.end}
          onYes={() => void run({ kind: 'end-class' })}
          onClose={close}
        />
      )}
      {opened === 'erase' && (
        <Confirm
          title={controls.eraseAsk}
          more={controls.eraseMore}
          yes={controls.eraseYes}
          onYes={() => void run({ kind: 'erase' })}
          onClose={close}
        />
      )}
    </>
  )
}
