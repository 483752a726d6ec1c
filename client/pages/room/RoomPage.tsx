import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { keptSeat, forgetSeat } from '../../net/keep.ts'
import { resumeSession } from '../../net/networkSession.ts'
import type { KeptSeat, Session } from '../../net/session.ts'
import '../../styles/table.css'
import { JoinCard } from './JoinCard.tsx'
import { RoomScreen } from './RoomScreen.tsx'

/** A room at its address: whoever holds a seat here goes on; everybody else is asked for a nickname. */
const RoomPage = ({ code }: { readonly code: string }): ReactNode => {
  const [seat, setSeat] = useState<KeptSeat | undefined>(() => keptSeat(code))
  if (seat === undefined) return <JoinCard code={code} onSeated={() => setSeat(keptSeat(code))} />
  return (
    <Seated
      code={code}
      seat={seat}
      onLost={() => {
        forgetSeat(code)
        setSeat(undefined)
      }}
    />
  )
}
export default RoomPage

const Seated = ({
  code,
  seat,
  onLost,
}: {
  readonly code: string
  readonly seat: KeptSeat
  readonly onLost: () => void
}): ReactNode => {
  const [session, setSession] = useState<Session>()
  const [, go] = useLocation()
  useEffect(() => {
    const opened = resumeSession(code, seat)
    setSession(opened)
    return () => opened.close()
  }, [code, seat])
  if (session === undefined) return null
  return (
    <RoomScreen
      session={session}
      code={code}
      kind="network"
      onLeft={() => {
        forgetSeat(code)
        go('/')
      }}
      onSeatLost={onLost}
      onAgain={() => {
        session.close()
        setSession(resumeSession(code, seat))
      }}
    />
  )
}
