import { useEffect, useMemo, useState } from 'react'
import { useSearch } from 'wouter'
import { parseRoomCode } from '../../shared/wire/typed.ts'
import { keptSeat } from '../net/keep.ts'
import { resumeSession } from '../net/networkSession.ts'
import type { Session } from '../net/session.ts'

/** A room beside a timeline: its code, and this page's line to it. */
export interface RoomBeside {
  readonly code: string
  readonly session: Session
}

/**
 * The line to the room that a timeline's address names (`?room=K7PQM`): with the seat that this device keeps there, else
 * looking on. Undefined where none is named. Whoever looks at a timeline in a room is still there for the others.
 */
export const useRoomBeside = (): RoomBeside | undefined => {
  const search = useSearch()
  const code = useMemo(() => parseRoomCode(new URLSearchParams(search).get('room') ?? ''), [search])
  const [room, setRoom] = useState<RoomBeside>()
  useEffect(() => {
    if (code === undefined) return undefined
    const opened = resumeSession(code, keptSeat(code))
    // A line is opened with the page and closed with it: it belongs to the effect, and is shown by state.
    // oxlint-disable-next-line react/set-state-in-effect
    setRoom({ code, session: opened })
    return () => {
      opened.close()
      setRoom(undefined)
    }
  }, [code])
  return room
}
