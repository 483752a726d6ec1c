import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { unreachable } from '../../../shared/base/unreachable.ts'
import type { Note } from '../../../shared/replay/notes.ts'
import { notesFromLink } from '../../notes/notesInLink.ts'
import { Bar } from '../../app/Bar.tsx'
import { useWords } from '../../i18n/index.ts'
import { useLessons } from '../../i18n/lessons.ts'
import { EmptyLadder } from '../../ladder/EmptyLadder.tsx'
import { DropHere } from '../../recording/DropHere.tsx'
import { useRoomBeside } from '../../review/useRoomBeside.ts'
import type { RoomBeside } from '../../review/useRoomBeside.ts'
import '../../styles/table.css'
import '../../styles/timeline.css'
import { TakeAway } from './TakeAway.tsx'
import { TakeUp } from './TakeUp.tsx'
import { TimelineScreen } from './TimelineScreen.tsx'
import { useReplay } from './useReplay.ts'

/** The timeline of a round at its address: the round itself, or why it cannot be shown. */
const TimelinePage = ({ id }: { readonly id: string }): ReactNode => {
  const [attempt, setAttempt] = useState(1)
  const room = useRoomBeside()
  return (
    <>
      <DropHere />
      <Round key={`${id} ${attempt}`} id={id} room={room} again={() => setAttempt(attempt + 1)} />
    </>
  )
}
export default TimelinePage

const Round = ({
  id,
  room,
  again,
}: {
  readonly id: string
  readonly room: RoomBeside | undefined
  readonly again: () => void
}): ReactNode => {
  const words = useWords()
  const told = useLessons()?.rounds
  const replay = useReplay(id)
  const [notesOf] = useState(() => ({ round: id, given: notesOfHash(location.hash) }))
  switch (replay.kind) {
    case 'ready':
      return (
        <TakeUp
          id={id}
          branch={replay.branch}
          events={replay.events}
          timeline={replay.timeline}
          shown={replay.shown}
        >
          {({ offers, branches, mark }) => (
            <TimelineScreen
              timeline={replay.timeline}
              sharedAs={replay.isShared ? id : undefined}
              shown={replay.shown}
              offers={offers}
              room={room}
              beside={branches}
              mark={mark}
              notesOf={notesOf}
              renderAway={(look, notes) => (
                <TakeAway
                  id={id}
                  timeline={replay.timeline}
                  events={replay.events}
                  isShared={replay.isShared}
                  look={look}
                  notes={notes}
                />
              )}
            />
          )}
        </TakeUp>
      )
    case 'loading':
      return (
        <>
          <Bar title={words.timeline.title} />
          <output className="loading">{words.app.loading}</output>
        </>
      )
    case 'unknown':
      return <Missing title={words.timeline.notFoundTitle} more={told?.notFoundMore ?? ''} />
    case 'not-over':
      return <Missing title={words.timeline.notOverTitle} more={told?.notOver ?? ''} onAgain={again} />
    case 'offline':
      return <Missing title={words.refusals.offline} more={told?.offlineMore ?? ''} onAgain={again} />
    default:
      return unreachable(replay)
  }
}

/** The notes that whoever made the link wanted to travel with it. */
const notesOfHash = (hash: string): readonly Note[] => notesFromLink(/&notes=([\w-]+)/.exec(hash)?.[1] ?? '')

const Missing = ({
  title,
  more,
  onAgain,
}: {
  readonly title: string
  readonly more: string
  readonly onAgain?: () => void
}): ReactNode => {
  const words = useWords()
  return (
    <>
      <Bar title={words.timeline.title} />
      <main className="mid narrow">
        <EmptyLadder />
        <h1>{title}</h1>
        <p>{more}</p>
        <p className="row2">
          {onAgain !== undefined && (
            <button type="button" className="btn primary" onClick={onAgain}>
              {words.timeline.tryAgain}
            </button>
          )}
          <Link href="/rounds" className={onAgain === undefined ? 'btn primary' : 'btn'}>
            {words.timeline.toRounds}
          </Link>
        </p>
      </main>
    </>
  )
}
