import { useSyncExternalStore } from 'react'
import type { Session, SessionState } from '../../net/session.ts'

/** The state of a line, followed as it changes. */
export const useSession = (session: Session): SessionState =>
  useSyncExternalStore(session.subscribe, session.getState)
