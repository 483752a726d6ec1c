import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { View } from '../../shared/game/room/view.ts'
import { useLessons } from '../i18n/lessons.ts'
import type { Session } from '../net/session.ts'
import { Icon } from '../ui/Icon.tsx'
import { Announced } from './Announced.tsx'
import { useReview } from './useReview.ts'
import '../styles/review.css'

/** A round that was played in a room, while its room is still there. */
interface OfRound {
  readonly session: Session
  readonly view: View
  readonly replayId: string
}

/** Where the timeline of a room's round stands, with the room beside it. */
export const timelineIn = (view: View, replayId: string): string => `/timeline/${replayId}?room=${view.code}`

/** At the end of a round: somebody leads through it, and one may follow at once. */
export const Invitation = ({ session, view, replayId }: OfRound): ReactNode => {
  const words = useLessons()?.review
  const { told } = useReview(session, replayId).stance
  if (words === undefined) return null
  const text =
    told === undefined
      ? ''
      : told.leader.isMe
        ? words.mine
        : told.leader.isHere
          ? words.invited(told.leader.name, told.at.step)
          : words.away(told.leader.name)
  return (
    <>
      {told !== undefined && (
        <section className="together invitation" aria-label={words.title}>
          <p>
            <Icon name="eye" />
            <span>{text}</span>
          </p>
          <Link href={timelineIn(view, replayId)} className="btn small primary">
            {told.leader.isMe ? words.join : words.follow}
          </Link>
        </section>
      )}
      <Announced text={text} />
    </>
  )
}

/** Any player may begin: the round is led from its first step. */
export const LookTogether = ({ session, view, replayId }: OfRound): ReactNode => {
  const words = useLessons()?.review
  const { part, stance } = useReview(session, replayId)
  const [isAsking, setAsking] = useState(false)
  const [, go] = useLocation()
  if (words === undefined || view.viewer.kind === 'spectator' || stance.told !== undefined) return null
  const begin = async (): Promise<void> => {
    setAsking(true)
    const isGiven = await part?.lead({ step: 1, lens: 'all', zoom: 'normal' })
    setAsking(false)
    if (isGiven === true) go(timelineIn(view, replayId))
  }
  return (
    <button type="button" className="btn look-together" disabled={isAsking} onClick={() => void begin()}>
      <Icon name="eye" />
      {words.together}
    </button>
  )
}
