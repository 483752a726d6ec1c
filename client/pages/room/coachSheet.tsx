import { Suspense, lazy, useState } from 'react'
import type { ReactNode } from 'react'
import type { EndpointView, View } from '../../../shared/game/room/view.ts'
import type { Session } from '../../net/session.ts'
import type { CoachSheet } from './sheets/CoachSheets.tsx'

/** The sheets travel while a round is being played, not before one has joined. */
export const loadSheets = (): Promise<typeof import('./sheets/CoachSheets.tsx')> =>
  import('./sheets/CoachSheets.tsx')
const CoachSheets = lazy(loadSheets)

/** The coach's sheet over the table, and how to open one. */
export const useCoachSheet = (
  me: EndpointView,
  view: View,
  session: Session,
): { readonly open: (sheet: CoachSheet) => void; readonly sheet: ReactNode } => {
  const [shown, setShown] = useState<CoachSheet>()
  return {
    open: setShown,
    sheet:
      shown === undefined ? null : (
        <Suspense fallback={null}>
          <CoachSheets
            sheet={shown}
            me={me}
            view={view}
            session={session}
            onClose={() => setShown(undefined)}
          />
        </Suspense>
      ),
  }
}
