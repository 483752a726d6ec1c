import { useEffect, useState } from 'react'
import type { ForkSession } from './forkSession.ts'

/** A session that lives as long as its screen does; undefined before it has begun. */
export const useForkSession = (open: () => ForkSession): ForkSession | undefined => {
  const [session, setSession] = useState<ForkSession>()
  useEffect(() => {
    const opened = open()
    setSession(opened)
    return () => opened.close()
    // The table is that of the moment at which the screen was opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return session
}
