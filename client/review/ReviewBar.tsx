import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Step } from '../../shared/game/room/step.ts'
import type { View } from '../../shared/game/room/view.ts'
import { peerOf } from '../../shared/game/seat.ts'
import { useLessons } from '../i18n/lessons.ts'
import type { Lessons } from '../i18n/lessons.ts'
import { Icon } from '../ui/Icon.tsx'
import { Announced } from './Announced.tsx'
import { partsOf } from './parts.ts'
import { useLasting } from './useLasting.ts'
import type { Together } from './useTogether.ts'
import '../styles/review.css'

type Words = Lessons['review']

/** A reload takes a moment, and is not told as going away. */
const AWAY_MS = 2_500

/**
 * One line over the timeline of a room's round: whether somebody leads through it, how one stands to that, and what one
 * can do. Who is alone sees an offer only.
 */
export const ReviewBar = ({
  together,
  step,
  sentence,
  isCompact,
}: {
  readonly together: Together
  /** The step shown */
  readonly step: Step
  /** The same in words */
  readonly sentence: string
  readonly isCompact: boolean
}): ReactNode => {
  const words = useLessons()?.review
  const { state } = together
  const { link, view } = state
  const { mode, told } = together.stance
  const isAway = useLasting(told !== undefined && !told.leader.isMe && !told.leader.isHere, AWAY_MS)
  if (words === undefined || view === undefined || link.kind === 'refused' || link.kind === 'superseded')
    return null
  const isWith = mode === 'with' && told !== undefined
  const point = isWith ? told.at.point : undefined
  const text = textOf(together, view, words, isAway)
  const isQuiet = text === ''
  const eager = link.kind === 'lost' ? undefined : eagerPeer(view)
  // On a phone every line counts: the offer stands below (`ReviewOffer`), and the head has a way back.
  if (isQuiet && isCompact) return null
  return (
    <section className={`together ${mode}${isQuiet ? ' quiet' : ''}`} aria-label={words.title}>
      {!isQuiet && (
        <p>
          <Icon name={link.kind === 'lost' ? 'clock' : 'eye'} />
          <span>{text}</span>
          {eager !== undefined && told !== undefined && <span>{words.wantsAgain(eager)}</span>}
        </p>
      )}
      <Acts together={together} view={view} words={words} isAway={isAway} isCompact={isCompact} />
      {mode === 'leading' && <Pointing together={together} step={step} words={words} />}
      {/* A phone's head has a way back of its own; it is shown twice only where somebody waits there. */}
      {(!isCompact || eager !== undefined) && (
        <Link
          href={`/${view.code}`}
          className={`btn small to-room ${eager === undefined ? 'quiet' : 'primary'}`}
        >
          <Icon name="back" />
          <span>{words.toRoom}</span>
        </Link>
      )}
      <Announced text={isWith && !isAway ? words.moved(told.leader.name, sentence) : text} />
      <Announced
        text={
          point === undefined || point.part === 'step'
            ? ''
            : words.pointsAt(told?.leader.name ?? '', words.parts[point.part], point.step)
        }
      />
    </section>
  )
}

/** The offer to begin, where the bar that would hold it is not shown. */
export const ReviewOffer = ({ together }: { readonly together: Together }): ReactNode => {
  const words = useLessons()?.review
  const { view, link } = together.state
  if (words === undefined || view === undefined || link.kind !== 'live' || together.stance.mode !== 'alone')
    return null
  return (
    mayBegin(view, together) &&
    textOf(together, view, words, false) === '' && (
      <button type="button" className="btn small" onClick={() => void together.part.lead(together.here)}>
        <Icon name="eye" />
        {words.together}
      </button>
    )
  )
}

/** The player at the other end who is ready for the next round. */
const eagerPeer = (view: View): string | undefined => {
  if (view.viewer.kind === 'spectator') return undefined
  const peer = view.seats[peerOf(view.viewer.seat)]
  return peer.held === 'person' && peer.ready && !view.seats[view.viewer.seat].ready ? peer.name : undefined
}

/** Any player may begin, of the round that has just been played. */
const mayBegin = ({ viewer, phase, round }: View, { replayId }: Together): boolean =>
  viewer.kind === 'seat' && phase === 'over' && round?.outcome?.replayId === replayId

const isCalledAway = (view: View): boolean => view.phase === 'playing' && view.viewer.kind === 'seat'

const textOf = (
  { stance: { mode, told, elsewhere }, state: { link } }: Together,
  view: View,
  words: Words,
  isAway: boolean,
): string => {
  if (link.kind === 'lost') return words.lineLost
  if (isCalledAway(view)) return words.nextRound
  if (told === undefined) {
    if (elsewhere !== undefined) return words.elsewhere(elsewhere.leader.name)
    const eager = eagerPeer(view)
    if (eager !== undefined) return words.wantsAgain(eager)
    return mode === 'over' ? words.ended : ''
  }
  const { leader, at } = told
  if (leader.isMe) return words.leading(told.followers)
  if (isAway) return words.away(leader.name)
  if (mode === 'apart') return words.apart
  return mode === 'with' ? words.following(leader.name, at.step) : words.invited(leader.name, at.step)
}

/** What can be done now: one of these is usually all that there is. */
const Acts = ({
  together,
  view,
  words,
  isAway,
  isCompact,
}: {
  readonly together: Together
  readonly view: View
  readonly words: Words
  readonly isAway: boolean
  readonly isCompact: boolean
}): ReactNode => {
  const { stance, part, here, state } = together
  const { mode, told, elsewhere } = stance
  const { presence, link } = state
  const me = view.viewer.kind === 'seat' ? view.viewer.seat : undefined
  if (link.kind === 'lost') return null
  if (isCalledAway(view))
    return (
      <Link href={`/${view.code}`} className="btn small primary">
        {words.toTable}
      </Link>
    )
  if (elsewhere !== undefined)
    return (
      <Link href={`/timeline/${elsewhere.replayId}?room=${view.code}`} className="btn small primary">
        {words.join}
      </Link>
    )
  const lead = (): void => void part.lead(here)
  if (told === undefined)
    return (
      mayBegin(view, together) && (
        <button type="button" className="btn small" onClick={lead}>
          {words.together}
        </button>
      )
    )
  const { leader, at } = told
  if (leader.isMe) {
    const other = me === undefined ? undefined : peerOf(me)
    const isThere = other !== undefined && view.seats[other].held === 'person' && presence[other] === 'here'
    return (
      <>
        {isThere && (
          <button
            type="button"
            className="btn small hand-over"
            aria-label={words.hand(view.seats[other].name)}
            onClick={() => part.hand(other)}
          >
            <Icon name="swap" />
            <span>{isCompact ? view.seats[other].name : words.hand(view.seats[other].name)}</span>
          </button>
        )}
        <button type="button" className="btn small" onClick={part.end}>
          {words.end}
        </button>
      </>
    )
  }
  const join = (): void => part.happens({ kind: 'joined' })
  return (
    <>
      {mode === 'invited' && (
        <button type="button" className="btn small primary" onClick={join}>
          {words.join}
        </button>
      )}
      {mode === 'apart' && (
        <button type="button" className="btn small primary" onClick={join}>
          {words.back(leader.name, at.step)}
        </button>
      )}
      {isAway && me !== undefined && (
        <button type="button" className="btn small" onClick={lead}>
          {words.take}
        </button>
      )}
    </>
  )
}

/** Points without a mouse: at the step shown, or at a field of it. */
const Pointing = ({
  together: { pointer, pointAt },
  step,
  words,
}: {
  readonly together: Together
  readonly step: Step
  readonly words: Words
}): ReactNode => {
  const now = pointer?.point?.step === step.n ? pointer.point.part : undefined
  return (
    <fieldset className="pointing">
      <legend className="cap">{words.pointAt}</legend>
      {partsOf(step).map((part) => (
        <button
          key={part}
          type="button"
          className="btn small"
          aria-pressed={part === now}
          onClick={() => pointAt(part === now ? undefined : part)}
        >
          {words.parts[part]}
        </button>
      ))}
    </fieldset>
  )
}
