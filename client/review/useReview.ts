import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Session } from '../net/session.ts'
import { reviewOf } from './reviewOf.ts'
import type { Reviewing } from './reviewOf.ts'
import { UNASKED } from './stance.ts'
import type { Stance } from './stance.ts'

/** This page's part in the shared review of a round, and how it stands to it; without a session there is none. */
export const useReview = (
  session: Session | undefined,
  replayId: string,
): { readonly part: Reviewing | undefined; readonly stance: Stance } => {
  const [part, setPart] = useState<Reviewing>()
  useEffect(() => {
    if (session?.line === undefined) return undefined
    const opened = reviewOf(session, replayId)
    // It listens as long as the page stands: it belongs to the effect, and is shown by state.
    // oxlint-disable-next-line react/set-state-in-effect
    setPart(opened)
    return () => {
      opened.close()
      setPart(undefined)
    }
  }, [session, replayId])
  const stance = useSyncExternalStore(
    part?.subscribe ?? toNothing,
    part?.getStance ?? (() => UNASKED),
    () => UNASKED,
  )
  return { part, stance }
}

const toNothing = (): (() => void) => () => undefined
