import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { ReviewPart, ReviewPoint, ReviewPosition } from '../../shared/replay/review/review.ts'
import type { Session, SessionState } from '../net/session.ts'
import type { Pointer } from './PointerLayer.tsx'
import type { Reviewing } from './reviewOf.ts'
import type { Stance } from './stance.ts'
import { useReview } from './useReview.ts'

/** A timeline that is looked at together with others. */
export interface Together {
  readonly state: SessionState
  /** The round that is looked at */
  readonly replayId: string
  readonly stance: Stance
  readonly part: Reviewing
  /** Where this page is now, to lead from */
  readonly here: ReviewPosition
  /** What is pointed at in the ladder, and by whom; undefined where nobody points here */
  readonly pointer: Pointer | undefined
  /** Points at a part of the step shown, or at nothing any more; for whoever leads */
  readonly pointAt: (what: ReviewPart | undefined) => void
}

/** What the leader moves: the rest of a position is what one points at. */
type Place = Omit<ReviewPosition, 'point'>

const isSame = (one: Place, other: Place): boolean =>
  one.step === other.step && one.lens === other.lens && one.zoom === other.zoom

/**
 * Ties a timeline to the shared review of its round: who follows is taken where the leader goes until the first step of
 * their own, who leads is followed. Undefined outside a room.
 *
 * @param place where the timeline is now
 * @param go takes the timeline somewhere
 */
export const useTogether = (
  session: Session | undefined,
  replayId: string,
  place: Place,
  go: (to: Place) => void,
): Together | undefined => {
  const { part, stance } = useReview(session, replayId)
  const state = useSyncExternalStore(session?.subscribe ?? toNothing, session?.getState ?? (() => undefined))
  const { mode, told } = stance
  const { step, lens, zoom } = place
  const isLeading = mode === 'leading'
  const [pointed, setPointed] = useState<{ readonly on: ReviewPoint; readonly from: number }>()
  // It stays while its step is shown, and goes with the step from which it was pointed at.
  const mine =
    pointed !== undefined && (pointed.from === step || pointed.on.step === step) ? pointed.on : undefined
  const here = useMemo((): ReviewPosition => ({ step, lens, zoom, point: mine }), [step, lens, zoom, mine])

  const applied = useRef<ReviewPosition>(undefined)
  const take = useEffectEvent((to: ReviewPosition) => {
    applied.current = to
    go(to)
  })
  useEffect(() => {
    if (part === undefined) return
    if (told !== undefined && (mode === 'with' || mode === 'landing')) {
      const isThere = isSame(here, told.at)
      const isTaken = applied.current === told.at
      if (!isTaken) take(told.at)
      if (mode === 'landing' && (isThere || isTaken)) part.happens({ kind: 'landed' })
      else if (isTaken && !isThere) part.happens({ kind: 'strayed' })
      return
    }
    // Who comes back is taken there again.
    applied.current = undefined
    if (mode === 'leading') part.point(here)
  }, [part, mode, told, here])

  const onPoint = useCallback((on: ReviewPoint | undefined) => setPointed(on && { on, from: step }), [step])
  const shown = isLeading ? mine : mode === 'with' ? told?.at.point : undefined
  const name = told?.leader.name ?? ''
  const pointer = useMemo((): Pointer | undefined => {
    if (isLeading) return { point: shown, name: undefined, onPoint }
    return shown === undefined ? undefined : { point: shown, name, onPoint: undefined }
  }, [isLeading, shown, name, onPoint])
  if (state === undefined || part === undefined) return undefined
  return {
    state,
    replayId,
    stance,
    part,
    here,
    pointer,
    pointAt: (what) => setPointed(what && { on: { step, part: what }, from: step }),
  }
}

const toNothing = (): (() => void) => () => undefined
