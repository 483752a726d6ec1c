import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RoomEvent } from '../../shared/game/room/event.ts'
import { bySeat } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import { canGoOn, deciderOf, standingBefore } from '../../shared/replay/standing.ts'
import type { Standing } from '../../shared/replay/standing.ts'
import { timelineOf } from '../../shared/replay/timeline.ts'
import { useWords } from '../i18n/index.ts'
import { useAgainWords } from '../i18n/parts/again.ts'
import type { AgainWords } from '../i18n/parts/again.ts'
import { useSession } from '../pages/room/useSession.ts'
import { Icon } from '../ui/Icon.tsx'
import { useCompact } from '../ui/useMedia.ts'
import { attemptOf } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import { ForkTable } from './ForkTable.tsx'
import { forkSession } from './forkSession.ts'
import type { ForkSession } from './forkSession.ts'
import type { OverProps } from './overProps.ts'
import PlayScreen from './PlayScreen.tsx'
import { ThenAndNow, ThenAndNowLines } from './ThenAndNow.tsx'
import { useForkSession } from './useForkSession.ts'

/** A step of a round to be taken again, at the table of that moment; what is played leaves no trace, unless it is played on. */
const RetryScreen = ({ id, branch, events, timeline, n, shown, onBack }: OverProps): ReactNode => {
  const words = useAgainWords()
  const { app } = useWords()
  const [round, setRound] = useState(1)
  // What was played again, and is now played on
  const [going, setGoing] = useState<readonly RoomEvent[]>()
  const event = events[timeline.madeBy[n] ?? -1]
  const seat = deciderOf(event)
  const was = seat === undefined || event === undefined ? undefined : attemptOf(event, seat)
  const standing = canGoOn(shown) ? coached(standingBefore(events, n, ALONE)) : undefined
  const names = bySeat((each) => (timeline.names[each] === '' ? app.bot : timeline.names[each]))
  if (words === undefined) return null
  if (seat === undefined || was === undefined || standing === undefined)
    return (
      <main className="mid narrow">
        <h1>{words.gone}</h1>
        <p className="row2">
          <button type="button" className="btn primary" onClick={onBack}>
            {words.back}
          </button>
        </p>
      </main>
    )
  const again = (): void => setRound(round + 1)
  const gone = going && timelineOf(going)
  if (going !== undefined && gone !== undefined)
    return (
      <PlayScreen
        {...{ id, branch, shown, onBack }}
        events={going}
        timeline={gone}
        n={gone.steps.length}
        leftAt={n - 1}
      />
    )
  return (
    <Retrying key={round} {...{ standing, seat, was, n, names, words, onBack, again }} onPlayOn={setGoing} />
  )
}
export default RetryScreen

/** Nobody but the one who retries: the other end stands still as it was. */
const ALONE = {
  seats: bySeat(() => ({ kind: 'person', name: '', tokenHash: '' }) as const),
  seed: 'retry',
}

/** A step is tried as often as it takes, whatever the round was: on the live wire there would be no second time. */
const coached = (standing: Standing | undefined): Standing | undefined => {
  const round = standing?.room.round
  if (standing === undefined || round === undefined) return standing
  const settings = { ...round.settings, mode: 'coached' } as const
  return { ...standing, room: { ...standing.room, round: { ...round, settings } } }
}

interface RetryingProps {
  readonly standing: Standing
  readonly seat: Seat
  readonly was: Attempt
  readonly n: number
  readonly names: BySeat<string>
  readonly words: AgainWords
  readonly onBack: () => void
  readonly again: () => void
  readonly onPlayOn: (events: readonly RoomEvent[]) => void
}

const Retrying = (props: RetryingProps): ReactNode => {
  const { standing, seat } = props
  const session = useForkSession(() => forkSession({ standing, seat, turns: 'one' }))
  return session === undefined ? null : <AtTable {...props} session={session} />
}

const AtTable = ({
  session,
  standing,
  seat,
  was,
  n,
  names,
  words,
  onBack,
  again,
  onPlayOn,
}: RetryingProps & { readonly session: ForkSession }): ReactNode => {
  const { timeline } = useWords()
  const isCompact = useCompact()
  const { view } = useSession(session)
  const round = view?.round
  if (view === undefined || round?.me === undefined) return null
  const now = session
    .events()
    .slice(standing.events.length)
    .map((event) => attemptOf(event, seat))
    .findLast((attempt) => attempt !== undefined)
  const isDone = now !== undefined && !(now.kind === 'draft' && !now.isSent)
  const isBetter = was.kind === 'draft' && was.verdict.kind !== 'conforming'
  const beside = (
    <aside className={isCompact ? 'beside' : 'partner beside'} aria-label={words.thenAndNow}>
      {!isCompact && <h2>{words.thenAndNow}</h2>}
      {isCompact ? (
        <ThenAndNowLines was={was} now={now} words={words} />
      ) : (
        <ThenAndNow was={was} now={now} words={words} />
      )}
      {isDone && now.kind === 'draft' && (
        <p className="tagline fine" role="status">
          <Icon name="tick" />
          <span>{isBetter ? words.fitsBetter : words.fits}</span>
        </p>
      )}
      {!isCompact && <p className="cap">{now === undefined ? words.yours : words.rule}</p>}
      {isDone && (
        <p className="row2">
          <button type="button" className="btn primary" onClick={onBack}>
            {words.back}
          </button>
          {view.phase !== 'over' && (
            <button type="button" className="btn" onClick={() => onPlayOn(session.events())}>
              {words.playOn}
            </button>
          )}
          <button type="button" className="btn" onClick={again}>
            {words.once}
          </button>
        </p>
      )}
      {now !== undefined && !isDone && !isCompact && (
        <p className="row2">
          <button type="button" className="btn small" onClick={again}>
            {timeline.tryAgain}
          </button>
        </p>
      )}
    </aside>
  )
  return (
    <ForkTable
      {...{ session, view, round, names, onBack }}
      me={round.me}
      more={words.stepAgain(n)}
      back={words.back}
      aside={beside}
      isOver={isDone}
    />
  )
}
