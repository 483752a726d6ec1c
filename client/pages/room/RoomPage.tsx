import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { keptSeat, forgetSeat } from '../../net/keep.ts'
import { resumeSession } from '../../net/networkSession.ts'
import type { KeptSeat, Session } from '../../net/session.ts'
import { JoinCard } from './JoinCard.tsx'
import { RoomScreen } from './RoomScreen.tsx'
import './looks.ts'

/** How one is here: with a seat that this device keeps, looking on, or not yet. */
type Place =
  | { readonly kind: 'seated'; readonly seat: KeptSeat }
  | { readonly kind: 'watching' }
  | { readonly kind: 'outside' }

const placeIn = (code: string): Place => {
  const seat = keptSeat(code)
  return seat === undefined ? { kind: 'outside' } : { kind: 'seated', seat }
}

/** A room at its address: whoever holds a seat here goes on; everybody else is asked for a nickname. */
const RoomPage = ({ code }: { readonly code: string }): ReactNode => {
  const [place, setPlace] = useState(() => placeIn(code))
  if (place.kind === 'outside')
    return (
      <JoinCard
        code={code}
        onSeated={() => setPlace(placeIn(code))}
        onWatch={() => setPlace({ kind: 'watching' })}
      />
    )
  return (
    <Inside
      code={code}
      seat={place.kind === 'seated' ? place.seat : undefined}
      onLost={() => {
        forgetSeat(code)
        setPlace({ kind: 'outside' })
      }}
    />
  )
}
export default RoomPage

const Inside = ({
  code,
  seat,
  onLost,
}: {
  readonly code: string
  readonly seat: KeptSeat | undefined
  readonly onLost: () => void
}): ReactNode => {
  const [session, setSession] = useState<Session>()
  const [attempt, setAttempt] = useState(0)
  const [, go] = useLocation()
  useEffect(() => {
    const opened = resumeSession(code, seat)
    // A line is opened with the page and closed with it: it belongs to the effect, and is shown by state.
    // oxlint-disable-next-line react/set-state-in-effect
    setSession(opened)
    return () => opened.close()
    // Each attempt is a new line to the same seat.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [code, seat, attempt])
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
      onAgain={() => setAttempt(attempt + 1)}
    />
  )
}
