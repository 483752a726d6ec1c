import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { StudentClassView, StudentTable } from '../../../shared/class/view.ts'
import { useWords } from '../../i18n/index.ts'
import type { PupilWords } from '../../i18n/pupils.ts'
import type { Session } from '../../net/session.ts'
import { timelineIn } from '../../review/Invitation.tsx'
import { useSession } from '../room/useSession.ts'

/** After a round of a class: the pair goes on by itself, or the teacher brings everybody on and one may play once more. */
export const GoOn = ({
  room,
  view,
  table,
  words,
}: {
  readonly room: Session
  readonly view: StudentClassView
  readonly table: StudentTable
  readonly words: PupilWords
}): ReactNode => {
  const { result } = useWords()
  const roomView = useSession(room).view
  if (roomView === undefined) return null
  if (roomView.viewer.kind !== 'seat') return <p className="cap">{words.waiting.watches}</p>
  const { ready } = roomView.seats[roomView.viewer.seat]
  const isLast = table.levelAt + 1 >= view.levels.length
  const isLost = roomView.round?.outcome?.lost !== undefined
  const goesOn = view.pace === 'own' && !isLast && !isLost
  const replayId = roomView.round?.outcome?.replayId
  return (
    <section className="class-on" aria-label={words.level.over}>
      <p>
        {isLost
          ? words.level.lost
          : isLast
            ? words.level.last
            : goesOn
              ? words.level.own
              : words.level.together}
      </p>
      <div className="acts">
        <button
          type="button"
          className={`btn${goesOn || isLost ? ' primary' : ''}`}
          disabled={ready}
          onClick={() => void room.act({ kind: 'set-ready', ready: true })}
        >
          {ready ? words.level.waits : goesOn ? words.level.next : words.level.again}
        </button>
        {replayId !== undefined && (
          <Link href={timelineIn(roomView, replayId)} className="btn">
            {result.timeline}
          </Link>
        )}
      </div>
    </section>
  )
}
