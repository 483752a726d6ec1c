import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { LEVELS } from '../../../shared/game/levels/catalogue.ts'
import { COLUMNS, accuracyOf } from '../../../shared/game/judging/score.ts'
import type { Score } from '../../../shared/game/judging/score.ts'
import { isLiveWire } from '../../../shared/game/room/mode.ts'
import type { Loss } from '../../../shared/game/room/room.ts'
import type { SegmentStep, Step } from '../../../shared/game/room/step.ts'
import type { OutcomeView, Practice, RoundView, View } from '../../../shared/game/room/view.ts'
import { bySeat, peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { Rich } from '../../i18n/Rich.tsx'
import { flagsInWords } from '../../ladder/fields.ts'
import { Glyph } from '../../ladder/Glyph.tsx'
import type { Session } from '../../net/session.ts'
import { Invitation, LookTogether, timelineIn } from '../../review/Invitation.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useCompact } from '../../ui/useMedia.ts'
import '../../styles/after.css'
import { Board } from './Board.tsx'
import { Menu } from './Menu.tsx'
import { holderName, nameBeside } from './names.ts'
import { Questions } from './Questions.tsx'

/** The end of a round: the fog lifts, one word, stars, four columns, why, and what to play next. */
export const Result = ({
  session,
  view,
  kind,
  lost,
  leave,
  next,
}: {
  readonly session: Session
  readonly view: View
  readonly kind: 'network' | 'practice'
  readonly lost: ReactNode
  readonly leave: () => void
  /** A class says what comes next; undefined where the players choose */
  readonly next: ReactNode
}): ReactNode => {
  const words = useWords()
  const lessons = useLessons()
  const isCompact = useCompact()
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus({ preventScroll: true }), [])
  const { round } = view
  if (round?.outcome === undefined) return null
  const { outcome } = round
  const me = view.viewer.kind === 'seat' ? view.viewer.seat : undefined
  const ghosts = round.steps.filter((step) => step.kind === 'refused').length
  const wrong = round.steps.filter(isWrongSegment)
  const isLive = isLiveWire(view.settings)
  const both = words.result.both(holderName(view, 'client', words), holderName(view, 'server', words))
  const level = words.levels.name[round.level]
  const board = (
    <section className="board" aria-label={words.table.wire}>
      {!isCompact && (
        <p className="cap1">
          {wrong.length > 0
            ? lessons?.live.lifted(wrong.length)
            : ghosts === 0
              ? words.result.lifted
              : words.result.liftedGhosts(ghosts)}
        </p>
      )}
      <Board
        begins={round.start}
        steps={round.steps}
        viewer="all"
        names={bySeat((seat) => nameBeside(view, seat, words))}
        isCompact={isCompact}
      />
    </section>
  )
  const head = (
    <div className="verdictword">
      <p className="cap">
        {me === undefined ? words.result.watched(level, isLive) : words.result.youWere(level, isLive, me)}
      </p>
      <h1 ref={title} tabIndex={-1}>
        {outcome.lost === undefined
          ? words.result.word[LEVELS[round.level].chapter]
          : lessons?.live.lost[outcome.lost].word}
      </h1>
      {outcome.lost === undefined ? (
        <Stars stars={outcome.stars} />
      ) : (
        <HowLost how={outcome.lost} first={wrong[0]} view={view} />
      )}
    </div>
  )
  const rest = (
    <>
      {me !== undefined && <FourColumns score={outcome.scores[me]} />}
      {kind === 'network' && <LookTogether session={session} view={view} replayId={outcome.replayId} />}
      {outcome.faultSeed !== undefined && (
        <Faults
          level={round.level}
          seed={outcome.faultSeed}
          isChosen={view.settings.faultSeed === outcome.faultSeed}
        />
      )}
      <Shown outcome={outcome} />
      <Questions session={session} view={view} />
      {next === undefined ? (
        <>
          {me !== undefined && <Next session={session} view={view} outcome={outcome} me={me} />}
          <Acts session={session} view={view} round={round} me={me} kind={kind} />
        </>
      ) : (
        next
      )}
    </>
  )
  const invitation = kind === 'network' && (
    <Invitation session={session} view={view} replayId={outcome.replayId} />
  )
  const menu = (
    <Menu>
      {next === undefined && (
        <button type="button" className="menu-item" onClick={() => void session.act({ kind: 'end-round' })}>
          {kind === 'practice' ? words.table.choose : words.result.lobby}
        </button>
      )}
      <button type="button" className="menu-item" onClick={leave}>
        {words.table.leave}
      </button>
    </Menu>
  )
  if (isCompact)
    return (
      <div className="phone resultp">
        <Bar title={words.result.over} isCompact>
          {menu}
        </Bar>
        {lost}
        {invitation}
        <main>
          <section className="fin">{head}</section>
          {board}
          <section className="fin">{rest}</section>
        </main>
      </div>
    )
  return (
    <div className="result-page">
      <Bar title={words.result.over} more={both}>
        {menu}
      </Bar>
      {lost}
      {invitation}
      <main className="result">
        {board}
        <section className="fin">
          {head}
          {rest}
        </section>
      </main>
    </div>
  )
}

/** What the wire's faults were drawn from: a friend who types it plays the same. */
const Faults = ({
  level,
  seed,
  isChosen,
}: {
  readonly level: string
  readonly seed: string
  readonly isChosen: boolean
}): ReactNode => {
  const words = useWords().result
  return (
    <p className="faults">
      {words.faults(seed)}
      {!isChosen && <Link href={`/practice/${level}/client?seed=${seed}`}>{words.faultsAgain}</Link>}
    </p>
  )
}

const isWrongSegment = (step: Step): step is SegmentStep =>
  step.kind === 'segment' && step.wrong !== undefined

/** A live-wire round that was lost: what the ends have come to, and with which segment it began. */
const HowLost = ({
  how,
  first,
  view,
}: {
  readonly how: Loss
  readonly first: SegmentStep | undefined
  readonly view: View
}): ReactNode => {
  const words = useWords()
  const live = useLessons()?.live
  if (live === undefined) return null
  return (
    <div className="how-lost">
      <p>{live.lost[how].more}</p>
      {first !== undefined && (
        <p>
          <Rich>
            {live.began(first.n, holderName(view, first.seat, words), flagsInWords(first.segment.flags))}
          </Rich>
        </p>
      )}
    </div>
  )
}

const STAR =
  'M12 2l3 6.600 7.200.700-5.400 4.800 1.600 7.100L12 17.400 5.600 21.200l1.600-7.100L1.800 9.300 9 8.600z'

const Stars = ({ stars }: { readonly stars: number }): ReactNode => {
  const words = useWords()
  return (
    <p className="stars">
      {[1, 2, 3].map((star) => (
        <svg key={star} viewBox="0 0 24 24" aria-hidden="true">
          <path
            d={STAR}
            fill={star <= stars ? 'var(--ink)' : 'none'}
            stroke="var(--ink)"
            strokeWidth="1.200"
            {...(star <= stars ? {} : { strokeDasharray: '2 1.600' })}
          />
        </svg>
      ))}
      <span>{words.result.stars(stars)}</span>
    </p>
  )
}

const FourColumns = ({ score }: { readonly score: Score }): ReactNode => {
  const words = useWords()
  return (
    <dl className="big4">
      {COLUMNS.map((column) => {
        const { right, of } = accuracyOf({
          marks: { flags: [], numbers: [], state: [], reason: [], [column]: score.marks[column] },
          hintsPaid: 0,
        })
        return (
          <div key={column}>
            <dt>{words.table[column]}</dt>
            <dd>
              {of === 0 ? words.table.unknown : right}
              {of > 0 && <small>/{of}</small>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Misconceptions that this player's own round has shown, each with its fact. */
const Shown = ({ outcome: { revealed } }: { readonly outcome: OutcomeView }): ReactNode => {
  const lessons = useLessons()
  if (lessons === undefined || revealed.length === 0) return null
  const { shown, misconceptions } = lessons
  return (
    <section className="shown-list" aria-label={shown.title}>
      <h2>{shown.title}</h2>
      <ul>
        {revealed.map((id) => (
          <li key={id}>
            <b>{shown.by(misconceptions[id].name, id)}</b>
            <Rich>{misconceptions[id].fact}</Rich>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What to play next and why: choosing it changes the room's level, and the ends where that is the point. */
const Next = ({
  session,
  view,
  outcome,
  me,
}: {
  readonly session: Session
  readonly view: View
  readonly outcome: OutcomeView
  readonly me: Seat
}): ReactNode => {
  const words = useWords()
  const choose = async (practice: Practice): Promise<void> => {
    if (practice.because === 'other-end') await session.act({ kind: 'swap-seats' })
    if (practice.level !== view.settings.level)
      await session.act({ kind: 'choose-settings', settings: { ...view.settings, level: practice.level } })
    await session.act({ kind: 'set-ready', ready: true })
  }
  return (
    <section className="next" aria-label={words.result.practise}>
      <h2>{words.result.practise}</h2>
      {outcome.practise.map((practice) => (
        <button
          key={`${practice.level}-${practice.because}`}
          type="button"
          disabled={view.seats[me].ready}
          onClick={() => void choose(practice)}
        >
          <Glyph level={practice.level} />
          <span>
            <b>{words.result.practiseTitle[practice.because](words.levels.name[practice.level])}</b>
            {words.result.practiseWhy[practice.because]}
          </span>
          <Icon name="forward" />
        </button>
      ))}
    </section>
  )
}

const Acts = ({
  session,
  view,
  round,
  me,
  kind,
}: {
  readonly session: Session
  readonly view: View
  readonly round: RoundView
  readonly me: Seat | undefined
  readonly kind: 'network' | 'practice'
}): ReactNode => {
  const words = useWords()
  const replayId = round.outcome?.replayId ?? ''
  const [isAsking, setAsking] = useState(false)
  const isLost = round.outcome?.lost !== undefined
  const peer = me === undefined ? undefined : peerOf(me)
  const peerReady = peer !== undefined && view.seats[peer].held === 'person' && view.seats[peer].ready
  const isReady = me !== undefined && view.seats[me].ready
  const again = async (): Promise<void> => {
    setAsking(true)
    // Who only agrees keeps the ends as the other has set them; what was lost is tried again from the same end.
    if (!peerReady && !isLost) await session.act({ kind: 'swap-seats' })
    await session.act({ kind: 'set-ready', ready: true })
    setAsking(false)
  }
  return (
    <div className="acts">
      {me !== undefined && (
        <button
          type="button"
          className="btn primary"
          disabled={isReady || isAsking}
          onClick={() => void again()}
        >
          {!isLost && <Icon name="swap" />}
          {isReady && peer !== undefined
            ? words.result.waitOther(holderName(view, peer, words))
            : peerReady || isLost
              ? words.result.agree
              : words.result.swapAgain}
        </button>
      )}
      <Link href={kind === 'network' ? timelineIn(view, replayId) : `/timeline/${replayId}`} className="btn">
        {words.result.timeline}
      </Link>
    </div>
  )
}
