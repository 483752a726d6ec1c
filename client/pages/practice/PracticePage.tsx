import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { LEVEL_IDS } from '../../../shared/game/levels/level.ts'
import { parseFaultSeed } from '../../../shared/game/room/faultSeed.ts'
import { DEFAULT_SETTINGS } from '../../../shared/game/room/room.ts'
import type { Session } from '../../net/session.ts'
import { keptRounds } from '../../net/keep.ts'
import { practiceSession } from '../../practice/practiceSession.ts'
import { useNickname } from '../home/useNickname.ts'
import { RoomScreen } from '../room/RoomScreen.tsx'
import '../room/looks.ts'

/**
 * Alone against the bot, at once and without a network. The very first round does not ask for the state, so that
 * the first segment is three clicks away; from the second on it does. `?seed=` names the faults of a level that
 * leaves them to chance.
 */
const PracticePage = ({
  level,
  seat,
}: {
  readonly level: string | undefined
  readonly seat: string | undefined
}): ReactNode => {
  const [, go] = useLocation()
  const [name] = useNickname()
  const faultSeed = parseFaultSeed(new URLSearchParams(useSearch()).get('seed') ?? '')
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    const isFirst = keptRounds().length === 0
    const opened = practiceSession({
      settings: {
        ...DEFAULT_SETTINGS,
        level: LEVEL_IDS.find((id) => id === level) ?? DEFAULT_SETTINGS.level,
        asksState: !isFirst,
        faultSeed,
      },
      asksStateLater: isFirst,
      seat: seat === 'server' ? 'server' : 'client',
      name,
    })
    setSession(opened)
    return () => opened.close()
    // A practice begins anew with its address, not with a new nickname.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [level, seat, faultSeed])
  const home = (): void => go('/')
  return session === undefined ? null : (
    <RoomScreen
      session={session}
      code="SOLO"
      kind="practice"
      onLeft={home}
      onSeatLost={home}
      onAgain={home}
    />
  )
}
export default PracticePage
