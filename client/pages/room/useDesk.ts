import { useCallback, useRef } from 'react'
import type { RefObject } from 'react'
import type { EndpointView, View } from '../../../shared/game/room/view.ts'
import { useComposer } from '../../composer/useComposer.ts'
import type { Composer } from '../../composer/useComposer.ts'
import type { Session } from '../../net/session.ts'
import { useCoachSheet } from './coachSheet.tsx'

/** What a desk works with: its composer, the coach's sheets, and the title to which the focus goes after each move. */
export interface DeskState {
  readonly isGuided: boolean
  readonly titleRef: RefObject<HTMLHeadingElement | null>
  readonly composer: Composer
  readonly coach: ReturnType<typeof useCoachSheet>
}

/** @param keptAs under which name this tab keeps the draft, where one may come back to it */
export const useDesk = (
  session: Session,
  view: View,
  me: EndpointView,
  keptAs: string | undefined,
): DeskState => {
  const isGuided = view.settings.guidance === 'guided'
  const titleRef = useRef<HTMLHeadingElement>(null)
  const composer = useComposer(session, {
    keptAs,
    me,
    version: view.version,
    prefill: isGuided && me.situation.kind === 'open-called' ? String(me.variables.iss) : undefined,
    onSent: useCallback(() => titleRef.current?.focus({ preventScroll: true }), []),
  })
  const coach = useCoachSheet(me, view, session)
  return { isGuided, titleRef, composer, coach }
}
