import type { ReactNode } from 'react'
import { PHRASES } from '../../../shared/game/room/room.ts'
import type { View } from '../../../shared/game/room/view.ts'
import { peerOf } from '../../../shared/game/seat.ts'
import type { Seat } from '../../../shared/game/seat.ts'
import type { Presence } from '../../../shared/wire/answers.ts'
import { useWords } from '../../i18n/index.ts'
import type { Session } from '../../net/session.ts'
import { holderName } from './names.ts'

/** The other end: a name, whether somebody is there, and the fog. Never a number. */
export const Partner = ({
  session,
  view,
  me,
  presenceNote,
}: {
  readonly session: Session
  readonly view: View
  readonly me: Seat
  readonly presenceNote: ReactNode
}): ReactNode => {
  const words = useWords()
  const peer = peerOf(me)
  return (
    <aside className="partner" aria-label={words.table.partner}>
      <div>
        <span className={`seat ${peer}`}>{words.app[peer]}</span>
        <p className="partner-name">{holderName(view, peer, words)}</p>
        {presenceNote}
      </div>
      <p className="veil">{words.table.veil}</p>
      <Phrases view={view} me={me} session={session} />
    </aside>
  )
}

/** What may be said across the wire: a few phrases, none of them a number. Nobody talks to a bot. */
export const Phrases = ({
  session,
  view,
  me,
}: {
  readonly session: Session
  readonly view: View
  readonly me: Seat
}): ReactNode => {
  const words = useWords()
  if (view.seats[peerOf(me)].held !== 'person') return null
  return (
    <fieldset className="phrases" aria-label={words.table.say}>
      {PHRASES.map((phrase) => (
        <button key={phrase} type="button" onClick={() => void session.act({ kind: 'say-phrase', phrase })}>
          {words.table.phrase[phrase]}
        </button>
      ))}
    </fieldset>
  )
}

/** Whether somebody is at the other end now. The partner hears silence; this is only a discreet note. */
export const PresenceNote = ({
  view,
  presence,
  me,
  kind,
  isShort = false,
}: {
  readonly view: View
  readonly presence: Presence
  readonly me: Seat
  readonly kind: 'network' | 'practice'
  readonly isShort?: boolean
}): ReactNode => {
  const words = useWords()
  const peer = peerOf(me)
  const isBot = kind === 'practice' || view.seats[peer].held === 'bot'
  const isAway = !isBot && presence[peer] !== 'here'
  const state = isBot ? words.table.hereBot : isAway ? words.table.away : words.table.here
  return (
    <p className={`presence${isAway ? ' away' : ''}`} title={state}>
      {isShort ? (
        <>
          <span className="who">{holderName(view, peer, words)}</span>
          {isAway ? words.lobby.away : <span className="vh">{state}</span>}
        </>
      ) : (
        state
      )}
    </p>
  )
}
