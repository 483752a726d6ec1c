import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { bySeat, SEATS } from '../../shared/game/seat.ts'
import type { BySeat, Seat } from '../../shared/game/seat.ts'
import { canGoOn, standingAfter } from '../../shared/replay/standing.ts'
import type { Standing } from '../../shared/replay/standing.ts'
import type { Holder } from '../../shared/game/room/room.ts'
import { Bar } from '../app/Bar.tsx'
import { useWords } from '../i18n/index.ts'
import { useAgainWords } from '../i18n/parts/again.ts'
import type { AgainWords } from '../i18n/parts/again.ts'
import { Rich } from '../i18n/Rich.tsx'
import { EmptyLadder } from '../ladder/EmptyLadder.tsx'
import { useSession } from '../pages/room/useSession.ts'
import '../styles/again.css'
import '../styles/table.css'
import { useCompact } from '../ui/useMedia.ts'
import { BRANCH_PREFIX } from './branchId.ts'
import { keepBranch, leavingAt } from './branches.ts'
import type { Branch, Keeping } from './branches.ts'
import { ForkTable } from './ForkTable.tsx'
import { forkSession } from './forkSession.ts'
import type { ForkSession } from './forkSession.ts'
import type { OverProps } from './overProps.ts'
import { PlayAside } from './PlayAside.tsx'
import { useForkSession } from './useForkSession.ts'

/** Which ends somebody plays on: both by turns, or one of them against a bot. */
type Playing = Seat | 'both'

/** A round played on from one of its steps: first which ends, then the table; what comes of it is a branch. */
const PlayScreen = ({
  id,
  branch,
  events,
  timeline,
  n,
  leftAt = n,
  shown,
  onBack,
}: OverProps & {
  /** The last step that the timeline has too, where these events are not its own any more */
  readonly leftAt?: number
}): ReactNode => {
  const words = useAgainWords()
  const { app } = useWords()
  const [playing, setPlaying] = useState<Playing>()
  const [games, setGames] = useState(1)
  if (words === undefined) return null
  const names = bySeat((seat) => (timeline.names[seat] === '' ? app.bot : timeline.names[seat]))
  const [start] = events
  if (!canGoOn(shown) || start?.kind !== 'round-started' || timeline.madeBy[n] === undefined)
    return <Choice title={words.gone} more="" words={words} onBack={onBack} />
  if (playing === undefined)
    return (
      <Choice title={words.playOnFrom(n)} more={words.playOnMore} words={words} onBack={onBack}>
        <button type="button" className="btn primary" onClick={() => setPlaying('both')}>
          {words.both}
        </button>
        {SEATS.map((seat) => (
          <button key={seat} type="button" className="btn" onClick={() => setPlaying(seat)}>
            <Rich>{words.against[seat]}</Rich>
          </button>
        ))}
      </Choice>
    )
  return (
    <Table
      key={games}
      open={(branchId) =>
        standingAfter([{ ...start, replayId: branchId }, ...events.slice(1)], n, {
          seats: holdersOf(playing),
          seed: branchId,
        })
      }
      leaving={leavingAt(branch, id, leftAt)}
      names={names}
      {...{ playing, words, n, onBack }}
      again={() => setGames(games + 1)}
    />
  )
}
export default PlayScreen

const Choice = ({
  title,
  more,
  words,
  onBack,
  children,
}: {
  readonly title: string
  readonly more: string
  readonly words: AgainWords
  readonly onBack: () => void
  readonly children?: ReactNode
}): ReactNode => (
  <>
    <Bar title={title} />
    <main className="mid narrow play-choice">
      <EmptyLadder />
      <h1>{title}</h1>
      <p>{more}</p>
      {children}
      <button type="button" className={children === undefined ? 'btn primary' : 'btn quiet'} onClick={onBack}>
        {words.back}
      </button>
    </main>
  </>
)

const holdersOf = (playing: Playing): BySeat<Holder> =>
  bySeat((seat) =>
    playing === 'both' || playing === seat ? { kind: 'person', name: '', tokenHash: '' } : { kind: 'bot' },
  )

interface TableProps {
  /** The room of the step, as that of a branch with this id */
  readonly open: (branchId: string) => Standing | undefined
  readonly leaving: Pick<Branch, 'trunk' | 'parent' | 'at'>
  readonly playing: Playing
  readonly names: BySeat<string>
  readonly words: AgainWords
  readonly n: number
  readonly onBack: () => void
  readonly again: () => void
}

const newBranchId = (): string =>
  BRANCH_PREFIX +
  Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const Table = (props: TableProps): ReactNode => {
  const { open, leaving, playing } = props
  const [keeping, setKeeping] = useState<Keeping>()
  const branchId = useRef('')
  const session = useForkSession(() => {
    branchId.current = newBranchId()
    const madeAt = Date.now()
    const standing = open(branchId.current)
    if (standing === undefined) throw new Error('a step that was made has a room')
    return forkSession({
      standing,
      seat: playing === 'both' ? 'client' : playing,
      turns: playing === 'both' ? 'both' : 'one',
      onEvents: (events, room) => {
        const [start] = events
        if (start?.kind !== 'round-started') return
        const branch: Branch = {
          ...leaving,
          id: branchId.current,
          name: '',
          madeAt,
          steps: room.round?.steps.length ?? 0,
          isWon: room.phase === 'over' && room.round?.lost === undefined,
        }
        setKeeping(keepBranch(branch, start.names, events))
      },
    })
  })
  return session === undefined ? null : (
    <AtTable {...props} session={session} keeping={keeping} branch={() => branchId.current} />
  )
}

const AtTable = ({
  session,
  leaving,
  playing,
  names,
  words,
  n,
  keeping,
  branch,
  onBack,
  again,
}: TableProps & {
  readonly session: ForkSession
  readonly keeping: Keeping | undefined
  readonly branch: () => string
}): ReactNode => {
  const { app } = useWords()
  const isCompact = useCompact()
  const [, go] = useLocation()
  const { view } = useSession(session)
  const round = view?.round
  if (view === undefined || round?.me === undefined) return null
  const isOver = view.phase === 'over'
  const { seat } = round.me
  const openBranch = (): void => {
    // The way back from the branch leads to the step, not to this table.
    history.replaceState(history.state, '', `#step=${Math.max(1, leaving.at)}`)
    go(`/timeline/${branch()}#step=${leaving.at + 1}`)
  }
  return (
    <ForkTable
      key={seat}
      {...{ session, view, round, onBack }}
      me={round.me}
      names={bySeat((each) => (playing === 'both' || each === playing ? names[each] : app.bot))}
      more={isCompact ? words.fromStep(n) : words.playOnFrom(n)}
      back={words.back}
      keptAs={`${branch()}/${seat}`}
      isOver={isOver}
      aside={
        <PlayAside
          {...{ words, isCompact, isOver, keeping, seat, again, openBranch }}
          lost={round.outcome?.lost}
          name={words.fromStep(leaving.at)}
          isBoth={playing === 'both'}
          onSit={session.sitAt}
        />
      }
    />
  )
}
