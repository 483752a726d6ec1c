import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { StudentClassView, StudentTable } from '../../../shared/class/view.ts'
import type { PupilWords } from '../../i18n/pupils.ts'
import { resumeSession } from '../../net/networkSession.ts'
import type { Session } from '../../net/session.ts'
import type { StudentSession } from '../../net/studentSession.ts'
import { RoomScreen } from '../room/RoomScreen.tsx'
import { ClassStrip } from './ClassStrip.tsx'
import { GoOn } from './GoOn.tsx'
import { Waiting } from './Waiting.tsx'

/** At a table of the class: the very room that two friends play in, led by the class. */
export const AtTable = ({
  session,
  view,
  table,
  token,
  words,
  leave,
}: {
  readonly session: StudentSession
  readonly view: StudentClassView
  readonly table: StudentTable
  readonly token: string
  readonly words: PupilWords
  readonly leave: () => void
}): ReactNode => {
  const [room, setRoom] = useState<Session>()
  const { room: code, seat } = table
  const isSeated = seat !== undefined
  useEffect(() => {
    const kept = isSeated ? ({ code, token, seat: 'client', name: '' } as const) : undefined
    const opened = resumeSession(code, kept, session.line)
    // A line is opened with the page and closed with it: it belongs to the effect, and is shown by state.
    // oxlint-disable-next-line react/set-state-in-effect
    setRoom(opened)
    return () => opened.close()
  }, [code, token, isSeated, session.line])
  const waiting = <Waiting view={view} words={words} isLost={false} leave={leave} />
  if (room === undefined || table.turn === 0) return waiting
  return (
    <RoomScreen
      session={room}
      code={code}
      kind="network"
      onLeft={leave}
      onSeatLost={() => undefined}
      onAgain={() => room.retry()}
      hosted={{
        strip: <ClassStrip {...{ session, view, table, words }} />,
        lobby: waiting,
        next: <GoOn room={room} view={view} table={table} words={words} />,
      }}
    />
  )
}
